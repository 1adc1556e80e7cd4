import fc from 'fast-check'
import type { OpenCommunity } from '../../renderer/worker/open-community.ts'
import { Tables } from '../../renderer/worker/tables/tables.ts'
import { entryRecord, meetingRecord } from '../../shared/crdt/evening-records.ts'
import { memberRecord } from '../../shared/crdt/member-records.ts'
import type { PageKind } from '../../shared/crdt/page.ts'
import { chapterRecord, linkRecord } from '../../shared/crdt/records.ts'
import { salonRecord } from '../../shared/crdt/salon-records.ts'
import type { EntryId, MeetingId, OrganizerId, PageId, SalonId } from '../../shared/domain/ids.ts'
import { NOTHING_PLANNED } from '../../shared/domain/salon.ts'
import { bareCommunity } from './bare-community.ts'
import { chapterId, linkOf, recordId, recordOf } from './people.ts'

const DAY = 86_400_000
export const NOW = Date.UTC(2026, 10, 20, 11)
/** Of the community, by number. */
export const CHAPTERS = [1, 2]
const PEOPLE = [1, 2, 3, 4, 5, 6]
/** Evenings of each chapter, one every twelve days; the last of them was yesterday. */
const EVENINGS = 8
const PAGES: readonly PageKind[] = ['chapter', 'members', 'links', 'salons', 'attendance']

const number = fc.constantFrom(...PEOPLE)
const INTERESTS = ['閱讀', '咖啡']
/** Something that changes who knows whom, or what somebody is to a chapter. */
export const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('came' as const), who: number, chapter: fc.constantFrom(...CHAPTERS), evening: fc.nat(EVENINGS - 1) }) },
  { weight: 4, arbitrary: fc.record({
    kind: fc.constant('is' as const), who: number, chapters: fc.subarray(CHAPTERS), refuses: fc.boolean(), archived: fc.boolean(),
    interests: fc.subarray(INTERESTS), email: fc.boolean(), likesNews: fc.boolean(),
  }) },
  { weight: 1, arbitrary: fc.record({
    kind: fc.constant('one' as const), pair: fc.uniqueArray(number, { minLength: 2, maxLength: 2 }), parted: fc.boolean(),
  }) },
) // prettier-ignore
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** Who came to each of some evenings, the latest first. */
export const companies = fc.array(fc.subarray(PEOPLE, { minLength: 2 }), { minLength: 4, maxLength: EVENINGS })

/** Most are of both chapters; they came to the evenings of the first in these companies. */
export function fewFriends(evenings: readonly (readonly number[])[]): OpenCommunity {
  const tables = new Tables()
  for (const chapter of CHAPTERS) {
    const record = chapterRecord({ name: `${chapter}`, region: '', zone: 'Asia/Taipei', colour: 'jade', leaders: [], created: 0 }) // prettier-ignore
    take(tables, 'chapter', chapter, chapterId(chapter), record)
    for (let evening = 0; evening < EVENINGS; evening += 1) {
      const date = new Date(NOW - (1 + 12 * evening) * DAY).toISOString().slice(0, 10)
      take(tables, 'salons', chapter, salonId(chapter, evening), salonRecord({
        ...NOTHING_PLANNED, theme: '夜讀', chapter: chapterId(chapter), start: `${date}T19:00`, end: `${date}T21:00`,
        zone: 'Asia/Taipei', venue: '', hosts: [], notes: '', created: 0,
      })) // prettier-ignore
    }
  }
  for (const who of PEOPLE) {
    // Some come as guests of a chapter that they are not of: they may know its members best.
    const chapters = who > 4 ? CHAPTERS.slice(1) : CHAPTERS
    happen(tables, {
      kind: 'is',
      who,
      chapters,
      refuses: false,
      archived: false,
      email: who % 2 === 0,
      likesNews: who > 3,
      interests: INTERESTS.slice(0, who % 3),
    })
  }
  for (const [index, company] of evenings.entries())
    for (const who of company) happen(tables, { kind: 'came', who, chapter: 1, evening: EVENINGS - 1 - index })
  return bareCommunity(tables, () => NOW)
}

export function happen(tables: Tables, each: Happening): void {
  switch (each.kind) {
    case 'came': {
      const { who, chapter, evening } = each
      const id = `ent_${String(chapter * 1000 + evening * 10 + who).padStart(16, '0')}` as EntryId
      const entry = { id, salon: salonId(chapter, evening), member: recordId(who), kind: 'arrival', walkIn: false, at: NOW } as const
      take(tables, 'attendance', chapter, id, entryRecord({ ...entry, by: 'org_0000000000000001' as OrganizerId }))
      return
    } // prettier-ignore
    case 'is': {
      const { who, chapters, refuses, archived, interests, email, likesNews } = each
      const { own } = recordOf(who, {
        interests,
        memberships: Object.fromEntries(chapters.map((chapter) => [chapterId(chapter), { role: 'member' }])),
        ...(email && { email: `friend${who}@example.org` }),
        consents: {
          ...(refuses && { 'contact:email': { state: 'withdrawn' as const } }),
          ...(likesNews && { 'news:email': { state: 'given' as const } }),
        },
        ...(archived && { archived: NOW }),
      })
      take(tables, 'members', 1, recordId(who), memberRecord(own))
      return
    }
    case 'one': {
      const [a = 1, b = 2] = each.pair
      const link = linkOf(Math.min(a, b) * 10 + Math.max(a, b), 'same', [a, b], each.parted ? { voided: NOW } : {})
      take(tables, 'links', 1, link.id, linkRecord(link))
    }
  }
}

/** Somebody writes down that two people talked at an evening. */
export function meet(tables: Tables, chapter: number, evening: number, pair: readonly number[]): void {
  const id = `met_${String(chapter * 100_000 + evening * 1000 + Number(pair.join(''))).padStart(16, '0')}` as MeetingId
  const members = pair.map(recordId)
  const meeting = { id, salon: salonId(chapter, evening), members, how: 'table', at: NOW } as const
  take(tables, 'attendance', chapter, id, meetingRecord({ ...meeting, by: 'org_0000000000000001' as OrganizerId }))
}

function salonId(chapter: number, evening: number): SalonId {
  return `sal_${String(chapter * 100 + evening).padStart(16, '0')}` as SalonId
}

function take(tables: Tables, kind: PageKind, chapter: number, id: string, record: Parameters<Tables['put']>[2]): void {
  const page = `pag_${String(PAGES.indexOf(kind) * 10 + chapter).padStart(16, '0')}` as PageId
  tables.put({ id: page, kind, chapter: kind === 'links' ? null : chapterId(chapter) }, id, record)
}
