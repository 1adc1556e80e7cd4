import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import type { StorePort } from './store-port.ts'

export interface PastEvenings {
  readonly salons: number
  /** Who came to each. */
  readonly arrivals: number
  readonly years: number
}

const DAY = 86_400_000
const SEATS_AT_A_TABLE = 6
/** As many rows as the store hands out at once. */
const ROWS = 500
/** One of so many said something that is an idea. */
const IDEAS = 4

/** A past for the open community, written as organizers write it who kept it on paper so far. */
export function pastKit(store: () => StorePort) {
  const chapters = async () => (await store().ask('community', {})).chapters
  return {
    async foundChapter(name: string): Promise<void> {
      await store().command('chapter.create', { name, zone: 'Asia/Taipei', colour: 'jade' })
    },
    /** Imports a roster into a chapter, counted from 0. */
    async importInto(chapter: number, csv: string): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const data = new TextEncoder().encode(csv)
      const draft = await store().command('roster.read', { file: { name: `roster ${chapter}.csv`, data } })
      await store().command('roster.import', {
        draft: draft.draft, name: `Roster ${chapter}`, chapter: found.id, mapping: [...draft.mapping],
      }) // prettier-ignore
    },
    /** So many of a chapter's members begin their first hundred days. */
    async welcome(chapter: number, count: number): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const members = await membersOf(store(), found.id)
      const day = new Date().toISOString().slice(0, 10)
      for (const member of members.slice(0, count))
        await store().command('journey.begin', { member, chapter: found.id, day })
    },
    /**
     * Evenings of a chapter, counted from 0: who said yes, the sheet that they signed, at every second one who sat together,
     * and now and then an idea. Few come often and most now and then: the chance falls with a member's place, as 1/√n.
     */
    async holdEvenings(chapter: number, { salons, arrivals, years }: PastEvenings): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const members = await membersOf(store(), found.id)
      const random = seededRandom(chapter)
      for (let salon = 0; salon < salons; salon += 1) {
        const present = new Set<MemberId>()
        while (present.size < Math.min(arrivals, members.length)) {
          const member = members[Math.floor(random.next() ** 2 * members.length)]
          if (member) present.add(member)
        }
        const date = new Date(Date.now() - DAY * (1 + Math.floor((salon / salons) * years * 365)))
        await holdEvening(store(), { chapter: found.id, day: date.toISOString().slice(0, 10), number: salon }, [
          ...present,
        ])
      }
    },
  }
}

async function membersOf(store: StorePort, chapter: ChapterId): Promise<readonly MemberId[]> {
  const members: MemberId[] = []
  for (;;) {
    const range = { from: members.length, count: ROWS }
    const { rows } = await store.ask('members', { query: { chapter, language: 'en' }, range })
    members.push(...rows.map(({ id }) => id))
    if (rows.length < ROWS) return members
  }
}

interface Evening {
  readonly chapter: ChapterId
  readonly day: string
  readonly number: number
}

async function holdEvening(store: StorePort, { chapter, day, number }: Evening, present: readonly MemberId[]) {
  const times = { start: `${day}T19:00`, end: `${day}T21:00` }
  const { salon } = await store.command('salon.create', { theme: `第 ${number} 場`, chapter, ...times })
  const said = { name: '', status: 'going', companions: 0, remark: '' } as const
  await store.command('salon.recordAnswers', { salon, answers: present.map((member) => ({ member, ...said })) })
  const { sheet } = await store.command('sheet.make', { salon, language: 'en', blanks: 0 })
  await store.command('sheet.record', { sheet, text: `1-${present.length}` })
  const [speaker] = present
  if (number % IDEAS === 0 && speaker)
    await store.command('feedback.add', {
      chapter,
      kind: 'idea',
      text: `多辦第 ${number} 場那樣的`,
      salon,
      member: speaker,
    })
  if (number % 2 === 1) return
  const tables = Math.ceil(present.length / SEATS_AT_A_TABLE)
  const groups = Array.from({ length: tables }, (_, table) => ({
    members: present.slice(table * SEATS_AT_A_TABLE, (table + 1) * SEATS_AT_A_TABLE),
    how: 'table' as const,
  })).filter(({ members }) => members.length > 1)
  await store.command('meeting.record', { salon, groups })
}
