import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import type { Feedback } from '../../../shared/domain/afterwards.ts'
import { adoptedAt, byTime, rivalMoves, standing, voteCount, votesOf } from '../../../shared/domain/idea.ts'
import type { Move } from '../../../shared/domain/idea.ts'
import { isGiven, occasionKey } from '../../../shared/domain/recognition.ts'
import type { ChapterId, FeedbackId, MemberId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { IdeaRow, IdeasView, MoveRow, SalonRef } from '../../../shared/protocol/ideas.ts'
import type { ParsedView, ViewValue } from '../../../shared/protocol/views.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { named } from './named.ts'
import { timesOf } from './salon-times.ts'
import { salonRef } from './touchpoints.ts'

/** The board of ideas and complaints: a column a state, most wanted first. */
export function ideasView(community: OpenCommunity, { chapter, kind, text, most }: ParsedView<'ideas'>): IdeasView {
  const { tables } = community
  const said = chapter === null ? tables.feedback.all() : tables.feedback.of(chapter)
  const asked = fold(text.trim())
  let all = 0
  const found = [...said].filter((each) => {
    if (each.voided !== undefined) return false
    all += 1
    return (kind === null || each.kind === kind) && (asked === '' || wordsOf(tables, each).includes(asked))
  })
  const points = pointsFor(tables)
  return {
    columns: FEEDBACK_STATES.map((state) => {
      const here = found
        .filter((each) => each.state === state)
        .map((each) => ({ each, votes: voteCount(each.steps, (member) => tables.people.personOf(member)) }))
      here.sort((a, b) => b.votes - a.votes || byTime(b.each, a.each))
      return {
        state,
        total: here.length,
        rows: here.slice(0, most).map(({ each }) => ideaRow(community, each, points)),
      }
    }),
    all,
  }
}

export function ideaView(community: OpenCommunity, id: FeedbackId): ViewValue<'idea'> {
  const { tables, world } = community
  const idea = tables.feedback.get(id)
  if (!idea || idea.voided !== undefined) return null
  const next = nextSalon(tables, idea.chapter, world.now())
  return { idea: ideaRow(community, idea, pointsFor(tables)), next: next ? refOf(next) : null }
}

/** What a person said, latest first. */
export function ideasOf(community: OpenCommunity, member: MemberId): IdeaRow[] {
  const { people, feedback } = community.tables
  const points = pointsFor(community.tables)
  return people
    .partsOf(people.personOf(member))
    .flatMap((part) => [...feedback.of(part)])
    .filter(({ voided }) => voided === undefined)
    .sort((a, b) => byTime(b, a))
    .map((each) => ideaRow(community, each, points))
}

function ideaRow(community: OpenCommunity, idea: Feedback, points: ReadonlyMap<string, number>): IdeaRow {
  const { tables } = community
  const { id, chapter, kind, text, salon, member, state, steps, at, by } = idea
  const done = standing(steps).sort(byTime)
  const moves = done.filter((step) => step.kind === 'moved')
  const nameOf = (organizer: Feedback['by']) => tables.organizers.get(organizer)?.name ?? ''
  const moveRow = ({ id: step, state: to, text: why, at: when, by: who }: Move): MoveRow => ({
    id: step,
    state: to,
    text: why,
    at: when,
    by: nameOf(who),
  })
  return {
    id,
    chapter,
    kind,
    text,
    member: member ? named(tables, member) : null,
    salon: salonRef(tables, salon),
    at,
    by: nameOf(by),
    state,
    moves: moves.map(moveRow),
    rivals: (rivalMoves(steps) ?? []).map(moveRow),
    answers: done.flatMap((step) =>
      step.kind === 'answered' || (step.kind === 'moved' && step.state === 'answered' && step.text !== '')
        ? [{ text: step.text, at: step.at, by: nameOf(step.by) }]
        : [],
    ),
    votes: [...votes(tables, idea).keys()].map((person) => named(tables, person)),
    announced: announcedAt(community, idea),
    recognition: recognitionOf(tables, idea),
    points: points.get(id) ?? 0,
  }
}

/** Where it stands on a run sheet that still has it, the latest of several. */
function announcedAt({ tables, world }: OpenCommunity, { steps }: Feedback): IdeaRow['announced'] {
  const salons = standing(steps).flatMap((step) => {
    const salon = step.kind === 'announced' ? tables.salons.get(step.salon) : undefined
    const isThere =
      salon?.cancelled === undefined && salon?.agenda.some(({ id }) => step.kind === 'announced' && id === step.item)
    return salon && isThere ? [salon] : []
  })
  const latest = salons.sort((a, b) => timesOf(b).start - timesOf(a).start)[0]
  return latest ? { ...refOf(latest), isOver: timesOf(latest).end <= world.now() } : null
}

/** The occasion of the first idea that was taken up. */
const FIRST_IDEA = occasionKey({ of: 'ideas', number: 1 })

function recognitionOf(tables: Tables, idea: Feedback): IdeaRow['recognition'] {
  const { people, recognitions } = tables
  if (!idea.member || !isFirstAdopted(tables, idea)) return null
  const said = people
    .partsOf(people.personOf(idea.member))
    .flatMap((part) => [...recognitions.of(part)])
    .filter(({ what, voided }) => what === FIRST_IDEA && voided === undefined)
  if (said.some(({ how }) => isGiven(how))) return 'given'
  return said.length === 0 ? 'due' : null
}

function isFirstAdopted({ people, feedback }: Tables, idea: Feedback): boolean {
  const at = adoptedAt(idea)
  if (at === null || !idea.member) return false
  return people
    .partsOf(people.personOf(idea.member))
    .flatMap((part) => [...feedback.of(part)])
    .every((other) => {
      const before = other.voided === undefined && other.id !== idea.id ? adoptedAt(other) : null
      return before === null || before > at || (before === at && other.id > idea.id)
    })
}

function votes({ people }: Tables, { steps }: Feedback): ReturnType<typeof votesOf> {
  return votesOf(steps, (member) => people.personOf(member))
}

/** Points by hand, by the record that they were given for; less what was taken back. */
function pointsFor({ points }: Tables): Map<string, number> {
  const entries = [...points.all()].filter(({ voided }) => voided === undefined)
  const back = new Set(entries.flatMap(({ of }) => of ?? []))
  const sums = new Map<string, number>()
  for (const { id, source, amount } of entries)
    if (source !== undefined && !back.has(id)) sums.set(source, (sums.get(source) ?? 0) + amount)
  return sums
}

function wordsOf(tables: Tables, { text, member, salon }: Feedback): string {
  const at = salon && tables.salons.get(salon)
  const who = member ? named(tables, member).name : ''
  return fold([text, who, at?.theme ?? '', ...(at?.interests ?? [])].join('\n'))
}

function nextSalon(tables: Tables, chapter: ChapterId, now: number): Salon | undefined {
  return [...tables.salons.values()]
    .filter((salon) => salon.chapter === chapter && salon.cancelled === undefined && timesOf(salon).start > now)
    .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))[0]
}

function refOf(salon: Salon): SalonRef {
  return { id: salon.id, theme: salon.theme, start: timesOf(salon).start, zone: salon.zone }
}
