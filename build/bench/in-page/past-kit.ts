import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import type { StorePort } from './store-port.ts'

export interface PastEvenings {
  readonly salons: number
  /** Of these, the ones to hold now: a call that held them all would take longer than any call may. */
  readonly from: number
  readonly count: number
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
     * Some evenings of a chapter, counted from 0: who said yes, the sheet that they signed, at every second one who sat together,
     * and now and then an idea. Few come often and most now and then: the chance falls with a member's place, as 1/√n.
     */
    async holdEvenings(chapter: number, { salons, from, count, arrivals, years }: PastEvenings): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const members = await membersOf(store(), found.id)
      for (let salon = from; salon < Math.min(salons, from + count); salon += 1) {
        const random = seededRandom(chapter * salons + salon)
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
    /** So many purchases of a chapter's members within two years; those who come often buy most. */
    async sell(chapter: number, count: number): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const members = await membersOf(store(), found.id)
      const random = seededRandom(chapter)
      for (let sold = 0; sold < count; sold += 1) {
        const member = members[Math.floor(random.next() ** 2 * members.length)]
        const day = new Date(Date.now() - DAY * random.int(1, 700)).toISOString().slice(0, 10)
        const paid = { amount: random.int(1, 1000) * 1000, currency: 'TWD', day }
        if (member) await store().command('purchase.add', { member, chapter: found.id, ...paid })
      }
    },
    /** A challenge of three steps, each done by so many of a chapter's members. */
    async challenge(chapter: number, members: number): Promise<void> {
      const found = (await chapters())[chapter]
      if (!found) throw new Error(`there is no chapter ${chapter}`)
      const day = new Date().toISOString().slice(0, 10)
      const { challenge } = await store().command('challenge.create', {
        kind: 'challenge', name: '寫信給老朋友', purpose: '', from: day, until: null, chapter: found.id, series: null, forgives: 0,
        steps: [{ text: '想起一個人' }, { text: '寫信' }, { text: '說說結果' }],
      }) // prettier-ignore
      const takers = (await membersOf(store(), found.id)).slice(0, members)
      const view = await store().ask('challenge', { challenge, range: { from: 0, count: 0 } })
      for (const { id } of view?.steps ?? [])
        await store().command('step.take', { challenge, step: id, day, members: takers })
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
