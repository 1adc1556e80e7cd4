import { describe, expect, test } from 'vitest'
import type { ConsentKey } from '../../../shared/domain/consent.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { club, memberIn, memberOf, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

type Recorded = Omit<CommandInput<'consent.record'>, 'who' | 'words'>

function record(
  machine: Machine,
  who: readonly MemberId[],
  key: ConsentKey,
  state: 'given' | 'withdrawn' | null,
  more: Recorded = {},
) {
  return machine.must('consent.record', { who: these(...who), words: [{ key, state }], ...more })
}

const consentsOf = async (machine: Machine, member: MemberId) => (await memberOf(machine, member)).member.consents
const leftOutOf = async (machine: Machine, member: MemberId) => (await memberOf(machine, member)).leftOut

async function three() {
  const here = await club()
  const ming = await memberIn(here, '王小明', { fields: { name: '王小明', line: 'ming', birthday: '2012-05-01' } })
  const anna = await memberIn(here, 'Anna', { fields: { name: 'Anna', email: 'anna@example.org' } })
  const lin = await memberIn(here, '林大為', { fields: { name: '林大為', phone: '0912345678' } })
  return { ...here, ming, anna, lin }
}

describe('What somebody said', () => {
  test('is kept with the day, how it is known and the text they agreed to, also after a restart', async () => {
    const { machine, anna } = await three()
    const { wording } = await machine.must('wording.save', {
      wording: null,
      purpose: 'news',
      texts: { en: 'We send you news.' },
      from: '2026-01-01',
    })
    await record(machine, [anna], 'news:email', 'given', {
      on: '2026-02-03',
      source: 'form',
      wording,
      note: ' box  3 ',
    })
    expect(await consentsOf(await machine.afterRestart(), anna)).toEqual({
      'news:email': {
        state: 'given',
        // Noon of that day in Taipei.
        at: Date.UTC(2026, 1, 3, 4),
        source: 'form',
        wording,
        note: 'box 3',
      },
    })
  })

  test('is one step for a whole selection, and one undo takes it back', async () => {
    const { machine, anna, lin } = await three()
    expect(await record(machine, [anna, lin], 'pictures:any', 'given', { source: 'form' })).toEqual({
      changed: 2,
      kept: 0,
    })
    await machine.must('undo', {})
    expect([await consentsOf(machine, anna), await consentsOf(machine, lin)]).toEqual([{}, {}])
  })

  test('is not brought back by a form of the refusal’s own day or an earlier one', async () => {
    const { machine, anna, lin } = await three()
    await record(machine, [lin], 'news:phone', 'withdrawn', { on: '2026-02-20' })
    expect(await record(machine, [anna, lin], 'news:phone', 'given', { on: '2026-02-10' })).toEqual({
      changed: 1,
      kept: 1,
    })
    expect((await consentsOf(machine, lin))['news:phone']?.state).toBe('withdrawn')
    expect(await record(machine, [lin], 'news:phone', 'given', { on: '2026-02-20' })).toEqual({ changed: 0, kept: 1 })
    expect(await record(machine, [lin], 'news:phone', 'given', { on: '2026-02-25' })).toEqual({ changed: 1, kept: 0 })
  })

  test('cannot have been said on a day to come', async () => {
    const { machine, anna } = await three()
    const words = [{ key: 'news:email', state: 'given' }] as const
    const result = await machine.command('consent.record', { who: these(anna), words: [...words], on: '2026-03-02' })
    expect(result).toEqual({ ok: false, problem: { code: 'date-ahead', params: { value: '2026-03-02' } } })
    expect(await consentsOf(machine, anna)).toEqual({})
  })
})

describe('Whoever asked to be left alone', () => {
  test('is invited by nobody, whatever they once agreed to, and is again once they say so', async () => {
    const { machine, anna, ...here } = await three()
    await record(machine, [anna], 'contact:email', 'given')
    await record(machine, [anna], 'standing:noContact', 'withdrawn', { note: 'moved away' })
    const salon = await salonIn({ machine, ...here })
    expect(await machine.must('salon.invite', { salon, who: these(anna) })).toMatchObject({
      invited: 0,
      refused: 1,
      refusedNames: ['Anna'],
    })
    expect(await machine.command('salon.rsvp', { salon, member: anna, status: 'invited' })).toEqual({
      ok: false,
      problem: { code: 'contact-unwanted', params: { who: 'Anna' } },
    })
    const range = { from: 0, count: 10 }
    expect(await machine.view('suggestions', { salon, show: 'refused', text: 'Anna', range })).toMatchObject({
      rows: [{ id: anna, leftOut: 'noContact' }],
    })
    await record(machine, [anna], 'standing:noContact', 'given')
    expect(await leftOutOf(machine, anna)).toBeNull()
  })

  test('is still left alone as one person with a record that knows nothing of it', async () => {
    const { machine, anna, lin } = await three()
    await record(machine, [lin], 'standing:noContact', 'withdrawn')
    await machine.must('people.merge', { members: [anna, lin] })
    expect(await leftOutOf(machine, anna)).toBe('noContact')
    await record(machine, [anna], 'standing:noContact', 'given')
    expect(await leftOutOf(machine, anna)).toBeNull()
  })

  test('is left alone on every device, where another one wrote at the same time that they may be contacted', async () => {
    const { mei: machine, wei: other, chapter } = await pair()
    const anna = await memberIn({ machine, chapter }, 'Anna', { fields: { name: 'Anna', email: 'anna@example.org' } })
    await meet(machine, other)
    await record(machine, [anna], 'standing:noContact', 'withdrawn')
    await record(other, [anna], 'standing:noContact', 'given')
    await meet(machine, other)
    for (const each of [machine, other]) {
      expect(await leftOutOf(each, anna)).toBe('noContact')
      expect((await memberOf(each, anna)).undecided).toEqual([])
    }
    await record(other, [anna], 'standing:noContact', 'given')
    await send(other, machine)
    expect(await leftOutOf(await machine.afterRestart(), anna)).toBeNull()
  })
})

describe('A member who has died', () => {
  test('is archived, and gets no letter for an evening they were invited to', async () => {
    const { machine, lin, ...here } = await three()
    const salon = await salonIn({ machine, ...here })
    await machine.must('salon.invite', { salon, who: these(lin) })
    await record(machine, [lin], 'standing:deceased', 'withdrawn', { note: '2026-02' })
    expect((await rowsOf(machine)).map(({ name }) => name)).not.toContain('林大為')
    const query = { salon, kind: 'invitation', to: 'unanswered', channel: 'phone', sender: 'en' } as const
    const { rows } = await machine.view('letters', { ...query, range: { from: 0, count: 10 } })
    expect(rows.filter(({ text }) => text !== '')).toEqual([])
    await machine.must('undo', {})
    expect((await rowsOf(machine)).map(({ name }) => name)).toContain('林大為')
  })

  test('is recorded with as much of the day as is known, and with no other', async () => {
    const { machine, lin } = await three()
    const words = [{ key: 'standing:deceased', state: 'withdrawn' }] as const
    for (const note of ['2026', '2026-02', '2026-02-03', ''])
      await machine.must('consent.record', { who: these(lin), words: [...words], note })
    expect(await machine.command('consent.record', { who: these(lin), words: [...words], note: 'spring' })).toEqual({
      ok: false,
      problem: { code: 'bad-date', params: { value: 'spring' } },
    })
  })
})

describe('A minor', () => {
  test('is invited once a guardian has agreed', async () => {
    const { machine, ming, ...here } = await three()
    const salon = await salonIn({ machine, ...here })
    expect(await leftOutOf(machine, ming)).toBe('minor')
    expect(await machine.must('salon.invite', { salon, who: these(ming) })).toMatchObject({ invited: 0, refused: 1 })
    await record(machine, [ming], 'standing:guardian', 'given', { note: '王媽媽' })
    expect(await machine.must('salon.invite', { salon, who: these(ming) })).toMatchObject({ invited: 1, refused: 0 })
  })

  test('is of age where the community says so', async () => {
    const { machine, ming } = await three()
    await machine.must('consent.settings', { bases: {}, adultAt: 13 })
    expect(await leftOutOf(machine, ming)).toBeNull()
    expect(await machine.command('consent.settings', { bases: {}, adultAt: 12 })).toEqual({
      ok: false,
      problem: { code: 'number-out-of-range', params: { value: '13–21' } },
    })
  })
})

describe('What silence means', () => {
  test('is the community’s to say, which is told beforehand in numbers', async () => {
    const { machine, anna, ...here } = await three()
    await record(machine, [anna], 'contact:email', 'given')
    const settings = { bases: { contact: 'optIn' }, adultAt: null } as const
    expect(await machine.view('consentChanges', { ...settings })).toEqual({
      // 林大為; 王小明 is a minor either way.
      contact: { out: 1, back: 0 },
      news: { out: 0, back: 0 },
    })
    await machine.must('consent.settings', { ...settings })
    const salon = await salonIn({ machine, ...here })
    const everybody = { kind: 'query', query: {} } as const
    expect(await machine.must('salon.invite', { salon, who: everybody })).toMatchObject({ invited: 1, refused: 2 })
  })

  test('is for admins to say', async () => {
    const { machine, chapter } = await three()
    const leader = await joined(machine, '小葉', {}, { role: 'organizer', chapters: [chapter] })
    const result = await leader.command('consent.settings', { bases: { news: 'unlessWithdrawn' }, adultAt: null })
    expect(result).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
  })
})

describe('A text of consent', () => {
  const text = (en: string, wording: CommandInput<'wording.save'>['wording'] = null) =>
    ({ wording, purpose: 'pictures', texts: { en }, from: '2026-02-01' }) as const

  test('can be written anew until somebody agrees to it, and after that only followed by another version', async () => {
    const { machine, anna } = await three()
    const { wording: draft } = await machine.must('wording.save', { ...text('May we show you?') })
    const { wording } = await machine.must('wording.save', { ...text('May we show pictures of you?', draft) })
    await record(machine, [anna], 'pictures:any', 'given', { wording })
    expect(await machine.command('wording.save', { ...text('And sell them?', wording) })).toEqual({
      ok: false,
      problem: { code: 'wording-agreed' },
    })
    expect(await machine.command('wording.delete', { wording })).toMatchObject({ problem: { code: 'wording-agreed' } })
    await machine.must('wording.save', { ...text('And print them?') })
    const { wordings } = await machine.view('consentTexts', {})
    expect(wordings).toMatchObject([
      { version: 1, texts: { en: 'May we show pictures of you?' }, members: 1 },
      { version: 2, texts: { en: 'And print them?' }, members: 0, isCurrent: true },
    ])
  })

  test('that somebody agreed to on another device, while it was written anew here, can still be read', async () => {
    const { mei: machine, wei: other, chapter } = await pair()
    const anna = await memberIn({ machine, chapter }, 'Anna')
    const { wording } = await machine.must('wording.save', { ...text('May we show you?') })
    await meet(machine, other)
    await record(other, [anna], 'pictures:any', 'given', { wording })
    await machine.must('wording.save', { ...text('May we sell you?', wording) })
    await meet(machine, other)
    const { wordings } = await machine.view('consentTexts', {})
    expect(wordings.find(({ id }) => id === wording)).toMatchObject({ texts: { en: 'May we show you?' }, members: 1 })
  })

  test('needs words', async () => {
    const { machine } = await three()
    expect(await machine.command('wording.save', { ...text('  ') })).toMatchObject({ problem: { code: 'text-empty' } })
  })
})
