import type { PurchaseColumn, PurchaseColumns } from '../../domain/purchase-import.ts'
import type { ColumnTarget } from '../../domain/source.ts'
import { unguarded } from '../cell-guard.ts'
import { dateOrderOf, readDate } from '../roster-dates.ts'
import { guessMapping } from '../roster-mapping.ts'
import type { RosterTable } from '../roster-table.ts'
import { amountCell } from './amount-cell.ts'

/**
 * What each column of a file of purchases says, by its header and its first cells. Who paid is found as in a roster; every
 * meaning is given once, the likeliest header first, and only to a column whose cells can mean that.
 */
export function guessPurchaseColumns({ columns, rows }: Pick<RosterTable, 'columns' | 'rows'>): PurchaseColumns {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const found: (PurchaseColumn | null)[] = columns.map(() => null)
  const headers = columns.map((name) => name.normalize('NFKC').toLowerCase())
  for (const [target, shapes] of HEADERS) {
    const fits = shapes.flatMap((shape) =>
      headers.flatMap((header, column) => (found[column] === null && shape.test(header) ? [column] : [])),
    )
    const column = fits.find((each) => canMean(target, sample, each))
    if (column !== undefined) found[column] = target
  }
  for (const target of ['day', 'amount'] as const) {
    if (found.includes(target)) continue
    const column = columns.findIndex((_, each) => found[each] === null && canMean(target, sample, each))
    if (column !== -1) found[column] = target
  }
  const known = found.map((target) => (target === null ? null : []))
  const people = guessMapping(columns, rows, known)
  return found.map((target, column) => target ?? payerTarget(people[column] ?? [], found))
}

const SAMPLE_ROWS = 200

/** Of the filled cells of a column, so many have to read as what its header says. */
const MOST = 0.6

const PAYER = ['number', 'name', 'family', 'given', 'phone', 'email'] as const

function payerTarget(
  targets: readonly ColumnTarget[],
  found: readonly (PurchaseColumn | null)[],
): PurchaseColumn | null {
  return PAYER.find((known) => targets.includes(known) && !found.includes(known)) ?? null
}

function canMean(target: PurchaseColumn, rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.flatMap((row) => {
    const cell = unguarded(row[column] ?? '').trim()
    return cell === '' ? [] : [cell]
  })
  if (cells.length === 0) return target !== 'day' && target !== 'amount'
  const reads = (isOne: (cell: string) => boolean) => cells.filter(isOne).length >= cells.length * MOST
  if (target === 'day') {
    const order = dateOrderOf(cells) === 'month-first' ? 'month-first' : 'day-first'
    return reads((cell) => readDate(cell, order) !== null)
  }
  if (target === 'amount')
    return reads((cell) => amountCell(cell) !== null && readDate(cell, 'day-first') === null && !isLongNumber(cell))
  return true
}

/** A telephone number or an account, which is a figure too. */
function isLongNumber(cell: string): boolean {
  return /^\+|^0\d/u.test(cell) || cell.replace(/\D/gu, '').length > 12
}

/** Narrower meanings first, so that a wider word does not take their columns. */
const HEADERS: readonly (readonly [PurchaseColumn, readonly RegExp[]])[] = [
  ['refundOf', [/退款訂單|退款订单|原訂單|原订单|原交易|refund(?:ed)? (?:of|order)|original (?:order|transaction)/u]],
  [
    'order',
    [
      /訂單(?:編號|號碼|號)|订单(?:编号|号码|号)|\border ?(?:no|number|id|#|nr)/u,
      /交易(?:編號|序號|号|编号|號)|單號|单号|流水[號号]|發票號|发票号|收據(?:編號|號)|收据(?:编号|号)/u,
      /\b(?:transaction|receipt|invoice|payment|charge) ?(?:no|number|id|#)|^訂單$|^订单$|^order$|^reference$|^ref$/u,
    ],
  ],
  [
    'status',
    [
      /(?:付款|支付|繳費|缴费|交易)(?:狀態|状态|狀況|状况)|(?:payment|financial|transaction|paid) status/u,
      /(?:訂單|订单)(?:狀態|状态|狀況|状况)|order status/u,
      /^(?:狀態|状态|狀況|状况|status)$/u,
    ],
  ],
  ['currency', [/幣別|幣種|币别|币种|貨幣|货币|\bcurrency\b/u]],
  [
    'day',
    [
      /(?:付款|支付|交易|訂單|订单|購買|购买|消費|消费|繳費|缴费|入帳|入账|成立)(?:日期|日|時間|时间)/u,
      /(?:payment|paid|purchase|order|transaction|invoice) ?(?:date|day|time)|paid (?:on|at)|created(?: ?at)?/u,
      /日期|\bdate\b|\bday\b|時間|时间|\btime\b/u,
    ],
  ],
  [
    'amount',
    [
      /^金額|^金额|實付|实付|實收|实收|付款金|支付金|交易金|訂單金|订单金|^amount|\bamount paid\b|\bnet\b/u,
      /金額|金额|總價|总价|總計|总计|合計|合计|總額|总额|小計|小计|\bamount\b|\btotal\b|\bpaid\b|\bsum\b|\bgross\b/u,
      /價格|价格|價錢|价钱|售價|售价|單價|单价|費用|费用|會費|会费|\bprice\b|\bfee\b|\bdues\b|\bcost\b/u,
    ],
  ],
  ['kind', [/種類|种类|類別|类别|類型|类型|性質|性质|\bkind\b|\btype\b|\bcategory\b/u]],
  [
    'what',
    [
      /品名|商品|產品|产品|項目|项目|品項|課程|课程|票種|票种|\bitem\b|\bproduct\b|\bline ?item\b/u,
      /內容|内容|說明|说明|摘要|用途|描述|\bwhat\b|\bdescription\b|\bdetails?\b|\bmemo\b|\bsubject\b|\bfor\b/u,
      /備註|备注|\bnotes?\b|\bremarks?\b/u,
    ],
  ],
  ['number', [/會員(?:編號|號碼|號|卡號)|会员(?:编号|号码|号|卡号)|\bmember(?:ship)? ?(?:no|number|id|#)/u]],
  [
    'name',
    [
      /(?:付款|購買|购买|訂購|订购|消費|消费|繳費|缴费|匯款|汇款)(?:人|者)|買家|买家|顧客|顾客|客戶|客户|會員姓名|会员姓名/u,
      /\b(?:buyer|payer|customer|client|bill(?:ing|ed to)?|purchaser)(?: ?name)?$/u,
      /^會員$|^会员$|^member$|^who$/u,
    ],
  ],
]
