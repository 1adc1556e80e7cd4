import type * as v from 'valibot'
import { AFTERWARDS_COMMANDS } from './afterwards.ts'
import type { AfterwardsResults } from './afterwards.ts'
import { HEALTH_COMMANDS } from './health.ts'
import type { HealthResults } from './health.ts'
import { BACKUP_COMMANDS } from './backups.ts'
import type { BackupResults } from './backups.ts'
import { CALENDAR_COMMANDS } from './calendar.ts'
import type { CalendarResults } from './calendar.ts'
import { CHALLENGE_COMMANDS } from './challenges.ts'
import type { ChallengeResults } from './challenges.ts'
import { COMMUNITY_COMMANDS } from './community.ts'
import type { CommunityResults } from './community.ts'
import { CONNECTION_COMMANDS } from './connections.ts'
import type { ConnectionResults } from './connections.ts'
import { CONSENT_COMMANDS } from './consent.ts'
import type { ConsentResults } from './consent.ts'
import { DECISION_COMMANDS } from './decisions.ts'
import type { DecisionResults } from './decisions.ts'
import { DOOR_COMMANDS } from './door.ts'
import type { DoorResults } from './door.ts'
import { DRAFT_COMMANDS } from './drafts.ts'
import type { DraftResults } from './drafts.ts'
import { EXPORT_COMMANDS } from './exports.ts'
import type { ExportResults } from './exports.ts'
import { ERASURE_COMMANDS } from './erasure.ts'
import type { ErasureResults } from './erasure.ts'
import { GUEST_COMMANDS } from './guests.ts'
import type { GuestResults } from './guests.ts'
import { HISTORY_COMMANDS } from './history.ts'
import type { HistoryResults } from './history.ts'
import { IDEA_COMMANDS } from './ideas.ts'
import type { IdeaResults } from './ideas.ts'
import { JOURNEY_COMMANDS } from './journeys.ts'
import type { JourneyResults } from './journeys.ts'
import { LEDGER_COMMANDS } from './ledger.ts'
import type { LedgerResults } from './ledger.ts'
import { LETTER_COMMANDS } from './letters.ts'
import type { LetterResults } from './letters.ts'
import { MEASURE_COMMANDS } from './measures.ts'
import type { MeasureResults } from './measures.ts'
import { MEMBER_COMMANDS } from './members.ts'
import type { MemberResults } from './members.ts'
import { OPEN_EXPORT_COMMANDS } from './open-export.ts'
import type { OpenExportResults } from './open-export.ts'
import { PAIRING_COMMANDS } from './pairing.ts'
import type { PairingResults } from './pairing.ts'
import { PAPER_COMMANDS } from './paper.ts'
import type { PaperResults } from './paper.ts'
import { PAPER_LIST_COMMANDS } from './paper-list.ts'
import type { PaperListResults } from './paper-list.ts'
import { PASTED_ANSWER_COMMANDS } from './pasted-answers.ts'
import type { PastedAnswerResults } from './pasted-answers.ts'
import { PEOPLE_COMMANDS } from './people.ts'
import type { PeopleResults } from './people.ts'
import { PLANNING_COMMANDS } from './planning.ts'
import type { PlanningResults } from './planning.ts'
import { RECOGNITION_COMMANDS } from './recognition.ts'
import type { RecognitionResults } from './recognition.ts'
import { POINTS_COMMANDS } from './points.ts'
import type { PointsResults } from './points.ts'
import { PURCHASE_IMPORT_COMMANDS } from './purchase-import.ts'
import type { PurchaseImportResults } from './purchase-import.ts'
import { ROSTER_COMMANDS } from './rosters.ts'
import type { RosterResults } from './rosters.ts'
import { SEATING_COMMANDS } from './seating.ts'
import type { SeatingResults } from './seating.ts'
import { SEGMENT_COMMANDS } from './segments.ts'
import type { SegmentResults } from './segments.ts'
import { SYNC_COMMANDS } from './sync.ts'
import type { SyncResults } from './sync.ts'
import { VALUE_COMMANDS } from './value.ts'
import type { ValueResults } from './value.ts'
import { WEEK_COMMANDS } from './week.ts'
import type { WeekResults } from './week.ts'

/**
 * Every command a screen can send and the shape of its input. A command either happens as a whole or not at all; its
 * answer is a `Result`. Adding a command: a line in the `_COMMANDS` of its subject and one in the `Results` beside it, a
 * handler in the store.
 */
export const COMMANDS = {
  ...COMMUNITY_COMMANDS,
  ...PAIRING_COMMANDS,
  ...MEMBER_COMMANDS,
  ...ERASURE_COMMANDS,
  ...CALENDAR_COMMANDS,
  ...BACKUP_COMMANDS,
  ...OPEN_EXPORT_COMMANDS,
  ...HEALTH_COMMANDS,
  ...PLANNING_COMMANDS,
  ...GUEST_COMMANDS,
  ...PASTED_ANSWER_COMMANDS,
  ...LETTER_COMMANDS,
  ...SEATING_COMMANDS,
  ...SEGMENT_COMMANDS,
  ...PAPER_COMMANDS,
  ...DOOR_COMMANDS,
  ...AFTERWARDS_COMMANDS,
  ...IDEA_COMMANDS,
  ...CHALLENGE_COMMANDS,
  ...JOURNEY_COMMANDS,
  ...LEDGER_COMMANDS,
  ...POINTS_COMMANDS,
  ...PURCHASE_IMPORT_COMMANDS,
  ...MEASURE_COMMANDS,
  ...VALUE_COMMANDS,
  ...RECOGNITION_COMMANDS,
  ...CONNECTION_COMMANDS,
  ...CONSENT_COMMANDS,
  ...DRAFT_COMMANDS,
  ...EXPORT_COMMANDS,
  ...PAPER_LIST_COMMANDS,
  ...WEEK_COMMANDS,
  ...ROSTER_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...SYNC_COMMANDS,
  ...HISTORY_COMMANDS,
  ...DECISION_COMMANDS,
} as const

export type CommandName = keyof typeof COMMANDS
export type CommandInput<Name extends CommandName> = v.InferInput<(typeof COMMANDS)[Name]>
export type ParsedCommand<Name extends CommandName> = v.InferOutput<(typeof COMMANDS)[Name]>

/** What each command answers with when it succeeded; `void` where the views tell the rest. */
export interface CommandResults
  extends
    CommunityResults,
    BackupResults,
    OpenExportResults,
    HealthResults,
    PairingResults,
    MemberResults,
    ErasureResults,
    CalendarResults,
    PlanningResults,
    GuestResults,
    PastedAnswerResults,
    LetterResults,
    SeatingResults,
    SegmentResults,
    PaperResults,
    DoorResults,
    AfterwardsResults,
    IdeaResults,
    ChallengeResults,
    JourneyResults,
    LedgerResults,
    PointsResults,
    PurchaseImportResults,
    MeasureResults,
    ValueResults,
    RecognitionResults,
    ConnectionResults,
    ConsentResults,
    DraftResults,
    ExportResults,
    PaperListResults,
    WeekResults,
    RosterResults,
    PeopleResults,
    SyncResults,
    HistoryResults,
    DecisionResults {}
export type CommandResult<Name extends CommandName> = CommandResults[Name]
