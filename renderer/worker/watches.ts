import type { ViewName } from '../../shared/protocol/views.ts'
import type { Change } from './open-community.ts'
import { turn } from './turn.ts'

/** What tells whom to thank for what. */
const DUE = ['profile', 'recognition', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'] as const

/** What else segments are found by, where a list is of one. */
const SEGMENTS = ['segments', 'exports', 'ties', 'ledger'] as const

const EVERYTHING_OF_MEMBERS = [
  'profile',
  'members',
  'people',
  'salons',
  'attendance',
  'value',
  'sources',
  'community',
  ...SEGMENTS,
] as const

/** Which changes make the store answer a view again. */
const CONCERNS: { readonly [Name in ViewName]: readonly Change[] } = {
  profile: ['profile'],
  community: [
    'profile',
    'community',
    'members',
    'people',
    'review',
    'salons',
    'attendance',
    'ledger',
    'undo',
    'trouble',
  ],
  members: ['profile', 'members', 'people', 'attendance', 'salons', 'value', ...SEGMENTS],
  retention: ['profile', 'members', 'people', 'attendance', 'ledger', 'community'],
  mentions: ['members', 'people', 'attendance', 'ledger', 'salons', 'sources', 'community', 'exports'],
  erasure: ['profile', 'members', 'people', 'attendance', 'ledger', 'salons', 'sources', 'community'],
  member: ['profile', 'members', 'people', 'attendance', 'ledger', 'salons', 'sources', 'community'],
  salons: ['profile', 'salons', 'attendance', 'community'],
  salon: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  pastedAnswers: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  venues: ['profile', 'salons', 'community'],
  templates: ['profile', 'salons'],
  template: ['profile', 'salons'],
  themes: ['profile', 'salons', 'attendance', 'members', 'people'],
  tasks: ['profile', 'salons', 'community'],
  money: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  segments: EVERYTHING_OF_MEMBERS,
  segmentFinds: EVERYTHING_OF_MEMBERS,
  segmentChoices: ['profile', 'exports', 'salons', 'members', 'sources', 'community'],
  letters: ['profile', 'salons', 'attendance', 'members', 'people', 'community', 'value', ...SEGMENTS],
  personalLetter: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  seating: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  calendar: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  clashes: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  series: ['profile', 'salons', 'community'],
  tierRights: ['profile', 'community'],
  guests: ['profile', 'salons', 'attendance', 'members', 'people', 'value'],
  paper: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  door: ['profile', 'salons', 'attendance', 'members', 'people', 'community', 'value'],
  doorGuest: ['profile', 'salons', 'attendance', 'members', 'people', 'community', 'value'],
  suggestions: ['profile', 'salons', 'attendance', 'members', 'people', 'community', 'ledger', 'value'],
  keepApart: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  closing: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  followUps: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  openFollowUps: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  ideas: ['profile', 'salons', 'attendance', 'ledger', 'members', 'people', 'community'],
  idea: ['profile', 'salons', 'attendance', 'ledger', 'members', 'people', 'community'],
  ideasOf: ['profile', 'salons', 'attendance', 'ledger', 'members', 'people', 'community'],
  feedback: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  touchpoints: ['profile', 'salons', 'attendance', 'members', 'people', 'community'],
  value: ['profile', 'value', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  memberValue: ['profile', 'value', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  reconnect: ['profile', 'value', 'ties', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  valueChanges: ['profile', 'value', 'community'],
  points: ['profile', 'salons', 'attendance', 'ledger', 'members', 'people', 'community'],
  pointsBook: ['profile', 'salons', 'attendance', 'ledger', 'members', 'people', 'community'],
  pointsChanges: ['profile', 'pointsChanges', 'community'],
  'recognition.due': DUE,
  'recognition.evenings': DUE,
  'recognition.member': DUE,
  'recognition.spotlight': DUE,
  'recognition.preview': DUE,
  'recognition.given': ['profile', 'ledger', 'salons', 'members', 'people', 'community'],
  'recognition.rules': ['profile', 'community'],
  measures: ['profile', 'measures', 'salons', 'attendance', 'members', 'people', 'community', 'value', ...SEGMENTS],
  ledger: ['profile', 'ledger', 'members', 'people', 'community'],
  connections: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  circle: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  introductionIdeas: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  introduced: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  tieMap: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  tribes: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  connectors: ['profile', 'ties', 'salons', 'attendance', 'members', 'people', 'community'],
  consentChanges: ['profile', 'members', 'people', 'community'],
  consentTexts: ['profile', 'members', 'people', 'community'],
  tieNumbers: ['profile', 'community'],
  tieChanges: ['profile', 'ties', 'community'],
  challenges: ['profile', 'ledger', 'salons', 'attendance', 'people', 'community'],
  challenge: ['profile', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  memberChallenges: ['profile', 'ledger', 'salons', 'attendance', 'people', 'community'],
  journeys: ['profile', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  journey: ['profile', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  journeysOverdue: ['profile', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  companions: ['profile', 'ties', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  journeySettings: ['profile', 'community'],
  journeyChanges: ['profile', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  introductions: ['profile', 'salons', 'attendance', 'members', 'people'],
  report: ['profile', 'salons', 'attendance', 'members', 'people', 'community', 'ledger', 'value'],
  doors: ['profile', 'salons', 'attendance', 'members', 'community'],
  draft: ['profile'],
  week: [
    'profile',
    'week',
    'value',
    'ties',
    'recognition',
    'salons',
    'attendance',
    'members',
    'people',
    'community',
    'ledger',
    'review',
    'sync',
    'refusals',
    'pairing',
  ],
  weekFigures: ['profile', 'value', 'ties', 'ledger', 'salons', 'attendance', 'members', 'people', 'community'],
  exports: ['profile', 'exports'],
  exportProfile: ['profile', 'exports'],
  exportPreview: EVERYTHING_OF_MEMBERS,
  exportLeftOut: EVERYTHING_OF_MEMBERS,
  exportJob: ['profile', 'exportJob'],
  paperList: ['profile', 'exportJob'],
  receipts: ['profile', 'exports', 'community'],
  exportsOf: ['profile', 'exports', 'people', 'community'],
  sources: ['profile', 'sources', 'members', 'people', 'community'],
  importJob: ['profile', 'job'],
  backups: ['profile', 'backups'],
  oldBackups: ['backups'],
  backupJob: ['backupJob'],
  health: ['profile', 'health', 'sync'],
  healthJob: ['healthJob'],
  decisions: ['profile', 'exports', 'members', 'people', 'salons', 'attendance', 'ledger', 'community'],
  review: ['profile', 'review', 'members', 'people', 'attendance', 'sources'],
  pair: ['profile', 'review', 'members', 'people', 'attendance', 'sources', 'community'],
  merges: ['profile', 'members', 'people'],
  apart: ['profile', 'members', 'people'],
  history: ['profile', 'exports', 'members', 'people', 'salons', 'attendance', 'ledger', 'community', 'sources'],
  activity: [
    'profile',
    'activity',
    'undo',
    'exports',
    'members',
    'people',
    'salons',
    'attendance',
    'ledger',
    'community',
    'sources',
  ],
  spanUndo: ['profile', 'exports', 'members', 'people', 'salons', 'attendance', 'ledger', 'community', 'sources'],
  restorePreview: ['profile', 'members', 'people', 'salons', 'community'],
  sync: ['refusals', 'profile', 'sync'],
  peers: ['refusals', 'profile', 'sync', 'community'],
  atDoor: ['profile', 'sync', 'community'],
  invitations: ['profile', 'pairing'],
  joining: ['profile', 'pairing', 'community', 'sync'],
  exchanges: ['profile', 'exchange', 'community', 'members', 'people', 'salons', 'attendance', 'ledger', 'sources'],
}

/** Views that show nothing of how far something is, and are large: they are answered again when it is done. */
const WAIT_FOR_THE_END: ReadonlySet<ViewName> = new Set([
  'members',
  'letters',
  'guests',
  'door',
  'doorGuest',
  'suggestions',
  'report',
  'week',
  'segments',
  'segmentFinds',
  'exportPreview',
  'exportLeftOut',
])

/** Whether a view may say something else after some changes. */
function concerns(name: ViewName, changed: ReadonlySet<string>): boolean {
  const tellsProgress = !WAIT_FOR_THE_END.has(name)
  return CONCERNS[name].some((concern) => changed.has(concern) || (tellsProgress && changed.has(`${concern} working`)))
}

interface Watch {
  readonly name: ViewName
  readonly answer: () => void
}

/** Who watches what; tells them once, in the next turn, of all that changed in one. */
export class Watches {
  readonly #watches = new Map<string, Watch>()
  readonly #changed = new Set<Change>()
  #due = false

  add(key: string, name: ViewName, answer: () => void): void {
    this.#watches.set(key, { name, answer })
    answer()
  }

  remove(key: string): void {
    this.#watches.delete(key)
  }

  /** Forgets everything that a closed window watched; `prefix` names the window. */
  removeAll(prefix: string): void {
    for (const key of this.#watches.keys()) if (key.startsWith(prefix)) this.#watches.delete(key)
  }

  publish(changes: ReadonlySet<Change>): void {
    for (const change of changes) this.#changed.add(change)
    if (this.#due || this.#changed.size === 0) return
    this.#due = true
    // Not in this turn: whoever sent the command that changed something gets the answer first.
    void turn().then(() => {
      this.#due = false
      const changed = new Set(this.#changed)
      this.#changed.clear()
      for (const watch of this.#watches.values()) {
        if (concerns(watch.name, changed)) watch.answer()
      }
    })
  }
}
