import { isId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { BackupCommand } from '../backups/backups.ts'
import type { HealthCommand } from '../health/health-desk.ts'
import type { CommandName, CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { openChangesFile } from '../exchange/open-file.ts'
import { readChanges } from '../exchange/read-changes.ts'
import { writeChanges } from '../exchange/write-changes.ts'
import type { OpenExportCommand } from '../open-export/open-exports.ts'
import type { ExportFileCommand } from '../exports/open-desk.ts'
import { restoreTo } from '../history/restore-to.ts'
import { undoSpan } from '../history/undo-span.ts'
import type { OpenCommunity } from '../open-community.ts'
import { refusedRowsFile } from '../rosters/refused-rows.ts'
import { takeBack } from '../rosters/take-back.ts'
import { afterwardsCommands } from './afterwards-commands.ts'
import { answersCommand } from './answers-command.ts'
import { attendanceCommands } from './attendance-commands.ts'
import { calendarCommands } from './calendar-commands.ts'
import type { CarryingCommand } from './carrying.ts'
import { challengeCommands } from './challenge-commands.ts'
import { consentCommands } from './consent-commands.ts'
import { communityCommands } from './community-commands.ts'
import { decisionCommands } from './decision-commands.ts'
import { deskCommands } from './desk-commands.ts'
import { erasureCommands } from './erasure-commands.ts'
import { draftCommands } from './draft-commands.ts'
import { doorCommands } from './door-commands.ts'
import { feedbackCommands } from './feedback-commands.ts'
import { exportCommands } from './export-commands.ts'
import type { Handler } from './handler.ts'
import { ideaCommands } from './idea-commands.ts'
import { invitationCommands } from './invitation-commands.ts'
import { keepApartCommands } from './keep-apart-commands.ts'
import { templateCommands } from './template-commands.ts'
import { tieCommands } from './tie-commands.ts'
import { valueCommands } from './value-commands.ts'
import { venueCommands } from './venue-commands.ts'
import { pointsCommands } from './points-commands.ts'
import { journeyCommands } from './journey-commands.ts'
import { weekCommands } from './week-commands.ts'
import { ledgerCommands } from './ledger-commands.ts'
import { letterCommands } from './letter-commands.ts'
import { meetingCommands } from './meeting-commands.ts'
import { memberCommands } from './member-commands.ts'
import { organizerCommands } from './organizer-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { recognitionCommands } from './recognition-commands.ts'
import type { PurchaseFileCommand } from './purchase-import-commands.ts'
import { restoreCommands } from './restore-commands.ts'
import { salonCommands } from './salon-commands.ts'
import { seatingCommands } from './seating-commands.ts'
import { seriesCommands } from './series-commands.ts'
import { segmentCommands } from './segment-commands.ts'
import { sheetCommands } from './sheet-commands.ts'
import { stepCommands } from './step-commands.ts'
import { syncCommands } from './sync-commands.ts'

/** The input was parsed by the schema of the same name, which is what the handler's type says. */
export function handlerOf(name: OwnCommand): (community: OpenCommunity, input: unknown) => Promise<Result<unknown>> {
  return HANDLERS[name] as (community: OpenCommunity, input: unknown) => Promise<Result<unknown>>
}

/** A window may still name a record that has become part of a merged person; what it orders is meant for the person. */
export function ofPerson({ tables }: OpenCommunity, name: CommandName, input: unknown): unknown {
  if (name.startsWith('people.') || typeof input !== 'object' || input === null || !('member' in input)) return input
  const { member } = input
  return isId('mem', member) ? { ...input, member: tables.people.personOf(member) } : input
}

/** All that can be done before the community's page is here; everything else would have no page to be written on. */
export const WHILE_JOINING: ReadonlySet<CommandName> = new Set<CommandName>([
  'community.start',
  'community.sample',
  'community.join',
  'community.readOpen',
  'community.importOpen',
  'community.open',
  'community.enter',
  'community.removeSample',
  'joining.cancel',
  'exchange.read',
  'sync.lan',
  'sync.dial',
  'sync.now',
  'flush',
  'sync.folder',
  'sync.forgetFolder',
  'sync.server',
])

/** Commands that the store carries out itself, because they are about the profile or outlast a turn. */
type StoreCommand =
  | 'community.start'
  | 'community.sample'
  | 'community.join'
  | OpenExportCommand
  | 'community.open'
  | 'community.enter'
  | 'joining.cancel'
  | 'organizer.invite'
  | 'community.removeSample'
  | 'roster.read'
  | 'roster.again'
  | 'roster.preview'
  | 'roster.import'
  | 'roster.cancel'
  | 'sync.dial'
  | CarryingCommand
  | PurchaseFileCommand
  | ExportFileCommand
  | 'people.match'
  | 'people.stopMatching'
  | 'roster.forget'
  | 'flush'
  | BackupCommand
  | HealthCommand
/** All the others: they read and write the open community in one turn. */
type OwnCommand = Exclude<CommandName, StoreCommand>

const HANDLERS = {
  ...communityCommands,
  ...memberCommands,
  ...organizerCommands,
  ...salonCommands,
  ...seatingCommands,
  ...afterwardsCommands,
  ...feedbackCommands,
  ...ideaCommands,
  ...pointsCommands,
  ...ledgerCommands,
  ...challengeCommands,
  ...stepCommands,
  ...journeyCommands,
  ...meetingCommands,
  ...consentCommands,
  ...tieCommands,
  ...valueCommands,
  ...recognitionCommands,
  ...answersCommand,
  ...deskCommands,
  ...sheetCommands,
  ...keepApartCommands,
  ...venueCommands,
  ...templateCommands,
  ...segmentCommands,
  ...letterCommands,
  ...seriesCommands,
  ...calendarCommands,
  ...draftCommands,
  ...exportCommands,
  ...erasureCommands,
  ...weekCommands,
  ...doorCommands,
  ...attendanceCommands,
  ...peopleCommands,
  ...restoreCommands,
  ...syncCommands,
  ...decisionCommands,
  'history.restoreTo': restoreTo,
  'history.undoSpan': undoSpan,
  'roster.refused': refusedRowsFile,
  'source.takeBack': takeBack,
  'export.measures': async (community, input) =>
    (await import('../measures/export-measures.ts')).exportMeasures(community, input),
  'export.points': async (community, input) =>
    (await import('../points/export-points.ts')).exportPoints(community, input),
  ...invitationCommands,
  'exchange.write': writeChanges,
  'exchange.read': async (
    community: OpenCommunity,
    { file }: ParsedCommand<'exchange.read'>,
  ): Promise<Result<CommandResult<'exchange.read'>>> => {
    const opened = await openChangesFile(file.data)
    return opened.ok ? readChanges(community, opened.value) : opened
  },
} satisfies { readonly [Name in OwnCommand]: Handler<Name> }
