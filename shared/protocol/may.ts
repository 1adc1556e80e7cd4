import type { ChapterId } from '../domain/ids.ts'
import { coversChapter, ROLES } from '../domain/role.ts'
import type { Role, Standing } from '../domain/role.ts'
import type { CommandName } from './commands.ts'

/**
 * The least role that each command asks of whoever gives it. `anybody` is for commands about this device or this profile,
 * which nobody else ever hears of. What a command writes is judged once more, page by page, like everybody's changes.
 * Whom somebody may let in and take out is narrower than that: `mayGive`.
 */
const LEAST: { readonly [Name in CommandName]: Role | 'anybody' } = {
  'community.start': 'anybody',
  'community.sample': 'anybody',
  'community.join': 'anybody',
  'community.open': 'anybody',
  'community.enter': 'anybody',
  'joining.cancel': 'anybody',
  'community.removeSample': 'anybody',
  'community.rename': 'admin',
  'organizer.rename': 'door',
  'organizer.grant': 'admin',
  'organizer.invite': 'leader',
  'invite.cancel': 'anybody',
  'invite.answer': 'leader',
  'invite.confirm': 'leader',
  'organizer.remove': 'leader',
  'device.rename': 'door',
  'device.remove': 'leader',
  'refusal.dismiss': 'anybody',
  'chapter.create': 'admin',
  'chapter.update': 'organizer',
  'chapter.archive': 'organizer',
  'member.create': 'leader',
  'member.set': 'leader',
  'member.notes': 'leader',
  'member.label': 'leader',
  'member.consent': 'leader',
  'member.archive': 'leader',
  'member.join': 'leader',
  'member.leave': 'leader',
  'series.create': 'leader',
  'series.rename': 'leader',
  'series.keep': 'leader',
  'series.skip': 'leader',
  'series.move': 'leader',
  'series.plan': 'leader',
  'calendar.export': 'leader',
  'calendar.read': 'leader',
  'calendar.import': 'leader',
  'salon.create': 'leader',
  'salon.update': 'leader',
  'salon.cancel': 'leader',
  'salon.tick': 'leader',
  'venue.create': 'leader',
  'venue.update': 'leader',
  'venue.archive': 'leader',
  'template.save': 'leader',
  'template.update': 'leader',
  'template.duplicate': 'leader',
  'template.delete': 'leader',
  'salon.invite': 'leader',
  'salon.rsvp': 'leader',
  'salon.uninvite': 'leader',
  'salon.moveUp': 'leader',
  'salon.recordAnswers': 'leader',
  'salon.offer': 'leader',
  'salon.markSent': 'leader',
  'letter.save': 'leader',
  'letter.reset': 'leader',
  'letter.merge': 'leader',
  'salon.keepApart': 'leader',
  'salon.letTogether': 'leader',
  'sheet.make': 'leader',
  'seating.propose': 'leader',
  'seating.move': 'leader',
  'seating.pin': 'leader',
  'seating.clear': 'leader',
  'door.open': 'leader',
  'door.close': 'leader',
  'door.checkIn': 'door',
  'door.undo': 'door',
  'door.walkIn': 'door',
  'door.companion': 'door',
  'door.pay': 'door',
  'door.remark': 'door',
  'door.takeBack': 'door',
  'sheet.record': 'leader',
  'salon.close': 'leader',
  'salon.settle': 'leader',
  'salon.talk': 'leader',
  'meeting.record': 'leader',
  'meeting.correct': 'leader',
  'meeting.introduce': 'leader',
  'meeting.takeBack': 'leader',
  'touchpoint.add': 'leader',
  'touchpoint.takeBack': 'leader',
  'purchase.add': 'leader',
  'purchase.refund': 'leader',
  'purchase.takeBack': 'leader',
  'contribution.add': 'leader',
  'contribution.takeBack': 'leader',
  'override.set': 'leader',
  'override.end': 'leader',
  'recognition.give': 'leader',
  'recognition.pass': 'leader',
  'recognition.excuse': 'leader',
  'recognition.takeBack': 'leader',
  'value.set': 'admin',
  'followUp.skip': 'leader',
  'followUp.resume': 'leader',
  'review.add': 'leader',
  'review.takeBack': 'leader',
  'feedback.add': 'leader',
  'feedback.state': 'leader',
  'feedback.takeBack': 'leader',
  'draft.keep': 'anybody',
  'roster.read': 'organizer',
  'roster.preview': 'organizer',
  'roster.import': 'organizer',
  'roster.cancel': 'anybody',
  'roster.forget': 'organizer',
  'roster.refused': 'organizer',
  'source.rename': 'organizer',
  'source.takeBack': 'organizer',
  'people.match': 'leader',
  'people.stopMatching': 'anybody',
  'people.merge': 'leader',
  'people.mergeLane': 'leader',
  'people.apart': 'leader',
  'people.reconsider': 'leader',
  'people.split': 'leader',
  'people.pick': 'leader',
  'people.undoBatch': 'leader',
  'people.assign': 'leader',
  'export.members': 'leader',
  'exchange.write': 'anybody',
  'exchange.read': 'anybody',
  'sync.lan': 'anybody',
  'sync.dial': 'anybody',
  'sync.now': 'anybody',
  'sync.folder': 'anybody',
  'sync.forgetFolder': 'anybody',
  'sync.server': 'anybody',
  'history.restore': 'leader',
  'history.restoreTo': 'leader',
  'history.undoSpan': 'leader',
  'decision.settle': 'leader',
  'decision.settleAll': 'leader',
  // Taking back a walk-in would take a record away, which is not a volunteer's to do; `door.undo` voids an arrival.
  undo: 'leader',
  redo: 'leader',
  flush: 'anybody',
}

/**
 * Whether somebody may give a command, in a chapter where it is about one. `standing` is null for a device that is entered
 * nowhere yet, which does what it likes with what only it has.
 */
export function mayDo(standing: Standing | null, command: CommandName, chapter: ChapterId | null = null): boolean {
  const least = LEAST[command]
  if (standing === null || least === 'anybody') return true
  if (standing.removed !== undefined || ROLES.indexOf(standing.role) > ROLES.indexOf(least)) return false
  return chapter === null || coversChapter(standing, chapter)
}

/** The commands that somebody may give somewhere; screens show those and say of the others whom to ask. */
export function allowedCommands(standing: Standing | null): CommandName[] {
  return COMMAND_NAMES.filter((command) => mayDo(standing, command))
}

/** The least role a command asks for; null where anybody may give it. */
export function leastRole(command: CommandName): Role | null {
  const least = LEAST[command]
  return least === 'anybody' ? null : least
}

const COMMAND_NAMES = Object.keys(LEAST).filter((name): name is CommandName => Object.hasOwn(LEAST, name))
