import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { overdrawnBook } from '../../../renderer/worker/points/overdrawn-book.ts'
import { pointsChanges } from '../../../renderer/worker/points/points-changes.ts'
import { pointsView } from '../../../renderer/worker/points/points-view.ts'
import { ideasView } from '../../../renderer/worker/queries/ideas-view.ts'
import { feedbackRecord } from '../../../shared/crdt/evening-records.ts'
import { pointsRecord } from '../../../shared/crdt/points-records.ts'
import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import type { IdeaStep } from '../../../shared/domain/idea.ts'
import { bareCommunity } from '../../../test/helpers/bare-community.ts'
import type {
  ChapterId,
  EntryId,
  FeedbackId,
  MemberId,
  OrganizerId,
  PageId,
  PointsId,
} from '../../../shared/domain/ids.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, idOf } from './valued-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const IDEAS = 10_000
const VOTES = 5
const SPENDERS = 1_000
const WITHIN_MS = 10_000
const BY = 'org_0000000000000001' as OrganizerId

/** The board of a large community's ideas, a member's points, who is below zero, and what other rules would give. */
export async function measurePoints(runs: number): Promise<Result[]> {
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: SALONS, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  addLedger(tables, members, now)
  for (let at = 0; at < IDEAS; at += 1) addIdea(tables, members, at, now)
  for (let at = 0; at < SPENDERS; at += 1) addSpent(tables, members, at, now)
  tables.pointsSettings = { rules: [{ on: 'attended', from: '2020-01-01', amount: 10, cap: 40 }], rewards: [] }
  const community = bareCommunity(tables, () => now)
  const times: Record<'board' | 'member' | 'below' | 'again' | 'preview', number[]> = {
    board: [], member: [], below: [], again: [], preview: [],
  } // prettier-ignore
  for (let run = 0; run < runs; run += 1) {
    const time = async (of: keyof typeof times, work: () => unknown) => {
      const begun = performance.now()
      await work()
      times[of].push(performance.now() - begun)
    }
    const fresh = bareCommunity(tables, () => now)
    const member = members[run] ?? idOf<MemberId>('mem', run)
    await time('board', () => ideasView(community, { chapter: null, kind: null, text: '', most: 30 }))
    await time('member', () => pointsView(community, member, 5))
    await time('below', () => overdrawnBook(fresh).rows())
    for (let at = 0; at < SPENDERS; at += 100) overdrawnBook(fresh).rows()
    arrive(member)
    await time('again', () => overdrawnBook(fresh).rows())
    const rules = [{ on: 'attended' as const, from: '2020-01-01', amount: 20, cap: null }]
    await time('preview', () => pointsChanges(community, { draft: { rules, rewards: [] } }))
    tables.heard.clear()
  }
  const of = { figure: 'points', members: MEMBERS, unit: 'ms' } as const
  return [
    { ...of, title: `The board of ${IDEAS.toLocaleString('en')} ideas`, value: sampleOf(times.board), aims: [{ of: 'figure', most: 200 }] },
    { ...of, title: 'A member’s points', value: sampleOf(times.member), aims: [{ of: 'figure', most: 50 }] },
    { ...of, title: `The first of ${SPENDERS.toLocaleString('en')} who may have spent more than they have`, value: sampleOf(times.below), aims: [{ of: 'figure', most: 200 }] },
    { ...of, title: '… again after a check-in', value: sampleOf(times.again), aims: [{ of: 'figure', most: 50 }] },
    { ...of, title: 'What another rule would give to everybody', value: sampleOf(times.preview), aims: [{ of: 'figure', most: WITHIN_MS }] },
  ] // prettier-ignore
}

type Tables = OpenCommunity['tables']

function addIdea(tables: Tables, members: readonly MemberId[], at: number, now: number): void {
  const chapter = idOf<ChapterId>('cha', at % CHAPTERS)
  const id = idOf<FeedbackId>('fbk', at)
  const member = members[(at * 7) % members.length]
  const step = (number: number): Pick<IdeaStep, 'id' | 'at' | 'by'> => ({
    id: idOf<EntryId>('ent', 50_000_000 + at * 10 + number), at: now, by: BY,
  }) // prettier-ignore
  const state = FEEDBACK_STATES[at % FEEDBACK_STATES.length] ?? 'heard'
  const votes = Array.from({ length: VOTES }, (_, vote): IdeaStep[] => {
    const voter = members[(at * 11 + vote) % members.length]
    return voter ? [{ ...step(vote + 1), kind: 'voted', member: voter }] : []
  })
  tables.put({ id: idOf<PageId>('pag', 700 + (at % CHAPTERS)), kind: 'attendance', chapter }, id, feedbackRecord({
    id, chapter, kind: 'idea', text: `${at}`, ...(member && { member }), state: 'heard', at: now, by: BY,
    steps: [{ ...step(0), kind: 'moved', state, after: [], text: '' }, ...votes.flat()],
  })) // prettier-ignore
}

function addSpent(tables: Tables, members: readonly MemberId[], at: number, now: number): void {
  const member = members[at]
  if (!member) return
  const chapter = idOf<ChapterId>('cha', at % CHAPTERS)
  const id = idOf<PointsId>('pts', at)
  tables.put({ id: idOf<PageId>('pag', 800 + (at % CHAPTERS)), kind: 'ledger', chapter }, id, pointsRecord({
    id, chapter, member, amount: -30, reason: 'tea', at: now, by: BY,
  })) // prettier-ignore
}
