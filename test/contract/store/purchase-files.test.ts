import { describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { PurchasePreview } from '../../../shared/protocol/purchase-import.ts'
import { club, memberIn, rosterFile } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'

type Choices = CommandInput<'purchases.preview'>['choices']

/** A file as it is brought, with what is chosen for it. */
async function brought({ machine, chapter }: Club, text: string, more: Partial<Choices> = {}) {
  const { draft, guessed } = await machine.must('purchases.read', { file: rosterFile(text, 'shop.csv') })
  const choices: Choices = {
    columns: [...guessed],
    order: null,
    mark: null,
    currency: 'TWD',
    words: {},
    negatives: null,
    payers: {},
    strangers: 'leave',
    ...more,
  }
  return { draft, chapter, choices }
}

async function looked(taipei: Club, text: string, more: Partial<Choices> = {}): Promise<PurchasePreview> {
  return taipei.machine.must('purchases.preview', await brought(taipei, text, more))
}

async function ledgerOf({ machine }: Club, member: CommandInput<'purchase.add'>['member']) {
  return (await machine.view('ledger', { member })).purchases
}

const SHOP = [
  '訂單編號,付款日期,金額,品名,姓名,手機',
  'A1,2026-02-01,"NT$1,200",茶葉,王小明,0912345678',
  'A2,2026-02-02,300元,年費,王小明,0912345678',
  'A3,2026-02-03,NT$500,茶杯,陳怡君,0922333444',
  '',
].join('\r\n')

async function withTwo() {
  const taipei = await club()
  const wang = await memberIn(taipei, '王小明', { fields: { phone: '0912-345-678' } })
  const chen = await memberIn(taipei, '陳怡君', { fields: { phone: '+886 922 333 444' } })
  return { taipei, wang, chen }
}

const ORDERS = [
  '訂單編號,付款日期,金額,訂單狀態,姓名,手機',
  'B1,2026-02-01,NT$900,已付款,王小明,0912345678',
  'B2,2026-02-02,NT$800,待付款,王小明,0912345678',
  'B3,2026-02-03,NT$-700,已取消,王小明,0912345678',
  'B4,2026-02-04,NT$600,已退款,王小明,0912345678',
  '',
].join('\r\n')

describe('A file of a shop that says how its orders stand', () => {
  test('comes in without what was not paid, cancelled or refunded, unless somebody says otherwise', async () => {
    const { taipei } = await withTwo()
    const preview = await looked(taipei, ORDERS)
    expect(preview).toMatchObject({
      coming: 1,
      // What is left out asks nothing else.
      asks: { statuses: { unpaid: 1, cancelled: 1, refunded: 1 }, negatives: 0 },
    })
    expect(preview.refused.map(({ problem, line }) => `${problem.code} ${line}`).sort()).toEqual([
      'row-cancelled 4',
      'row-refunded 5',
      'row-unpaid 3',
    ])
    const statuses = { unpaid: 'take', cancelled: 'leave', refunded: 'refund' } as const
    expect((await looked(taipei, ORDERS, { statuses })).totals).toEqual([
      { currency: 'TWD', kind: 'purchase', count: 2, sum: 170_000 },
      { currency: 'TWD', kind: 'refund', count: 1, sum: 60_000 },
    ])
  })

  test('gives back the lines left out with the reason beside each, before and after the rest came in', async () => {
    const { taipei } = await withTwo()
    const { machine } = taipei
    const wanted = await brought(taipei, ORDERS)
    const asked = { draft: wanted.draft, language: 'zh-TW', reason: '沒有匯入的原因' } as const
    expect(await machine.refusal('purchases.leftOut', asked)).toEqual({ code: 'not-found' })
    await machine.must('purchases.preview', wanted)
    const before = await machine.must('purchases.leftOut', asked)
    await machine.must('purchases.import', wanted)
    const after = await machine.must('purchases.leftOut', asked)
    expect(after.bytes).toEqual(before.bytes)
    expect(after.name).toBe('shop - 沒有匯入的原因.csv')
    const lines = new TextDecoder().decode(after.bytes).trim().split('\r\n')
    expect(lines[0]).toBe('訂單編號,付款日期,金額,訂單狀態,姓名,手機,沒有匯入的原因')
    expect(lines[1]).toMatch(/^B2,2026-02-02,NT\$800,待付款,.*,這一列標示為尚未付款。$/u)
    expect(lines).toHaveLength(4)
  })

  test('is understood the next time as somebody understood it, also after a restart', async () => {
    const { taipei } = await withTwo()
    const wanted = await brought(taipei, ORDERS)
    const columns = wanted.choices.columns.map((each) => (each === 'status' ? 'what' : each))
    await taipei.machine.must('purchases.import', { ...wanted, choices: { ...wanted.choices, columns } })
    const again = { ...taipei, machine: await taipei.machine.afterRestart() }
    expect((await brought(again, ORDERS)).choices.columns).toEqual(columns)
    const wider = ORDERS.replaceAll(/\r\n(?=B)/gu, '\r\nTWD,').replace('訂單編號', '幣別,訂單編號')
    expect((await brought(again, wider)).choices.columns).toEqual(['currency', ...columns])
  })
})

describe('A file of purchases', () => {
  test('is understood by its columns, finds its people, and comes in as one step that can be undone', async () => {
    const { taipei, wang, chen } = await withTwo()
    const wanted = await brought(taipei, SHOP)
    expect(wanted.choices.columns).toEqual(['order', 'day', 'amount', 'what', 'name', 'phone'])
    const preview = await taipei.machine.must('purchases.preview', wanted)
    expect(preview).toMatchObject({ coming: 3, known: 0, refused: [], payers: { sure: 2, choose: [], strangers: [] } })
    expect(preview.totals).toEqual([
      { currency: 'TWD', kind: 'fee', count: 1, sum: 30_000 },
      { currency: 'TWD', kind: 'purchase', count: 2, sum: 170_000 },
    ])
    expect(await ledgerOf(taipei, wang)).toEqual([])
    expect(await taipei.machine.must('purchases.import', wanted)).toMatchObject({ added: 3, known: 0, members: 0 })
    expect(await ledgerOf(taipei, wang)).toMatchObject([
      { day: '2026-02-02', kind: 'fee', amount: 30_000 },
      { day: '2026-02-01', kind: 'purchase', amount: 120_000, what: '茶葉' },
    ])
    await taipei.machine.must('undo', {})
    expect(await ledgerOf(taipei, wang)).toEqual([])
    expect(await ledgerOf(taipei, chen)).toEqual([])
  })

  test('adds nothing when it comes again, and only what is new when it has grown', async () => {
    const { taipei, wang } = await withTwo()
    await taipei.machine.must('purchases.import', await brought(taipei, SHOP))
    expect(await looked(taipei, SHOP)).toMatchObject({ coming: 0, known: 3 })
    const grown = `${SHOP}A4,2026-02-05,100元,貼紙,王小明,0912345678\r\n`
    expect(await taipei.machine.must('purchases.import', await brought(taipei, grown))).toMatchObject({
      added: 1,
      known: 3,
    })
    expect(await ledgerOf(taipei, wang)).toHaveLength(3)
  })

  test('without order numbers is known by what its lines say, and two lines that say the same are two purchases', async () => {
    const { taipei, wang } = await withTwo()
    const coffee = '日期,金額,姓名,手機\r\n2026-02-01,80,王小明,0912345678\r\n2026-02-01,80,王小明,0912345678\r\n'
    expect(await taipei.machine.must('purchases.import', await brought(taipei, coffee))).toMatchObject({ added: 2 })
    const semicolons = coffee.replaceAll(',', ';').replaceAll('2026-02-01', '2026/2/1')
    expect(await looked(taipei, semicolons)).toMatchObject({ coming: 0, known: 2 })
    expect(await ledgerOf(taipei, wang)).toHaveLength(2)
  })

  test('leaves an order alone that is here with another amount, and says so', async () => {
    const { taipei } = await withTwo()
    await taipei.machine.must('purchases.import', await brought(taipei, SHOP))
    const changed = SHOP.replace('NT$500', 'NT$600')
    expect(await looked(taipei, changed)).toMatchObject({
      coming: 0,
      known: 2,
      refused: [{ problem: { code: 'row-order-differs', params: { value: 'A3' } }, count: 1, line: 4 }],
    })
  })

  test('that two organizers take in at the same time counts once for both', async () => {
    const { mei, wei, chapter } = await pair()
    const fields = { name: '王小明', phone: '0912345678' }
    const { member } = await mei.must('member.create', { chapter, fields })
    await meet(mei, wei)
    const text = '日期,金額,姓名,手機\r\n2026-02-01,80,王小明,0912345678\r\n'
    const clubs = [mei, wei].map((machine) => ({ machine, chapter }))
    for (const each of clubs)
      expect(await each.machine.must('purchases.import', await brought(each, text))).toMatchObject({ added: 1 })
    await meet(mei, wei)
    const both = await Promise.all(clubs.map((each) => ledgerOf(each, member)))
    expect(both[0]).toHaveLength(1)
    expect(both[1]).toEqual(both[0])
  })
})

describe('Whoever a line names', () => {
  test('is left for a person to choose where several may be meant, and left out while nobody has chosen', async () => {
    const taipei = await club()
    const [one, two] = [
      await memberIn(taipei, '林志明', { fields: { city: '台北' } }),
      await memberIn(taipei, '林志明', { fields: { city: '高雄' } }),
    ]
    const text = '日期,金額,姓名\r\n2026-02-01,80,林志明\r\n2026-02-02,90,林志明\r\n'
    const preview = await looked(taipei, text)
    expect(preview).toMatchObject({ coming: 0, refused: [{ problem: { code: 'row-left-out' }, count: 2 }] })
    const [row] = preview.payers.choose
    expect(row).toMatchObject({ lines: 2, chosen: 'leave' })
    expect(row?.candidates.map(({ id }) => id).sort()).toEqual([one, two].sort())
    const wanted = await brought(taipei, text, { payers: { [row?.key ?? '']: two } })
    expect(await taipei.machine.must('purchases.import', wanted)).toMatchObject({ added: 2 })
    expect(await ledgerOf(taipei, two)).toHaveLength(2)
    expect(await ledgerOf(taipei, one)).toEqual([])
  })

  test('is a new member where that is wanted, once for all their lines, and undone with them', async () => {
    const taipei = await club()
    const text =
      '日期,金額,姓名,Email\r\n2026-02-01,80,Ada Lin,ada@example.com\r\n2026-02-02,90,Ada Lin,ada@example.com\r\n'
    expect(await looked(taipei, text)).toMatchObject({ coming: 0, payers: { allStrangers: 1 } })
    const wanted = await brought(taipei, text, { strangers: 'new' })
    expect(await taipei.machine.must('purchases.import', wanted)).toMatchObject({ added: 2, members: 1 })
    const { rows } = await taipei.machine.view('members', { query: { language: 'en' }, range: { from: 0, count: 5 } })
    expect(rows.map(({ name }) => name)).toEqual(['Ada Lin'])
    await taipei.machine.must('undo', {})
    expect(
      (await taipei.machine.view('members', { query: { language: 'en' }, range: { from: 0, count: 5 } })).total,
    ).toBe(0)
  })

  test('is found by a membership number alone, or by a mailbox that nobody else has', async () => {
    const taipei = await club()
    const wang = await memberIn(taipei, '王小明', { fields: { number: 'M-007', email: 'ming@example.com' } })
    const text = '日期,金額,會員編號,Email\r\n2026-02-01,80,m-007,\r\n2026-02-02,90,,MING@example.com\r\n'
    expect(await taipei.machine.must('purchases.import', await brought(taipei, text))).toMatchObject({ added: 2 })
    expect(await ledgerOf(taipei, wang)).toHaveLength(2)
  })
})

describe('What a file leaves open', () => {
  test('is asked: what ¥ stands for, what amounts below zero are, and which currency bare amounts have', async () => {
    const { taipei, wang } = await withTwo()
    const text = [
      '日期,金額,姓名,手機',
      '2026-02-01,¥300,王小明,0912345678',
      '2026-02-02,400,王小明,0912345678',
      '2026-02-03,(100),王小明,0912345678',
      '',
    ].join('\r\n')
    const open = await looked(taipei, text, { currency: '' })
    expect(open).toMatchObject({
      coming: 0,
      asks: { bare: 2, negatives: 1, words: [{ word: '¥', codes: ['JPY', 'CNY'], taken: null }] },
    })
    expect(open.refused.map(({ problem }) => problem.code).sort()).toEqual(['row-currency-open', 'row-no-currency'])
    const wanted = await brought(taipei, text, { words: { '¥': 'JPY' }, negatives: 'refund' })
    expect(await taipei.machine.must('purchases.import', wanted)).toMatchObject({ added: 3, refused: [] })
    expect(await ledgerOf(taipei, wang)).toMatchObject([
      { kind: 'refund', amount: 10_000, currency: 'TWD' },
      { kind: 'purchase', amount: 40_000, currency: 'TWD' },
      { kind: 'purchase', amount: 300, currency: 'JPY' },
    ])
  })

  test('stays out, line by line with its reason: absurd amounts, days to come, unknown currencies, nobody', async () => {
    const { taipei } = await withTwo()
    const text = [
      '日期,金額,幣別,姓名,手機',
      '2026-02-01,99999999999999,TWD,王小明,0912345678',
      '2199-01-01,10,TWD,王小明,0912345678',
      '2026-02-01,10,XYZ,王小明,0912345678',
      '2026-02-01,0,TWD,王小明,0912345678',
      '2026-02-01,free,TWD,王小明,0912345678',
      '2026-02-31,10,TWD,王小明,0912345678',
      '2026-02-01,10,TWD,,',
      ',10,TWD,王小明,0912345678',
      '2026-02-01,10,TWD,王小明,0912345678',
      '',
    ].join('\r\n')
    const preview = await looked(taipei, text)
    expect(preview.coming).toBe(1)
    expect(preview.rows.map(({ problem }) => problem?.code ?? null)).toEqual([
      'row-bad-amount',
      'date-ahead',
      'unknown-currency',
      'no-amount',
      'row-bad-amount',
      'bad-date',
      'row-nobody',
      'row-no-day',
      null,
    ])
  })

  test('is refused as a whole with more lines than can be written in one step', async () => {
    const { taipei } = await withTwo()
    const text = `日期,金額,姓名\n${'2026-02-01,10,王小明\n'.repeat(10_001)}`
    expect(await taipei.machine.refusal('purchases.read', { file: rosterFile(text) })).toEqual({
      code: 'roster-too-many-rows',
      params: { limit: 10_000 },
    })
  })

  test('is refused as a whole without a day, an amount and somebody', async () => {
    const { taipei } = await withTwo()
    const wanted = await brought(taipei, SHOP)
    const columns = wanted.choices.columns.map((each) => (each === 'amount' ? null : each))
    const choices = { ...wanted.choices, columns }
    expect(await taipei.machine.refusal('purchases.import', { ...wanted, choices })).toMatchObject({
      code: 'purchase-columns-missing',
    })
  })
})

describe('What stays out of a file', () => {
  test('is told by its reason, with a name only where it is the same for all of its lines', async () => {
    const taipei = await club()
    const one = '日期,金額,姓名\n2026-02-01,10,甲一\n2026-02-02,10,甲一\n'
    expect((await looked(taipei, one)).refused).toMatchObject([{ problem: { params: { value: '甲一' } }, count: 2 }])
    expect((await looked(taipei, `${one}2026-02-03,10,乙二\n`)).refused).toEqual([
      { problem: { code: 'row-left-out' }, count: 3, line: 2 },
    ])
  })
})

describe('A refund in a file', () => {
  const HEAD = '訂單編號,日期,金額,種類,姓名,手機\r\n'

  test('gives back the order that it names, wherever it stands in the file', async () => {
    const { taipei, wang } = await withTwo()
    const text = `${HEAD}B1,2026-02-09,200,退款,王小明,0912345678\r\nB1,2026-02-01,500,購買,王小明,0912345678\r\n`
    expect(await taipei.machine.must('purchases.import', await brought(taipei, text))).toMatchObject({ added: 2 })
    expect(await ledgerOf(taipei, wang)).toMatchObject([
      { kind: 'refund', amount: 20_000 },
      { kind: 'purchase', amount: 50_000, left: 30_000 },
    ])
  })

  test('of more than was paid is left out, with what could be given back', async () => {
    const { taipei } = await withTwo()
    await taipei.machine.must(
      'purchases.import',
      await brought(taipei, `${HEAD}B1,2026-02-01,500,購買,王小明,0912345678\r\n`),
    )
    const back = `${HEAD}B1,2026-02-09,300,退款,王小明,0912345678\r\nB2,2026-02-10,300,退款,王小明,0912345678\r\n`
    expect(await looked(taipei, back)).toMatchObject({
      coming: 1,
      refused: [{ problem: { code: 'refund-too-much', params: { value: '200.00 TWD' } }, count: 1, line: 3 }],
    })
  })
})
