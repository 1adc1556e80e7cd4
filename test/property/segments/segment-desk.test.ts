import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SegmentDesk } from '../../../renderer/worker/segments/segment-desk.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import type { MemberEntry } from '../../../renderer/worker/tables/member-table.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { CONSENT_PURPOSES } from '../../../shared/domain/consent.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import { asksForArchived } from '../../../shared/segments/tree.ts'
import { CHAPTERS, companies, fewFriends, happen, happening } from '../../helpers/few-friends.ts'
import { chapterId, recordId } from '../../helpers/people.ts'
import { holds, treesOver } from '../../helpers/segments.ts'

type ReachCondition = Extract<Condition, { kind: 'reach' }>

const DAY = 86_400_000

const here = fc.constantFrom(...CHAPTERS.map((chapter) => chapterId(chapter)))
const count = fc.nat(3)
/** Conditions on all that happens to a few friends. */
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('label' as const), of: fc.constant('interests' as const), labels: fc.subarray(['閱讀', '咖啡'], { minLength: 1 }) }),
  fc.record({ kind: fc.constant('chapter' as const), chapters: fc.array(here, { maxLength: 2 }) }),
  fc.constant<Condition>({ kind: 'consent', purpose: 'contact', channel: 'email', state: 'withdrawn' }),
  fc.record({ kind: fc.constant('reach' as const), purpose: fc.constantFrom(...CONSENT_PURPOSES), channel: fc.constantFrom('email' as const, 'phone' as const) }),
  fc.constant<Condition>({ kind: 'archived' }),
  fc.record({
    kind: fc.constant('evening' as const), did: fc.constant('came' as const),
    which: fc.oneof(fc.constant({}), fc.record({ chapter: here })),
    times: fc.oneof(fc.record({ least: count }), fc.record({ most: count })),
    when: fc.record({ kind: fc.constantFrom('last' as const, 'earlier' as const), days: fc.integer({ min: 1, max: 90 }) }),
  }),
  fc.record({ kind: fc.constant('tie' as const), member: fc.constantFrom(recordId(1), recordId(2)), level: fc.constantFrom('faint' as const, 'warm' as const) }),
) // prettier-ignore
const tree = fc.array(condition, { minLength: 1, maxLength: 5 }).chain(treesOver)

/** Whom a tree finds by going through everybody and everything, one condition at a time. */
function naively({ tables, world }: OpenCommunity, wanted: Segment): string[] {
  const isArchivedSaid = asksForArchived(wanted)
  return [...tables.members.all()]
    .filter((entry) => isArchivedSaid || entry.member.archived === undefined)
    .filter((entry) => holds(wanted, (each) => isSo(tables, world.now(), entry, each)))
    .map(({ member }) => member.id)
    .sort()
}

function isSo(tables: Tables, now: number, { member, chapters }: MemberEntry, asked: Condition): boolean {
  switch (asked.kind) {
    case 'label':
      return asked.labels.some((label) => member[asked.of].includes(label))
    case 'chapter':
      return asked.chapters.length === 0
        ? chapters.length > 0
        : asked.chapters.some((chapter) => chapters.includes(chapter))
    case 'consent':
      return member.consents['contact:email']?.state === 'withdrawn'
    case 'reach':
      return canBeReached(member, asked)
    case 'archived':
      return member.archived !== undefined
    case 'tie': {
      const tie = tables.ties.of(asked.member, now).get(member.id)
      return tie !== undefined && (asked.level === 'faint' || tie.level !== 'faint')
    }
    case 'evening': {
      // Evenings of Taipei at 19:00, and now is 19:00 there: days are whole ones.
      const came = [...tables.salons.values()].filter(({ id, chapter, start }) => {
        const ago = Math.round((Date.parse(`${new Date(now).toISOString().slice(0, 10)}T00:00Z`) - Date.parse(`${start.slice(0, 10)}T00:00Z`)) / DAY)
        const days = asked.when && asked.when.kind !== 'between' ? asked.when.days : 0
        const isThen = asked.when?.kind === 'last' ? ago >= 0 && ago < days : ago >= days
        const isHere = asked.which.chapter === undefined || asked.which.chapter === chapter
        return isThen && isHere && tables.attendance.guests(id).get(member.id)?.arrived !== undefined
      }).length // prettier-ignore
      return came >= (asked.times.least ?? 0) && came <= (asked.times.most ?? Infinity)
    }
    default:
      throw new RangeError(`nobody asks here for ${asked.kind}`)
  }
}

/** Nobody here is under age, has died or is left alone; what silence means is as the product begins. */
function canBeReached({ consents, archived, ...member }: Member, { purpose, channel }: ReachCondition): boolean {
  if (purpose === 'pictures') return consents['pictures:any']?.state === 'given'
  if (archived !== undefined) return false
  if (purpose === 'partners') return consents['partners:any']?.state === 'given'
  const address = channel === 'email' ? member.email : member.phone
  if (address === undefined || consents[`contact:${channel}`]?.state === 'withdrawn') return false
  return purpose === 'contact' || consents[`news:${channel}`]?.state === 'given'
}

function found(desk: SegmentDesk, wanted: Segment): string[] {
  const looked = desk.look(wanted)
  if (!looked.ok || looked.value.state !== 'ready') throw new Error('it is not ready')
  return [...looked.value.members].sort()
}

describe('A segment', () => {
  test('finds whom going through everybody finds, whatever happened since it was last asked', () => {
    fc.assert(
      fc.property(companies, fc.array(tree, { minLength: 1, maxLength: 3 }), fc.array(fc.array(happening, { maxLength: 4 }), { maxLength: 4 }), (evenings, trees, days) => {
        const community = fewFriends(evenings)
        const desk = new SegmentDesk(community)
        for (const happened of [[], ...days]) {
          for (const each of happened) happen(community.tables, each)
          for (const wanted of trees) expect(found(desk, wanted)).toEqual(naively(community, wanted))
        }
      }),
    )
  }) // prettier-ignore

  test('answers with the same set for as long as it finds the same people', () => {
    fc.assert(
      fc.property(companies, tree, fc.array(happening, { maxLength: 6 }), (evenings, wanted, happened) => {
        const community = fewFriends(evenings)
        const desk = new SegmentDesk(community)
        let before = desk.members(wanted)
        for (const each of happened) {
          happen(community.tables, each)
          const after = desk.members(wanted)
          const isSame = [...(before ?? [])].sort().join() === [...(after ?? [])].sort().join()
          expect(after === before).toBe(isSame)
          before = after
        }
      }),
    )
  })

  test('keeps the laws of and, or and not', () => {
    fc.assert(
      fc.property(companies, tree, tree, (evenings, a, b) => {
        const desk = new SegmentDesk(fewFriends(evenings))
        // Both sides speak of who is archived, so that both are asked of everybody.
        const whole = (of: Segment): Segment => ({
          kind: 'all',
          of: [of, { kind: 'any', of: [{ kind: 'archived' }, { kind: 'not', of: { kind: 'archived' } }] }],
        })
        const not = (of: Segment): Segment => ({ kind: 'not', of })
        const same = (one: Segment, other: Segment) =>
          expect(found(desk, whole(one))).toEqual(found(desk, whole(other)))
        same(not(not(a)), a)
        same(not({ kind: 'all', of: [a, b] }), { kind: 'any', of: [not(a), not(b)] })
        same(not({ kind: 'any', of: [a, b] }), { kind: 'all', of: [not(a), not(b)] })
        same({ kind: 'all', of: [a, b] }, { kind: 'all', of: [b, a] })
        same({ kind: 'any', of: [a, not(a)] }, { kind: 'all', of: [] })
        same({ kind: 'all', of: [a, not(a)] }, { kind: 'any', of: [] })
      }),
    )
  })
})
