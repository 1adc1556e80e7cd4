import type * as v from 'valibot'
import { AFTERWARDS_VIEWS } from './afterwards.ts'
import type { AfterwardsValues } from './afterwards.ts'
import { HEALTH_VIEWS } from './health.ts'
import type { HealthValues } from './health.ts'
import { BACKUP_VIEWS } from './backups.ts'
import type { BackupValues } from './backups.ts'
import { CALENDAR_VIEWS } from './calendar.ts'
import type { CalendarValues } from './calendar.ts'
import { CHALLENGE_VIEWS } from './challenges.ts'
import type { ChallengeValues } from './challenges.ts'
import { COMMUNITY_VIEWS } from './community.ts'
import type { CommunityValues } from './community.ts'
import { CONNECTION_VIEWS } from './connections.ts'
import type { ConnectionValues } from './connections.ts'
import { CONSENT_VIEWS } from './consent.ts'
import type { ConsentValues } from './consent.ts'
import { DECISION_VIEWS } from './decisions.ts'
import type { DecisionValues } from './decisions.ts'
import { DOOR_VIEWS } from './door.ts'
import type { DoorValues } from './door.ts'
import { DRAFT_VIEWS } from './drafts.ts'
import type { DraftValues } from './drafts.ts'
import { EXPORT_VIEWS } from './exports.ts'
import type { ExportValues } from './exports.ts'
import { ERASURE_VIEWS } from './erasure.ts'
import type { ErasureValues } from './erasure.ts'
import { GUEST_VIEWS } from './guests.ts'
import type { GuestValues } from './guests.ts'
import { HISTORY_VIEWS } from './history.ts'
import type { HistoryValues } from './history.ts'
import { IDEA_VIEWS } from './ideas.ts'
import type { IdeaValues } from './ideas.ts'
import { JOURNEY_VIEWS } from './journeys.ts'
import type { JourneyValues } from './journeys.ts'
import { LEDGER_VIEWS } from './ledger.ts'
import type { LedgerValues } from './ledger.ts'
import { LETTER_VIEWS } from './letters.ts'
import type { LetterValues } from './letters.ts'
import { MEMBER_VIEWS } from './members.ts'
import type { MemberValues } from './members.ts'
import { PAIRING_VIEWS } from './pairing.ts'
import type { PairingValues } from './pairing.ts'
import { PAPER_VIEWS } from './paper.ts'
import type { PaperValues } from './paper.ts'
import { PAPER_LIST_VIEWS } from './paper-list.ts'
import type { PaperListValues } from './paper-list.ts'
import { PASTED_ANSWER_VIEWS } from './pasted-answers.ts'
import type { PastedAnswerValues } from './pasted-answers.ts'
import { PEOPLE_VIEWS } from './people.ts'
import type { PeopleValues } from './people.ts'
import { PLANNING_VIEWS } from './planning.ts'
import type { PlanningValues } from './planning.ts'
import { POINTS_VIEWS } from './points.ts'
import type { PointsValues } from './points.ts'
import { RECOGNITION_VIEWS } from './recognition.ts'
import type { RecognitionValues } from './recognition.ts'
import { ROSTER_VIEWS } from './rosters.ts'
import type { RosterValues } from './rosters.ts'
import { SEATING_VIEWS } from './seating.ts'
import type { SeatingValues } from './seating.ts'
import { SEGMENT_VIEWS } from './segments.ts'
import type { SegmentValues } from './segments.ts'
import { SYNC_VIEWS } from './sync.ts'
import type { SyncValues } from './sync.ts'
import { MEASURE_VIEWS } from './measures.ts'
import type { MeasureValues } from './measures.ts'
import { VALUE_VIEWS } from './value.ts'
import type { ValueValues } from './value.ts'
import { WEEK_VIEWS } from './week.ts'
import type { WeekValues } from './week.ts'

/**
 * Everything a screen can watch, and the shape of what it asks with. The store answers at once and again whenever the
 * answer changes. Lists come as windows: only the rows on screen cross the thread.
 */
export const VIEWS = {
  ...COMMUNITY_VIEWS,
  ...PAIRING_VIEWS,
  ...MEMBER_VIEWS,
  ...ERASURE_VIEWS,
  ...CALENDAR_VIEWS,
  ...BACKUP_VIEWS,
  ...HEALTH_VIEWS,
  ...PLANNING_VIEWS,
  ...GUEST_VIEWS,
  ...PASTED_ANSWER_VIEWS,
  ...LETTER_VIEWS,
  ...SEATING_VIEWS,
  ...SEGMENT_VIEWS,
  ...PAPER_VIEWS,
  ...DOOR_VIEWS,
  ...AFTERWARDS_VIEWS,
  ...IDEA_VIEWS,
  ...CHALLENGE_VIEWS,
  ...JOURNEY_VIEWS,
  ...LEDGER_VIEWS,
  ...POINTS_VIEWS,
  ...MEASURE_VIEWS,
  ...VALUE_VIEWS,
  ...RECOGNITION_VIEWS,
  ...CONNECTION_VIEWS,
  ...CONSENT_VIEWS,
  ...DRAFT_VIEWS,
  ...EXPORT_VIEWS,
  ...PAPER_LIST_VIEWS,
  ...WEEK_VIEWS,
  ...ROSTER_VIEWS,
  ...PEOPLE_VIEWS,
  ...SYNC_VIEWS,
  ...HISTORY_VIEWS,
  ...DECISION_VIEWS,
} as const

export type ViewName = keyof typeof VIEWS
export type ViewInput<Name extends ViewName> = v.InferInput<(typeof VIEWS)[Name]>
export type ParsedView<Name extends ViewName> = v.InferOutput<(typeof VIEWS)[Name]>

/** What each view answers with. */
export interface ViewValues
  extends
    CommunityValues,
    BackupValues,
    HealthValues,
    PairingValues,
    MemberValues,
    ErasureValues,
    CalendarValues,
    PlanningValues,
    GuestValues,
    PastedAnswerValues,
    LetterValues,
    SeatingValues,
    SegmentValues,
    PaperValues,
    DoorValues,
    AfterwardsValues,
    IdeaValues,
    ChallengeValues,
    JourneyValues,
    LedgerValues,
    PointsValues,
    MeasureValues,
    ValueValues,
    RecognitionValues,
    ConnectionValues,
    ConsentValues,
    DraftValues,
    ExportValues,
    PaperListValues,
    WeekValues,
    RosterValues,
    PeopleValues,
    SyncValues,
    HistoryValues,
    DecisionValues {}
export type ViewValue<Name extends ViewName> = ViewValues[Name]
