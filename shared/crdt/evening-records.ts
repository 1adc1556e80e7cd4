import { FEEDBACK_STATES, MET_HOW, TOUCHPOINT_KINDS } from '../domain/afterwards.ts'
import type { Feedback, Meeting, Review, Touchpoint } from '../domain/afterwards.ts'
import { INVITED_BY, RSVP_STATUSES } from '../domain/attendance.ts'
import type { AttendanceEntry } from '../domain/attendance.ts'
import { stateAfter } from '../domain/idea.ts'
import { isId } from '../domain/ids.ts'
import type { FeedbackId, MeetingId, MemberId, ReviewId, TouchpointId } from '../domain/ids.ts'
import { LETTER_KINDS } from '../domain/letter.ts'
import { PAID_BY } from '../domain/money.ts'
import { readSteps, stepField } from './idea-steps.ts'
import type { PlainRecord } from './plain.ts'
import { keysOf, numberOf, optional, setOf, textOf } from './record-values.ts'
import { said } from './salon-records.ts'

/** What happened around a salon, as attendance pages and doors keep it; see `records.ts` for how reading behaves. */

export function entryRecord(entry: AttendanceEntry): PlainRecord {
  const { id: _id, voided, ...rest } = entry
  return { ...rest, ...optional('voided', voided) }
}

/** Null also for a kind that a newer version knows; it stays on its page. */
export function readEntry(id: string, record: PlainRecord): AttendanceEntry | null {
  const { salon, member, kind } = record
  if (!isId('ent', id) || !isId('sal', salon) || !isId('mem', member)) return null
  const base = { id, salon, member, ...said(record), ...(record['joint'] === true && { joint: true as const }) }
  switch (kind) {
    case 'arrival':
      return { ...base, kind, walkIn: record['walkIn'] === true }
    case 'companion':
      return { ...base, kind, name: textOf(record['name']) }
    case 'offer':
      return { ...base, kind, until: numberOf(record['until']) ?? 0 }
    case 'passedOver':
      return { ...base, kind, reason: textOf(record['reason']) }
    case 'remark':
      return { ...base, kind, text: textOf(record['text']) }
    case 'rsvp': {
      const status = RSVP_STATUSES.find((known) => known === record['status'])
      const from = RSVP_STATUSES.find((known) => known === record['from'])
      return status ? { ...base, kind, status, ...optional('from', from) } : null
    }
    case 'sent': {
      const channel = INVITED_BY.find((known) => known === record['channel'])
      const what = LETTER_KINDS.find((known) => known === record['what']) ?? 'invitation'
      return channel ? { ...base, kind, what, channel } : null
    }
    case 'paid': {
      const how = PAID_BY.find((known) => known === record['how']) ?? 'cash'
      return { ...base, kind, amount: numberOf(record['amount']) ?? 0, currency: textOf(record['currency']), how }
    }
    default:
      return null
  }
}

export function meetingRecord({ id: _id, members, ...meeting }: Meeting): PlainRecord {
  return { ...meeting, members: setOf(members) }
}

export function readMeeting(id: MeetingId, record: PlainRecord): Meeting | null {
  const { salon, introducer } = record
  const members = keysOf(record['members']).filter((member): member is MemberId => isId('mem', member))
  const how = MET_HOW.find((known) => known === record['how']) ?? 'table'
  if (!isId('sal', salon) && how !== 'introduced') return null
  return {
    id,
    ...(isId('sal', salon) && { salon }),
    members,
    how,
    ...(isId('mem', introducer) && { introducer }),
    ...said(record),
  }
}

export function reviewRecord({ id: _id, ...review }: Review): PlainRecord {
  return { ...review }
}

export function readReview(id: ReviewId, record: PlainRecord): Review | null {
  const { salon, member } = record
  if (!isId('sal', salon)) return null
  const rating = numberOf(record['rating'])
  return {
    id,
    salon,
    ...(isId('mem', member) && { member }),
    ...(rating !== undefined && rating >= 1 && rating <= 5 && { rating: Math.round(rating) }),
    keep: textOf(record['keep']),
    ...said(record),
  }
}

export function feedbackRecord({ id: _id, steps, ...feedback }: Feedback): PlainRecord {
  return { ...feedback, ...Object.fromEntries(steps.map(stepField)) }
}

export function readFeedback(id: FeedbackId, record: PlainRecord): Feedback | null {
  const { chapter, salon, member } = record
  if (!isId('cha', chapter)) return null
  const steps = readSteps(record)
  return {
    id,
    chapter,
    kind: record['kind'] === 'complaint' ? 'complaint' : 'idea',
    text: textOf(record['text']),
    ...(isId('sal', salon) && { salon }),
    ...(isId('mem', member) && { member }),
    state: stateAfter(FEEDBACK_STATES.find((known) => known === record['state']) ?? 'heard', steps),
    steps,
    ...said(record),
  }
}

export function touchpointRecord({ id: _id, ...touchpoint }: Touchpoint): PlainRecord {
  return { ...touchpoint }
}

export function readTouchpoint(id: TouchpointId, record: PlainRecord): Touchpoint | null {
  const { chapter, member, from, salon } = record
  if (!isId('cha', chapter) || !isId('mem', member)) return null
  return {
    id,
    chapter,
    member,
    kind: TOUCHPOINT_KINDS.find((known) => known === record['kind']) ?? 'message',
    text: textOf(record['text']),
    ...(isId('mem', from) && { from }),
    ...(isId('sal', salon) && { salon }),
    ...said(record),
  }
}
