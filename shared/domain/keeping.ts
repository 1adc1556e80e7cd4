import type { Instant } from './dates.ts'

/**
 * Why a backup was made: because its day had come, because somebody asked, or before something that changes much.
 */
export const BACKUP_REASONS = ['daily', 'now', 'import', 'merge', 'restore', 'upgrade'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** How many backups are kept: the newest of so many days, weeks and months that have any. */
export interface KeepRule {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

export const USUAL_KEEPING: KeepRule = { days: 7, weeks: 4, months: 12 }

/** What keeping looks at. */
export interface KeptBackup {
  readonly name: string
  readonly made: Instant
  /** Whether it was found whole when it was read back. */
  readonly isVerified: boolean
}

const DAY_MS = 86_400_000

/** Backups of so long before now are all kept: what was made before three imports of one evening is three ways back. */
const ALL_KEPT_MS = 2 * DAY_MS

/**
 * Which backups may go, of those that were read back. Only what was found whole counts as kept, and nothing goes while there
 * is none of those; one that was found broken goes once it is older than everything that is kept.
 */
export function outlived(backups: readonly KeptBackup[], rule: KeepRule, now: Instant): string[] {
  const whole = backups.filter(({ isVerified }) => isVerified).sort((a, b) => b.made - a.made)
  const kept = new Set([
    ...newestOfEach(whole, dayOf, rule.days),
    ...newestOfEach(whole, weekOf, rule.weeks),
    ...newestOfEach(whole, monthOf, rule.months),
    ...whole.slice(0, 1),
    ...whole.filter(({ made }) => now - made < ALL_KEPT_MS),
  ])
  if (kept.size === 0) return []
  const oldest = Math.min(...[...kept].map(({ made }) => made))
  return backups.filter((one) => (one.isVerified ? !kept.has(one) : one.made < oldest)).map(({ name }) => name)
}

function newestOfEach(newestFirst: readonly KeptBackup[], spanOf: (at: Instant) => number, most: number): KeptBackup[] {
  const spans = new Set<number>()
  return newestFirst.filter(({ made }) => {
    const span = spanOf(made)
    if (spans.has(span) || spans.size >= most) return false
    spans.add(span)
    return true
  })
}

function dayOf(at: Instant): number {
  return Math.floor(at / DAY_MS)
}

/** The first of January 1970 was a Thursday; weeks begin on Mondays. */
function weekOf(at: Instant): number {
  return Math.floor((dayOf(at) + 3) / 7)
}

function monthOf(at: Instant): number {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** A day without a backup is made good as soon as there is a quiet minute. */
export function isBackupDue(lastMade: Instant | null, now: Instant): boolean {
  // A clock that was put back must not stop backups for a year.
  return lastMade === null || lastMade > now + DAY_MS || now - lastMade >= DAY_MS
}

/** Whoever changes things for so long without a backup that was read back is told. */
const WORRY_AFTER_MS = 7 * DAY_MS

/** Whether a community has gone too long without a whole backup; `since` is when it began where there is none. */
export function isBackupOverdue(last: Instant | null, since: Instant, now: Instant): boolean {
  return now - (last ?? since) > WORRY_AFTER_MS
}
