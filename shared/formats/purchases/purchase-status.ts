import type { PurchaseStatus } from '../../domain/purchase-import.ts'

/**
 * What a cell of a shop's status column says against a line being a sale; null for paid, for orders of which only a part was
 * given back, and for words nobody knows. As shops write them: `partially_refunded`, 已取消, 待付款.
 */
export function statusOf(cell: string): PurchaseStatus | null {
  const said = cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
  if (NO_REFUND.test(said)) return null
  return STATUSES.find(([, shape]) => shape.test(said))?.[0] ?? null
}

const NO_REFUND = /部分退|部份退|未退款|無退款|无退款|partial(?:ly)? refund|\bnot refunded\b|\bno refund/u

const STATUSES: readonly (readonly [PurchaseStatus, RegExp])[] = [
  ['refunded', /退款|退費|退费|退貨|退货|返金|\brefund(?:ed)?\b|\bcharged? ?back\b/u],
  [
    'cancelled',
    /取消|作廢|作废|失敗|失败|失效|關閉|关闭|\bcancel(?:l?ed)?\b|\bvoid(?:ed)?\b|\bfail(?:ed|ure)?\b|\bexpired\b|\bdeclined\b/u,
  ],
  [
    'unpaid',
    /未付|未支付|未繳|未缴|未收款|待付|待支付|待繳|待缴|待收款|待匯款|待汇款|等待付款|等待支付|\bunpaid\b|\bnot paid\b|\bpending\b|\bawaiting\b|\bauthori[sz]ed\b|\bon hold\b|\boverdue\b/u,
  ],
]
