import type { Instant } from './dates.ts'
import { isId } from './ids.ts'
import type { ChapterId } from './ids.ts'

/**
 * What an organizer may do, from most to least. `admin`: everything, also who organizes. `organizer`: everything about the
 * people and evenings of their chapters, rosters and the chapters' settings included. `leader`: members, merges, salons and
 * evenings of their chapters. `door`: ticks and walk-ins at the open doors of their chapters, and names only.
 */
export const ROLES = ['admin', 'organizer', 'leader', 'door'] as const
export type Role = (typeof ROLES)[number]

/** An organizer's role and the chapters it is for. An admin's is always for all. */
export interface Grant {
  readonly role: Role
  readonly chapters: 'all' | readonly ChapterId[]
}

/**
 * Whether somebody may give others this role, or take it away: admins any, organizers and chapter leaders that of a door
 * volunteer in chapters of their own. Those are named one by one: nobody but an admin speaks for chapters to come.
 */
export function mayGive(by: Standing | null, { role, chapters }: Grant): boolean {
  if (by === null || by.removed !== undefined) return false
  if (by.role === 'admin') return true
  if (by.role === 'door' || role !== 'door' || chapters === 'all') return false
  return chapters.length > 0 && chapters.every((chapter) => coversChapter(by, chapter))
}

/** Where somebody stands now; a removed organizer or device may do nothing. */
export interface Standing extends Grant {
  readonly removed?: Instant
}

/** What a page holds and whose it is, as far as roles care; `PageInfo` of `shared/crdt` is one. */
export interface PagePlace {
  readonly kind: string
  readonly chapter: ChapterId | null
}

/**
 * Who shares a page, and with it a key. `community`: everybody. `people`: everybody but door volunteers; who is
 * one person, how lists are exported and what went out. A chapter: those of
 * it, without its door volunteers. `door:` and a chapter: those of it, with them. A device that may hold one page of a scope
 * may hold all of them, so a key never opens more than its holder may have.
 */
export type Scope = 'community' | 'people' | ChapterId | DoorScope
export type DoorScope = `door:${string}`

export function scopeOf({ kind, chapter }: PagePlace): Scope {
  if (chapter === null) return kind === 'community' ? 'community' : 'people'
  return kind === 'chapter' || kind === 'door' ? doorScope(chapter) : chapter
}

/** The scope of a chapter's own page and its door pages. */
export function doorScope(chapter: ChapterId): DoorScope {
  return `door:${chapter}`
}

/** The scopes that each chapter has. */
export function scopesOfChapter(chapter: ChapterId): readonly [DoorScope, ChapterId] {
  return [doorScope(chapter), chapter]
}

/** Whether a device of somebody with this standing may hold the pages, and the key, of a scope. */
export function mayShare(standing: Standing, scope: Scope): boolean {
  return mayHold(standing, placeIn(scope))
}

/** A page that stands for all of a scope. */
function placeIn(scope: Scope): PagePlace {
  if (scope === 'community') return { kind: 'community', chapter: null }
  if (scope === 'people') return { kind: 'links', chapter: null }
  if (!isDoorScope(scope)) return { kind: 'members', chapter: scope }
  return { kind: 'door', chapter: scope.slice(DOOR.length) as ChapterId }
}

const DOOR = 'door:'

function isDoorScope(scope: Scope): scope is DoorScope {
  return scope.startsWith(DOOR)
}

/** Whether a text names a scope. */
export function isScope(text: unknown): text is Scope {
  if (text === 'community' || text === 'people' || isId('cha', text)) return true
  return typeof text === 'string' && text.startsWith(DOOR) && isId('cha', text.slice(DOOR.length))
}

/** Whether a grant covers a chapter. */
export function coversChapter({ role, chapters }: Grant, chapter: ChapterId): boolean {
  return role === 'admin' || chapters === 'all' || chapters.includes(chapter)
}

/**
 * Whether a device of somebody with this standing may have a page at all. Door volunteers have the community's and the
 * chapter's index pages and the door pages, on which there are names and no numbers; nobody has another chapter's pages.
 */
export function mayHold(standing: Standing, place: PagePlace): boolean {
  if (standing.removed !== undefined) return false
  if (place.kind === 'community') return true
  if (place.chapter === null) return standing.role !== 'door'
  if (!coversChapter(standing, place.chapter)) return false
  return standing.role !== 'door' || place.kind === 'chapter' || place.kind === 'door'
}

/** How much of a page somebody may write: all of it, nothing, or some of it, which only a look at the change itself tells. */
export type WriteRight = 'all' | 'some' | 'none'

/** What each role below the admins' may write to pages it holds; a kind that is not named here is for admins. */
const WRITES: { readonly [Kind in string]?: { readonly [Held in Exclude<Role, 'admin'>]: WriteRight } } = {
  // Their own name, their own devices, series, and the list of pages they began: `shared/crdt/touches.ts` looks.
  community: { organizer: 'some', leader: 'some', door: 'some' },
  // Leaders enter pages they begin and door volunteers, who may change their own names; the settings are an organizer's.
  chapter: { organizer: 'all', leader: 'some', door: 'some' },
  links: { organizer: 'all', leader: 'all', door: 'none' },
  members: { organizer: 'all', leader: 'all', door: 'none' },
  salons: { organizer: 'all', leader: 'all', door: 'none' },
  attendance: { organizer: 'all', leader: 'all', door: 'none' },
  ledger: { organizer: 'all', leader: 'all', door: 'none' },
  sources: { organizer: 'all', leader: 'none', door: 'none' },
  rows: { organizer: 'all', leader: 'none', door: 'none' },
  door: { organizer: 'all', leader: 'all', door: 'some' },
  exports: { organizer: 'all', leader: 'all', door: 'none' },
}

export function writeRight(standing: Standing, place: PagePlace): WriteRight {
  if (!mayHold(standing, place)) return 'none'
  return standing.role === 'admin' ? 'all' : (WRITES[place.kind]?.[standing.role] ?? 'none')
}
