import { pathOf, shownField } from '../../../shared/domain/field-path.ts'
import { MEMBERSHIP_ROLES, MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { toldFrom } from '../../../shared/domain/told.ts'
import { ROLES } from '../../../shared/domain/role.ts'
import { CHAPTER_COLOURS } from '../../../shared/domain/community.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { codeWords } from '../../../shared/language/code-words.ts'
import { segmentSentence } from '../../../shared/language/segment-sentence.ts'
import { readSegmentText } from '../../../shared/protocol/segment-tree.ts'
import type { Speech } from '../../ui/language.tsx'
import {
  consentFieldWords,
  consentKeyWords,
  consentSettingWords,
  consentStateWords,
} from '../../../shared/language/consent-words.ts'
import { chapterOf } from '../common/use-community.ts'
import { ROLE_WORDS } from '../organizers/role-words.ts'
import type { HistoryLine } from './history-lines.ts'

/** What a field of a member, salon or chapter is called. Also understands paths such as `memberships/cha_…/role`. */
export function fieldWords(field: string, { t }: Speech, community: CommunityView | undefined): string {
  const [head = '', name = '', part] = shownField(field).split('/')
  if (head === 'consents') return t('history.consent', { what: consentKeyWords(name, t) })
  const toldOf = head === 'told' && MEMBER_FIELDS.find((known) => known === name)
  if (toldOf) return t('told.historyField', { field: t(`words.field.${toldOf}`) })
  const consent = consentFieldWords(head, t)
  if (consent !== null) return consent
  if (head === 'memberships') {
    const chapter = chapterOf(community, name)?.name ?? t('words.chapter')
    return t('history.membershipPart', {
      chapter,
      part: part === undefined ? t('words.membership') : partWords(part, t),
    })
  }
  const member = MEMBER_FIELDS.find((known) => known === head)
  if (member) return t(`words.field.${member}`)
  switch (head) {
    case 'tags':
    case 'interests':
    case 'notes':
    case 'region':
    case 'zone':
    case 'colour':
    case 'leaders':
    case 'series':
    case 'chapter':
    case 'chapters':
      return t(`words.${head}`)
    case 'hosts':
      return t('words.host')
    case 'theme':
    case 'start':
    case 'end':
    case 'venue':
    case 'capacity':
    case 'status':
    case 'role':
      return t(`history.field.${head}`)
    // The role that somebody had before, beside the one they got.
    case 'was':
      return t('history.field.role')
    case 'samePerson':
    case 'otherPerson':
    case 'takenApart':
    case 'reconsidered':
      return t(`history.field.${head}`)
    case 'where':
      return t('segments.field')
    case 'ritual':
      return t('calendar.rhythmField')
    case 'occurrence':
      return t('calendar.occurrenceField')
    case 'agenda':
      return t('history.agendaChanged')
    case 'tables':
    case 'seats':
    case 'pinned':
      return t('seating.title')
    case 'waitRule':
    case 'answerWithin':
      return t(`letters.${head}`)
    case 'accepted':
      return t('decisions.acceptedField')
    case 'access':
    case 'cost':
    case 'tasks':
    case 'budget':
    case 'fee':
    case 'currency':
    case 'venueId':
      return t(`plan.field.${head}`)
    case 'purpose':
    case 'steps':
    case 'forgives':
    case 'summary':
      return t(`challenges.field.${head}`)
    case 'archived':
      return t('history.archived')
    case 'cancelled':
      return t('history.cancelled')
    case 'closed':
      return t('history.closed')
    case 'talk':
      return t('after.part.talk')
    case 'left':
      return t('history.takenOut')
    default:
      return t('history.field.other')
  }
}

/** A stored value as people read it: dates, roles, colours and chapters by name. */
export function valueWords(field: string, value: string, speech: Speech, community: CommunityView | undefined): string {
  const { t, formats, language } = speech
  const [head = '', name = '', part] = shownField(field).split('/')
  if (head === 'where') return segmentWords(value, speech)
  if (head === 'consents') return consentStateWords(name, value, t)
  if (head === 'told') return toldWords(value, speech)
  const setting = consentSettingWords(head, value, t)
  if (setting !== null) return setting
  if (head === 'occurrence' || (head === 'ritual' && (name === 'start' || name === 'moved')))
    return clockWords(value, speech)
  if (head === 'birthday' || head === 'joined' || part === 'from' || part === 'until') return formats.date(value)
  if (head === 'start' || head === 'end') return clockWords(value, speech)
  if (head === 'gender' || head === 'language') return codeWords(language, head, value)
  if (head === 'chapter') return chapterOf(community, value)?.name ?? value
  if (head === 'series') return community?.series.find(({ id }) => id === value)?.name ?? value
  if (head === 'cost') return moneyWords(value, speech)
  if (head === 'colour') {
    const colour = CHAPTER_COLOURS.find((known) => known === value)
    return colour ? t(`words.colour.${colour}`) : value
  }
  if (head === 'role') {
    const role = ROLES.find((known) => known === value)
    return role ? t(ROLE_WORDS[role].name) : value
  }
  if (part === 'role') return roleWords(value, t)
  if (head === 'talk' && (value === 'true' || value === 'false'))
    return t(value === 'true' ? 'after.answered' : 'after.open')
  if (head === 'memberships' && part === undefined) return membershipWords(value, speech)
  return value
}

/** How and when the person said it; the value itself stands beside. */
function toldWords(value: string, { t, formats }: Speech): string {
  const told = toldFrom(value)
  return told ? t('told.howOn', { how: t(`consent.source.${told.how}`), on: formats.date(told.on) }) : ''
}

/** A segment's tree with the names of what it names; nothing of one that only a newer version can read. */
function segmentWords(value: string, { language, t }: Speech): string {
  const said = readSegmentText(value)
  return said ? segmentSentence(language, said.tree, said.names) : t('segments.newer')
}

/** `120000 TWD` as a sum. */
function moneyWords(value: string, { formats }: Speech): string {
  const [, amount, currency] = /^(\d+) ([A-Z]{3})$/.exec(value) ?? []
  return amount === undefined || currency === undefined ? value : formats.money(Number(amount), currency)
}

/** Seen from here every year is another one, and is told: two values may differ in nothing else. */
const LONG_AGO = 0

/** What the clock on the wall shows, wherever that is: 2026-03-07T19:00. */
function clockWords(value: string, { formats }: Speech): string {
  const at = Date.parse(`${value}Z`)
  return Number.isNaN(at) ? value : formats.dayTime(at, 'UTC', LONG_AGO)
}

/** `leader/2026-02-01/` as "Leader, from 1 Feb 2026". */
function membershipWords(value: string, { t, formats }: Speech): string {
  const [role = '', from = '', until = ''] = pathOf(value)
  return formats.list([
    roleWords(role, t),
    ...(from === '' ? [] : [t('decisions.memberFrom', { date: formats.date(from) })]),
    ...(until === '' ? [] : [t('decisions.memberUntil', { date: formats.date(until) })]),
  ])
}

/** A line without its values: "Phone", "Tag added: 志工", "Joined 台北". */
export function lineWords(line: HistoryLine, speech: Speech, community: CommunityView | undefined): string {
  const { t } = speech
  switch (line.kind) {
    case 'value':
      return fieldWords(line.field, speech, community)
    case 'label':
      return t(line.added ? 'history.labelAdded' : 'history.labelRemoved', {
        kind: t(`words.${line.of}`),
        label: line.label,
      })
    case 'mark':
      if (line.mark === 'archived') return t(line.set ? 'history.archived' : 'history.unarchived')
      if (line.mark === 'left') return t(line.set ? 'history.takenOut' : 'history.takenIn')
      if (line.mark === 'closed') return t(line.set ? 'history.closed' : 'history.reopened')
      return t(line.set ? 'history.cancelled' : 'history.uncancelled')
    case 'membership': {
      const chapter = chapterOf(community, line.chapter)?.name ?? t('words.chapter')
      return t(line.joined ? 'history.joined' : 'history.left', { chapter })
    }
    case 'membership-part':
      return fieldWords(`memberships/${line.chapter}/${line.part}`, speech, community)
    case 'person':
      if (line.of === 'hosts') return t(line.added ? 'history.hostAdded' : 'history.hostRemoved')
      return t(line.added ? 'history.leaderAdded' : 'history.leaderRemoved')
    case 'list':
      return t(LISTS[line.of])
  }
}

const LISTS = {
  agenda: 'history.agendaChanged',
  tasks: 'plan.tasksChanged',
  budget: 'plan.budgetChanged',
  seating: 'seating.changed',
} as const

/** Before and after of a line that changed one value into another; `null` where the words of the line say it all. */
export function lineValues(
  line: HistoryLine,
  speech: Speech,
  community: CommunityView | undefined,
): { readonly before: string | null; readonly after: string | null } | null {
  if (line.kind !== 'value' && line.kind !== 'membership-part') return null
  const { field } = line.edit
  const words = (value: string | null) =>
    value === null || value === '' ? null : valueWords(field, value, speech, community)
  return { before: words(line.before), after: words(line.after) }
}

/** How a record came to be: "Came in with a roster". */
export function madeWords(command: string, t: Speech['t']): string {
  switch (command) {
    case 'member.create':
      return t('history.made.member')
    case 'roster.import':
      return t('history.made.roster')
    case 'door.walkIn':
      return t('history.made.walkIn')
    case 'community.sample':
      return t('history.made.sample')
    default:
      return t('history.made.other')
  }
}

function partWords(part: string, t: Speech['t']): string {
  return part === 'from' || part === 'until' || part === 'role' ? t(`history.field.${part}`) : t('history.field.other')
}

function roleWords(role: string, t: Speech['t']): string {
  const known = MEMBERSHIP_ROLES.find((each) => each === role)
  return known ? t(`words.role.${known}`) : role
}
