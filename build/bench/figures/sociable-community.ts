import { Tables } from '../../../renderer/worker/tables/tables.ts'
import { entryRecord, meetingRecord } from '../../../shared/crdt/evening-records.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import { salonRecord } from '../../../shared/crdt/salon-records.ts'
import type {
  ChapterId,
  EntryId,
  MeetingId,
  MemberId,
  OrganizerId,
  PageId,
  SalonId,
} from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import { NOTHING_PLANNED } from '../../../shared/domain/salon.ts'

export interface Sociability {
  readonly members: number
  readonly salons: number
  readonly chapters: number
  /** Who arrives at a salon. */
  readonly arrivals: number
  /** Who has said yes to the salon that is still to come. */
  readonly going: number
}

export interface SociableCommunity {
  readonly tables: Tables
  readonly now: number
  readonly members: readonly MemberId[]
  /** The salon still to come, of the first chapter. */
  readonly next: SalonId
  readonly going: readonly MemberId[]
  /** One more arrives at the latest salon that was held. */
  readonly arrive: (member: MemberId) => void
}

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 4)
const YEARS = 4
const BY = 'org_0000000000000001' as OrganizerId
const INTERESTS = ['閱讀', '咖啡', '電影', '登山', '插花', '品酒', '攝影', '寫作', '烘焙', '桌遊', '園藝', '爵士樂']
const SEATS_AT_A_TABLE = 6

/**
 * Members and four years of salons in the store's tables. Few come often and most now and then: who comes is drawn with a
 * chance that falls with the member's number in their chapter, as 1/√n. At every second salon it is known who sat together.
 */
export function sociableCommunity({ members, salons, chapters, arrivals, going }: Sociability): SociableCommunity {
  const random = seededRandom(members + salons)
  const tables = new Tables()
  const put = (kind: PageKind, chapter: number, id: string, record: Parameters<Tables['put']>[2]) => {
    const info: PageInfo = { id: `pag_${kind}${chapter}` as PageId, kind, chapter: idOf<ChapterId>('cha', chapter) }
    tables.put(info, id, record)
  }
  const everybody = Array.from({ length: members }, (_, number) => idOf<MemberId>('mem', number))
  for (const [number, id] of everybody.entries()) {
    const chapter = number % chapters
    const record = memberRecord({
      name: `成員${number}`, phone: `09${String(number).padStart(8, '0')}`, tags: [], notes: '', sources: [],
      interests: random.some(INTERESTS, random.int(0, 3)),
      memberships: { [idOf<ChapterId>('cha', chapter)]: { role: 'member' } },
      consents: {}, created: NOW - random.int(1, YEARS * 365) * DAY,
    }) // prettier-ignore
    put('members', chapter, id, record)
  }
  const inChapter = Math.floor(members / chapters)
  const someOf = (chapter: number, count: number) => {
    const found = new Set<MemberId>()
    while (found.size < count) {
      // The distribution whose density falls as 1/√n is that of a squared uniform one.
      const member = everybody[Math.floor(random.next() ** 2 * inChapter) * chapters + chapter]
      if (member) found.add(member)
    }
    return [...found]
  }
  let entries = 0
  const salonAt = (number: number, chapter: number, day: number) => {
    const id = idOf<SalonId>('sal', number)
    const date = new Date(NOW + day * DAY).toISOString().slice(0, 10)
    put('salons', chapter, id, salonRecord({
      ...NOTHING_PLANNED, theme: '手沖咖啡之夜', chapter: idOf<ChapterId>('cha', chapter), start: `${date}T19:00`,
      end: `${date}T21:00`, zone: 'Asia/Taipei', venue: '', capacity: going + 40, hosts: [], interests: ['咖啡', '閱讀'], notes: '', created: 0,
    })) // prettier-ignore
    return id
  }
  const say = (salon: SalonId, chapter: number, member: MemberId, what: { kind: 'rsvp'; status: 'going' } | { kind: 'arrival'; walkIn: false }) => {
    const id = idOf<EntryId>('ent', (entries += 1))
    put('attendance', chapter, id, entryRecord({ id, salon, member, at: NOW, by: BY, ...what }))
  } // prettier-ignore
  for (let number = 0; number < salons; number += 1) {
    const chapter = number % chapters
    const salon = salonAt(number, chapter, -1 - Math.floor(((salons - number - 1) / salons) * YEARS * 365))
    const present = someOf(chapter, arrivals)
    for (const member of present) say(salon, chapter, member, { kind: 'arrival', walkIn: false })
    if (number % 2 === 1) continue
    for (let from = 0; from < present.length; from += SEATS_AT_A_TABLE) {
      const id = idOf<MeetingId>('met', number * 100 + from)
      const sat = present.slice(from, from + SEATS_AT_A_TABLE)
      put('attendance', chapter, id, meetingRecord({ id, salon, members: sat, how: 'table', at: NOW, by: BY }))
    }
  }
  const next = salonAt(salons, 0, 7)
  const coming = someOf(0, going)
  for (const member of coming) say(next, 0, member, { kind: 'rsvp', status: 'going' })
  const latest = idOf<SalonId>('sal', (Math.ceil(salons / chapters) - 1) * chapters)
  return {
    tables, now: NOW, members: everybody, next, going: coming,
    arrive: (member) => say(latest, 0, member, { kind: 'arrival', walkIn: false }),
  } // prettier-ignore
}

function idOf<Id extends string>(kind: string, number: number): Id {
  return `${kind}_${String(number).padStart(16, '0')}` as Id
}
