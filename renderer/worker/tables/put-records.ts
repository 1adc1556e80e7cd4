import { readSavedSegment } from '../../../shared/crdt/segment-record.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { readChallenge, readJourney, readStepTaken } from '../../../shared/crdt/challenge-records.ts'
import { readExportProfile, readReceipt } from '../../../shared/crdt/export-records.ts'
import { readFeedback, readMeeting, readReview, readTouchpoint } from '../../../shared/crdt/evening-records.ts'
import { readContribution, readOverride, readPurchase, readRecognition } from '../../../shared/crdt/ledger-records.ts'
import { readPoints } from '../../../shared/crdt/points-records.ts'
import {
  readKeepApart,
  readLetter,
  readSalon,
  readSeries,
  readSheet,
  readTemplate,
  readVenue,
} from '../../../shared/crdt/salon-records.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { Tables } from './tables.ts'

/** A record of a page of salons into the table of its kind; kinds that nobody knows yet are left alone. */
export function putPlan(tables: Tables, id: string, record: PlainRecord | null): void {
  if (isId('sal', id)) store(tables.salons, id, record && readSalon(id, record))
  else if (isId('ser', id)) store(tables.series, id, record && readSeries(id, record))
  else if (isId('ven', id)) tables.venues.put(id, record && readVenue(id, record))
  else if (isId('tpl', id)) tables.templates.put(id, record && readTemplate(id, record))
  else if (isId('kap', id)) tables.keepApart.put(id, record && readKeepApart(id, record))
  else if (isId('ltr', id)) tables.letters.put(id, record && readLetter(id, record))
  else if (isId('sht', id)) tables.sheets.put(id, record && readSheet(id, record))
  else if (isId('chl', id)) store(tables.challenges, id, record && readChallenge(id, record))
}

/** What is told of an evening besides who was there. */
export function putAfterwards(tables: Tables, id: string, record: PlainRecord | null): void {
  if (isId('met', id)) tables.meetings.put(id, record && readMeeting(id, record))
  else if (isId('rev', id)) tables.reviews.put(id, record && readReview(id, record))
  else if (isId('fbk', id)) tables.feedback.put(id, record && readFeedback(id, record))
  else if (isId('tch', id)) tables.touchpoints.put(id, record && readTouchpoint(id, record))
}

/** A record of a ledger's page. */
export function putFact(tables: Tables, id: string, record: PlainRecord | null): void {
  if (isId('pur', id)) tables.purchases.put(id, record && readPurchase(id, record))
  else if (isId('ctb', id)) tables.contributions.put(id, record && readContribution(id, record))
  else if (isId('ovr', id)) tables.overrides.put(id, record && readOverride(id, record))
  else if (isId('rec', id)) tables.recognitions.put(id, record && readRecognition(id, record))
  else if (isId('pts', id)) tables.points.put(id, record && readPoints(id, record))
  else if (isId('stp', id)) tables.steps.put(id, record && readStepTaken(id, record))
  else if (isId('jny', id)) tables.journeys.put(id, record && readJourney(id, record))
}

/** How lists are exported, whom segments find, and what went out. */
export function putExport(tables: Tables, id: string, record: PlainRecord | null): void {
  if (isId('exp', id)) store(tables.exportProfiles, id, record && readExportProfile(id, record))
  else if (isId('seg', id)) store(tables.segments, id, record && readSavedSegment(id, record))
  else if (isId('rct', id)) store(tables.receipts, id, record && readReceipt(id, record))
}

/** Into a map, or out of it. */
export function store<Id, Value>(map: Map<Id, Value>, id: Id, value: Value | null): void {
  if (value) map.set(id, value)
  else map.delete(id)
}
