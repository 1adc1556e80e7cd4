import { readConsentSettings } from '../../../shared/crdt/consent-settings.ts'
import { readJourneySettings } from '../../../shared/crdt/journey-settings.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { readPointsSettings } from '../../../shared/crdt/points-settings.ts'
import { readRecognitionSettings } from '../../../shared/crdt/recognition-settings.ts'
import { readRetention } from '../../../shared/crdt/retention-settings.ts'
import { readTieNumbers } from '../../../shared/crdt/tie-settings.ts'
import { readValueSettings } from '../../../shared/crdt/value-settings.ts'
import { USUAL_CONSENT } from '../../../shared/domain/consent-settings.ts'
import { USUAL_JOURNEY } from '../../../shared/domain/journey.ts'
import { NO_POINTS } from '../../../shared/domain/points.ts'
import { USUAL_RECOGNITION } from '../../../shared/domain/recognition-rules.ts'
import { NO_RETENTION } from '../../../shared/domain/retention.ts'
import { TIE_NUMBER_NAMES, USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import { USUAL_VALUE } from '../../../shared/domain/value.ts'
import type { Tables } from './tables.ts'

/** What a community has set for itself, out of its record; as usual where there is none. */
export function putSettings(tables: Tables, record: PlainRecord | null): void {
  tables.valueSettings = record ? readValueSettings(record) : USUAL_VALUE
  tables.pointsSettings = record ? readPointsSettings(record) : NO_POINTS
  tables.retention = record ? readRetention(record) : NO_RETENTION
  tables.recognitionSettings = record ? readRecognitionSettings(record) : USUAL_RECOGNITION
  tables.journeySettings = record ? readJourneySettings(record) : USUAL_JOURNEY
  // What hangs on these two is long to work out: another object only where they are others.
  const numbers = record ? readTieNumbers(record) : USUAL_TIES
  if (TIE_NUMBER_NAMES.some((name) => numbers[name] !== tables.tieNumbers[name])) tables.tieNumbers = numbers
  const consent = record ? readConsentSettings(record) : USUAL_CONSENT
  if (JSON.stringify(consent) !== JSON.stringify(tables.consentSettings)) tables.consentSettings = consent
}
