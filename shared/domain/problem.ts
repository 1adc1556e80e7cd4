/**
 * Every expected failure, by a code that the languages have a sentence for (`shared/language`, `problems`).
 * Expected failures are values; anything else that goes wrong is a bug and throws.
 */
export const PROBLEM_CODES = [
  // files in general
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-unreadable',
  'file-encoding',
  'file-protected',
  'file-damaged',
  'workbook-too-large',
  // rosters
  'roster-no-rows',
  'roster-too-many-columns',
  'roster-too-many-rows',
  'roster-cell-too-long',
  'roster-quote-open',
  'roster-no-name-column',
  // rows of a roster
  'row-no-name',
  'row-too-many-cells',
  'row-value-too-long',
  'row-bad-date',
  'row-bad-consent',
  // rows of a file of purchases
  'row-no-day',
  'row-no-amount',
  'row-bad-amount',
  'row-no-currency',
  'row-currency-open',
  'row-negative',
  'row-nobody',
  'row-left-out',
  'row-unpaid',
  'row-cancelled',
  'row-refunded',
  'row-order-differs',
  'row-elsewhere',
  'purchase-columns-missing',
  // calendar files
  'ics-not-one',
  'ics-no-events',
  'ics-too-many',
  // changes files
  'changes-not-ours',
  'changes-truncated',
  'changes-damaged',
  'changes-signature',
  'changes-newer',
  'changes-other-community',
  'changes-need-earlier',
  'changes-not-joinable',
  'changes-not-for-you',
  'changes-unknown-device',
  'changes-removed-device',
  'key-missing',
  // invitations
  'code-not-found',
  'code-damaged',
  'code-newer',
  'invitation-over',
  'invitation-closed',
  'invitation-old',
  'answer-unknown',
  'already-joined',
  'still-joining',
  'joining-refused',
  'chapters-missing',
  // storage
  'disk-full',
  'storage-failed',
  'restart-needed',
  'data-newer',
  'page-damaged',
  'key-wrong',
  // other devices
  'sync-off',
  'link-missing',
  'lan-port-taken',
  'lan-not-allowed',
  'lan-no-network',
  'lan-no-discovery',
  'peer-unreachable',
  'peer-unknown',
  'peer-newer',
  'peer-older',
  'bad-address',
  // folders and servers that carry changes
  'folder-full',
  'folder-not-allowed',
  'folder-failed',
  'server-address',
  'server-nonsense',
  // commands
  'invalid-input',
  'not-found',
  'segment-gone',
  'segment-newer',
  'segment-circle',
  'segment-too-large',
  'segment-used',
  'segment-empty',
  'name-empty',
  'text-empty',
  'value-too-long',
  'bad-date',
  'bad-email',
  'end-before-start',
  'bad-capacity',
  'bad-amount',
  'bad-rate',
  'no-amount',
  'unknown-currency',
  'date-ahead',
  'date-too-old',
  'refund-too-much',
  'reason-empty',
  'bad-points',
  'points-short',
  'reward-gone',
  'two-rules',
  'number-out-of-range',
  'cut-offs-order',
  'recognition-settled',
  'tie-numbers-order',
  'rule-no-count',
  'rule-no-name',
  'no-steps',
  'no-series',
  'nobody-took-part',
  'own-companion',
  'bad-zone',
  'bad-rhythm',
  'not-in-rhythm',
  'already-arrived',
  'arrived-elsewhere',
  'door-closed',
  'already-guest',
  'salon-cancelled',
  'salon-begun',
  'no-free-seat',
  'contact-withdrawn',
  'contact-missing',
  'contact-unwanted',
  'contact-deceased',
  'contact-archived',
  'contact-minor',
  'wording-agreed',
  'unknown-placeholder',
  'ticks-unclear',
  'nobody-to-seat',
  'not-allowed',
  'last-admin',
  'are-one-person',
  'chapter-in-use',
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-overtaken',
  'cancelled',
  'busy',
  'internal',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export interface Problem {
  readonly code: ProblemCode
  /** What the sentence names: a file, a line, a limit. Never a secret. */
  readonly params?: Readonly<Record<string, string | number>>
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function failed(code: ProblemCode, params?: Problem['params']): Result<never> {
  return { ok: false, problem: params ? { code, params } : { code } }
}
