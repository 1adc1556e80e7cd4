import { crowdText } from '../../../shared/crdt/salon-records.ts'
import { lastToGo } from '../../../shared/domain/attendance.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { rivalMoves } from '../../../shared/domain/idea.ts'
import { pairKey } from '../../../shared/people/groups.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Settlement } from '../../../shared/protocol/decisions.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { overdrawnBook } from '../points/overdrawn-book.ts'
import { openContradictions, overbookedSalons } from '../queries/decisions.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { moveTo } from './idea-commands.ts'
import { addPoints } from './points-commands.ts'
import { moveToWaitlist } from './attendance-commands.ts'
import type { Handlers } from './handler.ts'
import { sayApart, sayOne } from './people-commands.ts'
import { checkCommand } from './permission.ts'

export const decisionCommands: Handlers<'decision.settle' | 'decision.settleAll'> = {
  async 'decision.settle'(community, item) {
    const allowed = maySettle(community, { kind: 'field', ...item })
    if (!allowed.ok) return allowed
    const batch = community.batch()
    if (!settleField(community, batch, item)) return failed('not-found')
    await community.commit(batch.build(), 'decision.settle', { undo: 1 })
    await roleSettled(community, [{ kind: 'field', ...item }])
    return ok(undefined)
  },

  async 'decision.settleAll'(community, { items }) {
    const batch = community.batch()
    const seen = new Set<string>()
    const allowed = items.map((item) => maySettle(community, item))
    // What was settled elsewhere while the person read the list is not settled again the other way, and nothing twice.
    const settled = items.filter((item, index) => {
      const subject = subjectOf(community, item)
      return allowed[index]?.ok === true && !seen.has(subject) && seen.add(subject) && settle(community, batch, item)
    })
    const passed = items.length - settled.length
    if (settled.length === 0) return allowed.find((one) => !one.ok) ?? failed('not-found')
    const commit = () => community.commit(batch.build(), 'decision.settleAll', { undo: settled.length })
    if (settled.some(({ kind }) => kind === 'people')) await community.review.deciding(commit)
    else await commit()
    await roleSettled(community, settled)
    return ok({ settled: settled.length, passed })
  },
}

/** Settling a field asks for what writing it by hand asks for: what others would not let in is left to those who may. */
function maySettle(community: OpenCommunity, item: Settlement): Result<void> {
  if (item.kind === 'people') return ok(undefined)
  if (item.kind === 'overbooked') return checkCommand(community, 'salon.update', { salon: item.salon })
  if (item.kind === 'points') return checkCommand(community, 'points.takeBack', { chapter: item.chapter })
  if (item.kind === 'idea')
    return checkCommand(community, 'feedback.state', { chapter: community.tables.feedback.get(item.feedback)?.chapter })
  const { record } = item
  const { identity } = community
  if (isId('sal', record)) return checkCommand(community, 'salon.update', { salon: record })
  if (isId('cha', record)) return checkCommand(community, 'chapter.update', { chapter: record })
  if (isId('com', record)) return checkCommand(community, 'community.rename', {})
  if (isId('src', record)) return checkCommand(community, 'source.rename', {})
  if (isId('ser', record)) return checkCommand(community, 'series.rename', {})
  // Names of people and devices are their own, and an admin's.
  const isOther =
    (isId('org', record) || isId('dev', record)) && record !== identity.organizer && record !== identity.device
  return isOther ? checkCommand(community, 'organizer.grant', {}) : ok(undefined)
}

/** Who may have what may be another after that, and with it who has keys. */
async function roleSettled(community: OpenCommunity, settled: readonly Settlement[]): Promise<void> {
  if (settled.some((item) => item.kind === 'field' && isId('org', item.record))) await tendKeys(community)
}

type Of<Kind extends Settlement['kind']> = Extract<Settlement, { kind: Kind }>

/** What a settlement is about, whatever was chosen. */
function subjectOf({ tables: { people } }: OpenCommunity, item: Settlement): string {
  switch (item.kind) {
    case 'field':
      return `${item.record} ${item.field}`
    case 'people':
      return pairKey(people.personOf(item.a), people.personOf(item.b))
    case 'overbooked':
      return item.salon
    case 'idea':
      return item.feedback
    case 'points':
      return `${people.personOf(item.member)} ${item.chapter}`
  }
}

/** Writes what was chosen. False where that is not open any more. */
function settle(community: OpenCommunity, batch: BatchBuilder, item: Settlement): boolean {
  switch (item.kind) {
    case 'field':
      return settleField(community, batch, item)
    case 'people':
      return settlePeople(community, batch, item)
    case 'overbooked':
      return settleOverbooked(community, batch, item)
    case 'idea':
      return settleIdea(community, batch, item)
    case 'points':
      return settlePoints(community, batch, item)
  }
}

/** Writing one of the values again, with all of them in sight, settles the field on every device. */
function settleField(
  community: OpenCommunity,
  batch: BatchBuilder,
  { record, field, choice }: Omit<Of<'field'>, 'kind'>,
): boolean {
  const contender = community.tables.conflicts.get(record)?.[field]?.find(({ id }) => id === choice)
  if (!contender) return settleDispute(community, batch, { record, field, choice })
  batch.setOwn(record, pathOf(field), contender.value)
  return true
}

/** Of what two organizers said of one person, one counts from now on. */
function settleDispute(
  { tables }: OpenCommunity,
  batch: BatchBuilder,
  { record, field, choice }: Omit<Of<'field'>, 'kind'>,
): boolean {
  const entry = isId('mem', record) ? tables.members.get(record) : undefined
  const known = MEMBER_FIELDS.find((each) => each === field)
  const values = (known && entry?.person?.disputes[known]) ?? []
  const value = values.find(({ part }) => part === choice)?.value
  if (!entry || known === undefined || value === undefined) return false
  // What two wrote at once into a record and its copies is written there; what was said of the person is said again.
  const parts = values.map(({ part }) => tables.people.part(part)?.part)
  const roots = new Set(parts.map((part) => part?.copyOf ?? part?.own.id))
  const isOwn = roots.size === 1 && values.every((each, index) => (parts[index]?.own[known] ?? '') === each.value)
  if (isOwn) batch.setOwn(choice, [known], value)
  else batch.set(entry.member.id, [known], value)
  return true
}

function settlePeople(community: OpenCommunity, batch: BatchBuilder, { a, b, choice }: Of<'people'>): boolean {
  const { people } = community.tables
  const [one, other] = [people.personOf(a), people.personOf(b)]
  const key = pairKey(one, other)
  if (!openContradictions(community.tables).some((open) => pairKey(open.a, open.b) === key)) return false
  if (choice === 'apart') sayApart(community, batch, one, other)
  else sayOne(community, batch, [one, other])
  return true
}

function settleIdea(community: OpenCommunity, batch: BatchBuilder, { feedback: id, choice }: Of<'idea'>): boolean {
  const feedback = community.tables.feedback.get(id)
  const move = feedback && rivalMoves(feedback.steps)?.find((each) => each.id === choice)
  if (!move || feedback.voided !== undefined) return false
  moveTo(community, batch, feedback, move.state, move.text)
  return true
}

function settlePoints(
  community: OpenCommunity,
  batch: BatchBuilder,
  { member, chapter, choice, reason }: Of<'points'>,
): boolean {
  const person = community.tables.people.personOf(member)
  const row = overdrawnBook(community)
    .rows()
    .find((each) => each.id === person && each.chapter === chapter)
  const taken = row?.had.find(({ key }) => key === choice)
  if (!row || (choice !== 'give' && !taken)) return false
  const said = taken ? { amount: -taken.amount, reason, of: taken.key } : { amount: -row.balance, reason }
  return addPoints(community, batch, person, chapter, said).ok
}

function settleOverbooked(
  community: OpenCommunity,
  batch: BatchBuilder,
  { salon: id, choice }: Of<'overbooked'>,
): boolean {
  const [salon, crowd] = overbookedSalons(community).find(([each]) => each.id === id) ?? []
  if (!salon || !crowd) return false
  const { going, capacity } = crowd
  if (choice === 'seats') batch.set(id, ['capacity'], going)
  else if (choice === 'leave') batch.set(id, ['accepted'], crowdText(crowd))
  else {
    const last = lastToGo(community.tables.attendance.guests(id).values(), going - capacity)
    // All of them are inside already: nobody is sent out again.
    if (last.length === 0) return false
    moveToWaitlist(
      community,
      batch,
      salon,
      last.reverse().map(({ member }) => member),
    )
  }
  return true
}
