import { rightsOn } from '../../../shared/domain/value.ts'
import type { ParsedView, ViewName, ViewValue } from '../../../shared/protocol/views.ts'
import { dateAt } from '../../../shared/calendar/instants.ts'
import { readPeers } from '../exchange/peers.ts'
import { exportDesk } from '../exports/open-desk.ts'
import type { OpenCommunity } from '../open-community.ts'
import { circleView } from '../ties/circle-view.ts'
import { closingView } from './closing-view.ts'
import { communityView } from './community-view.ts'
import { consentTexts } from './consent-view.ts'
import { decisionsView } from './decisions-view.ts'
import { doorGuest, doorView, openDoors } from './door-view.ts'
import { exchangeViews } from './exchange-views.ts'
import { feedbackView } from './feedback-view.ts'
import { ideasOf, ideasView, ideaView } from './ideas-view.ts'
import { findMembers } from './find-members.ts'
import { followUpsView, openFollowUps } from './follow-ups-view.ts'
import { restorePreview } from '../history/restore-to.ts'
import { historyView } from './history-view.ts'
import { introducedIn, introductionRows } from './introductions.ts'
import { keepApartRows } from './keep-apart.ts'
import { ledgerView } from './ledger-view.ts'
import { lettersView } from './letters-view.ts'
import { memberRows } from './member-rows.ts'
import { apartView, mergesView, reviewView } from './review-views.ts'
import { paperView } from './paper-view.ts'
import { pairView } from './pair-view.ts'
import { memberView } from './member-view.ts'
import { atDoorView, peersView } from './peers-view.ts'
import { pastedAnswers } from './pasted-answers.ts'
import { moneyView } from './money-view.ts'
import { taskRows } from './task-rows.ts'
import { templateRows, templateView } from './template-rows.ts'
import { themesView } from './themes-view.ts'
import { venueRows } from './venue-rows.ts'
import { reportView } from './report-view.ts'
import { seatingView } from './seating.ts'
import { suggestionsView } from './suggestions-view.ts'
import { touchpointRows } from './touchpoints.ts'
import { recognitionDesk } from '../recognition/open-desk.ts'
import { bringValue, valueDesk } from '../value/open-desk.ts'
import { segmentDesk } from '../segments/open-desk.ts'
import { sourceViews } from './source-views.ts'
import { guestWindow, salonView, salonWindow } from './salon-views.ts'

/** Views that the open community answers; the profile, the running import and what takes several turns are the store's own. */
export type CommunityViewName = Exclude<
  ViewName,
  'profile' | 'importJob' | 'backups' | 'oldBackups' | 'backupJob' | 'health' | 'healthJob' | 'activity' | 'spanUndo'
>

type Answers = {
  readonly [Name in CommunityViewName]: (
    community: OpenCommunity,
    input: ParsedView<Name>,
  ) => ViewValue<Name> | Promise<ViewValue<Name>>
}

/** Views that open documents, read the disk or load their code; they wait their turn behind commands. */
export const WAITING_VIEWS: ReadonlySet<ViewName> = new Set([
  'member',
  'history',
  'exchanges',
  'draft',
  'erasure',
  'pair',
  'merges',
  'restorePreview',
  'calendar',
  'clashes',
  'series',
  'companions',
  'exportsOf',
])

/** Views that load their code and let other messages in while they work, but read nothing but memory: nobody waits for them. */
export const SLOW_VIEWS: ReadonlySet<ViewName> = new Set([
  'retention',
  'mentions',
  'recognition.due',
  'recognition.evenings',
  'recognition.given',
  'recognition.member',
  'recognition.spotlight',
  'recognition.preview',
  'value',
  'memberValue',
  'reconnect',
  'valueChanges',
  'connections',
  'introductionIdeas',
  'tieMap',
  'tribes',
  'connectors',
  'tieChanges',
  'points',
  'pointsBook',
  'pointsChanges',
  'personalLetter',
  'challenges',
  'challenge',
  'memberChallenges',
  'journeys',
  'journey',
  'journeysOverdue',
  'journeyChanges',
  'week',
  'weekFigures',
  'measures',
  'segments',
  'segmentFinds',
  'segmentChoices',
  'exports',
  'exportProfile',
  'exportPreview',
  'exportLeftOut',
  'exportJob',
  'paperList',
  'receipts',
])

export const ANSWERS: Answers = {
  community: (community) => communityView(community),
  members(community, { query, range: { from, count } }) {
    // What members are to a chapter is worked out for whoever asks; the list is answered again when it is.
    if (query.value) bringValue(community)
    if (query.segment !== undefined) void segmentDesk(community)
    const found = findMembers(community.tables, query)
    const rows = memberRows(community.tables, found.slice(from, from + count), community.world.now(), query.chapter)
    return { total: found.length, from, rows }
  },
  member: (community, { member }) => memberView(community, member),
  salons: (community, input) => salonWindow(community, input),
  salon: (community, { salon }) => salonView(community, salon),
  pastedAnswers: (community, input) => pastedAnswers(community, input),
  venues: (community, { chapter }) => venueRows(community, chapter ?? null),
  templates: (community) => templateRows(community),
  template: (community, { template }) => templateView(community, template),
  themes: (community, { chapter }) => themesView(community, chapter),
  tasks: (community, { mine }) => taskRows(community, mine),
  money(community, { salon: id }) {
    const salon = community.tables.salons.get(id)
    return salon ? moneyView(community, salon) : null
  },
  letters(community, input) {
    if (input.segment !== undefined) void segmentDesk(community)
    return lettersView(community, input)
  },
  // What can be written to somebody is of no use to a start that shows the roster.
  personalLetter: async (community, input) => (await import('./personal-letter.ts')).personalLetter(community, input),
  seating: (community, { salon }) => seatingView(community, salon),
  // Reckoning with rules is of no use to a start that shows the roster.
  calendar: async (community, input) => (await import('./calendar-view.ts')).calendarView(community, input),
  clashes: async (community, input) => (await import('./calendar-view.ts')).clashesView(community, input),
  series: async (community, { series }) => (await import('./calendar-view.ts')).seriesView(community, series),
  // Whom segments find is of no use to a start that shows the roster.
  segments: async (community) => (await segmentViews()).segmentRows(community),
  segmentFinds: async (community, input) => (await segmentViews()).segmentFinds(community, input),
  segmentChoices: async (community) => (await segmentViews()).segmentChoices(community),
  tierRights: ({ tables }, { day }) => rightsOn(tables.valueSettings.rights, day),
  guests: (community, input) => guestWindow(community, input),
  paper: (community, input) => paperView(community, input),
  door: (community, input) => doorView(community, input),
  doorGuest: (community, { salon, member }) => doorGuest(community, salon, member),
  suggestions(community, input) {
    // Who is a partner is worked out meanwhile; the list is answered again when it is.
    bringValue(community)
    return suggestionsView(community, input)
  },
  keepApart: (community, { about }) => keepApartRows(community, about),
  closing: (community, { salon }) => closingView(community, salon),
  followUps: (community, input) => followUpsView(community, input),
  openFollowUps: (community) => openFollowUps(community),
  ideas: (community, input) => ideasView(community, input),
  idea: (community, { feedback }) => ideaView(community, feedback),
  ideasOf: (community, { member }) => ideasOf(community, member),
  feedback: (community, { about }) => feedbackView(community, about),
  touchpoints: (community, { member }) => touchpointRows(community, member),
  value: async (community, { chapter }) =>
    (await import('../value/chapter-value.ts')).chapterValue(await valueDesk(community), chapter),
  memberValue: async (community, { member }) =>
    (await import('../value/member-value.ts')).memberValue(community, await valueDesk(community), member),
  reconnect: async (community, input) =>
    (await import('../value/reconnect-view.ts')).reconnectView(community, await valueDesk(community), input),
  valueChanges: async (community, input) =>
    (await import('../value/value-changes.ts')).valueChanges(community, await valueDesk(community), input),
  'recognition.due': async (community, input) =>
    (await import('../recognition/due-view.ts')).dueView(community, await recognitionDesk(community), input),
  'recognition.evenings': async (community, { chapter }) =>
    (await import('../recognition/due-view.ts')).eveningsView(community, await recognitionDesk(community), chapter),
  'recognition.given': async (community, input) =>
    (await import('../recognition/given-view.ts')).givenView(community, input),
  'recognition.member': async (community, { member }) =>
    (await import('../recognition/given-view.ts')).memberRecognition(
      community,
      await recognitionDesk(community),
      member,
    ),
  'recognition.spotlight': async (community, { chapter }) =>
    (await import('../recognition/spotlight-view.ts')).spotlightView(
      community,
      await recognitionDesk(community),
      chapter,
    ),
  'recognition.rules': ({ tables }) => ({
    settings: tables.recognitionSettings,
    began: dateAt(tables.community?.created ?? 0, 'UTC'),
  }),
  'recognition.preview': async (community, { draft }) =>
    (await import('../recognition/rules-preview.ts')).rulesPreview(community, await recognitionDesk(community), draft),
  async measures(community, input) {
    if (input.segment !== undefined) await segmentDesk(community)
    return (await import('../measures/measures-view.ts')).measuresView(community, input)
  },
  ledger: (community, { member }) => ledgerView(community, member),
  points: async (community, { member, most }) =>
    (await import('../points/points-view.ts')).pointsView(community, member, most),
  pointsBook: async (community) => (await import('../points/points-view.ts')).pointsBook(community),
  pointsChanges: async (community, input) =>
    (await import('../points/points-changes.ts')).pointsChanges(community, input),
  challenges: async (community, input) => (await journeys()).challenges(community, input),
  challenge: async (community, input) => (await journeys()).challenge(community, input),
  memberChallenges: async (community, input) => (await journeys()).memberChallenges(community, input),
  journeys: async (community, input) => (await journeys()).journeys(community, input),
  journey: async (community, input) => (await journeys()).journey(community, input),
  journeysOverdue: async (community, input) => (await journeys()).journeysOverdue(community, input),
  companions: async (community, input) => (await journeys()).companions(community, input),
  journeySettings: ({ tables }) => tables.journeySettings,
  journeyChanges: async (community, input) => (await journeys()).journeyChanges(community, input),
  // What a whole community is made of is of no use to a start that shows the roster.
  connections: async (community, { chapter }) =>
    (await import('../ties/connections-view.ts')).connectionsInTurns(community, chapter),
  introductionIdeas: async (community, { member }) => (await import('../ties/ideas.ts')).ideasView(community, member),
  tieMap: async (community, input) => (await import('../ties/map-view.ts')).mapView(community, input),
  tribes: async (community) => (await import('../ties/tribes-view.ts')).tribesView(community),
  consentChanges: async (community, input) => (await import('./consent-changes.ts')).consentChanges(community, input),
  consentTexts: (community) => consentTexts(community),
  tieNumbers: ({ tables }) => tables.tieNumbers,
  tieChanges: async (community, input) => (await import('../ties/tie-changes.ts')).tieChanges(community, input),
  connectors: async (community, { chapter }) =>
    (await import('../ties/connectors-view.ts')).connectorsView(community, chapter),
  circle: (community, { member }) => circleView(community, member),
  introduced: (community, { chapter }) => introducedIn(community, chapter),
  introductions: (community, { member }) => introductionRows(community, member),
  report: (community, { salon }) => reportView(community, salon),
  doors: (community) => openDoors(community),
  sources: (community) => sourceViews(community),
  review: (community, input) => reviewView(community, input),
  pair: (community, { a, b, picks }) => pairView(community, a, b, picks),
  merges: (community, input) => mergesView(community, input),
  apart: (community, input) => apartView(community, input),
  decisions: (community, input) => decisionsView(community, input),
  history: (community, { record, limit }) => historyView(community, record, limit),
  restorePreview: (community, point) => restorePreview(community, point),
  sync: ({ sync }) => sync?.view ?? { state: 'off' },
  peers: (community) => peersView(community),
  atDoor: (community, { salon }) => atDoorView(community, salon),
  invitations: ({ invitations }) => invitations.views(),
  joining: ({ joining }) => joining?.view() ?? { state: 'none' },
  // Somebody has to ask for it, and few ever do.
  retention: async (community) => (await import('../erasure/retention-view.ts')).retentionView(community),
  mentions: async (community, input) => (await import('../erasure/mentions-view.ts')).mentionsView(community, input),
  erasure: async (community, input) => (await import('../erasure/erasure-view.ts')).erasureView(community, input),
  draft: ({ drafts }, { draft }) => drafts.read(draft),
  // What goes out is of no use to a start either.
  exports: async (community) => (await import('../exports/profiles-view.ts')).profileRows(community),
  exportProfile: async (community, { profile }) =>
    (await import('../exports/profiles-view.ts')).profileView(community, profile),
  exportPreview: async (community, { plan }) => (await exportDesk(community)).preview(plan),
  exportLeftOut: async (community, input) => (await exportDesk(community)).leftOut(input),
  exportJob: async (community) => (await exportDesk(community)).job,
  paperList: async (community, { list }) => (await exportDesk(community)).paperList(list),
  receipts: async (community, input) => (await import('../exports/receipts.ts')).receiptRows(community, input),
  exportsOf: async (community, { member }) => (await import('../exports/receipts.ts')).exportsOf(community, member),
  // The first screen asks for it, and a start that shows a door or a page does not.
  week: async (community, input) => (await import('../week/week-view.ts')).weekView(community, input),
  weekFigures: async (community, { chapter }) =>
    (await import('../week/week-figures.ts')).weekFigures(community, chapter),
  exchanges: async (community) => exchangeViews(community, await readPeers(community.db, community.sealer)),
}

async function segmentViews() {
  return import('../segments/segment-views.ts')
}

async function journeys() {
  return (await import('../journeys/answers.ts')).journeyAnswers
}
