import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { followUps, whoIsFollowedUp } from '../../../shared/salons/follow-ups.ts'
import type { EveningGuest, EveningPast } from '../../../shared/salons/follow-ups.ts'

const DAY = 86_400_000
const EVENING = 1000 * DAY

/** Members are named by a letter. */
function id(name: string): MemberId {
  return name as MemberId
}

function guest(name: string, more: Partial<EveningGuest> = {}): EveningGuest {
  return {
    member: id(name),
    came: true,
    expected: true,
    before: [EVENING - 14 * DAY],
    met: [],
    ideas: [],
    helped: [],
    ...more,
  }
}

const NEW = { before: [] } satisfies Partial<EveningGuest>

function evening(more: Partial<EveningPast> = {}): EveningPast {
  return { at: EVENING, hosts: [id('h')], tie: () => 0, warm: 0.5, usualGap: 14, ...more }
}

/** As `a: newcomer > b tie`, one line a person. */
function told(guests: readonly EveningGuest[], past = evening()): string[] {
  return followUps(guests, past).map(({ member, reasons, caller }) => {
    const why = reasons.map(({ kind }) => kind).join('+')
    return `${member}: ${why} > ${caller ? `${caller.who} ${caller.why}` : 'nobody'}`
  })
}

describe('After an evening', () => {
  test('newcomers come first, of them those who met fewest; then who was long away, no-shows, ideas, helpers', () => {
    const guests = [
      guest('a', { helped: ['佈置'] }),
      guest('b', { ideas: ['早一點開始'] }),
      guest('c', { came: false }),
      guest('d', { before: [EVENING - 100 * DAY] }),
      guest('e', { ...NEW, met: [id('a'), id('b')] }),
      guest('f', NEW),
      guest('g'),
      guest('h'),
    ]
    expect(told(guests).map((line) => line.split(' >')[0])).toEqual([
      'f: newcomer',
      'e: newcomer',
      'd: returned',
      'c: noShow',
      'b: idea',
      'a: helped',
    ])
    const counted = whoIsFollowedUp(guests, evening())
    expect(counted.toSorted()).toEqual(
      followUps(guests, evening())
        .map(({ member }) => member)
        .toSorted(),
    )
  })

  test('the warmest tie who was there gets in touch, else who met them, else the host', () => {
    const warm = (a: MemberId, b: MemberId) =>
      new Set([a, b]).has(id('w')) && new Set([a, b]).has(id('c')) ? 0.6 : 0.1
    const guests = [guest('c', { came: false }), guest('w'), guest('n', { ...NEW, met: [id('w')] }), guest('m', NEW)]
    expect(told(guests, evening({ tie: warm }))).toEqual([
      'm: newcomer > h host',
      'n: newcomer > w met',
      'c: noShow > w tie',
    ])
  })

  test('a newcomer calls nobody, and a host does not call themselves', () => {
    const guests = [guest('n', { ...NEW, met: [id('m')] }), guest('m', { ...NEW, met: [id('n')] })]
    expect(told(guests, evening({ hosts: [] }))).toEqual(['m: newcomer > nobody', 'n: newcomer > nobody'])
    expect(told([guest('h', { ideas: ['換個地方'] })])).toEqual(['h: idea > nobody'])
  })

  test('a host is not greeted as new or thanked for helping, and whoever merely came is left in peace', () => {
    expect(told([guest('h', { ...NEW, helped: ['主持'] }), guest('a')])).toEqual([])
  })

  test('somebody was long away by their own rhythm, where they have one', () => {
    const every = (days: number) => [4, 3, 2, 1].map((times) => EVENING - 60 * DAY - times * days * DAY)
    expect(told([guest('a', { before: every(90) })])).toEqual([])
    expect(told([guest('a', { before: every(14) })])).toEqual(['a: returned > h host'])
  })

  test('everybody stands there once with all that is to be said', () => {
    const [line] = told([guest('a', { ...NEW, ideas: ['一', '二'], helped: ['茶'] })])
    expect(line).toBe('a: newcomer+idea+idea+helped > h host')
  })
})
