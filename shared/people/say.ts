import type { ConsentKey } from '../domain/consent.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import type { MemberField } from '../domain/member.ts'
import type { Part, Said } from './part.ts'
import { placeIn, revisionKey, revisionOf } from './prevail.ts'
import { nextRevision } from './revision.ts'

/** A value to be kept in a record among what is said of its person; undefined takes it away. */
export interface SaidEdit {
  readonly record: MemberId
  /** `['fields', 'phone']`, `['tags', '讀書']`, `['memberships', chapter, 'until']` … */
  readonly path: readonly string[]
  readonly value: string | number | boolean | undefined
}

/** What can be written into a member's record: a single value, or a membership as a whole. */
export type Sayable = string | number | boolean | null | undefined | { readonly [key: string]: unknown }

/**
 * What has to be written so that a merged person has a value: kept by the oldest record, and taken from the others
 * where they kept something about the same. `path` is where a record that stands for itself would have it.
 */
export function say(parts: readonly Part[], path: readonly string[], value: Sayable): SaidEdit[] {
  const [kind = '', key = '', inner] = path
  const field = MEMBER_FIELDS.find((known) => known === kind)
  if (field) {
    return [
      ...put(parts, ['fields', field], plain(value) ?? ''),
      ...clear(parts, ['picks', field]),
      ...revise(parts, ['fields', field]),
    ]
  }
  switch (kind) {
    case 'notes':
      return [
        ...put(parts, ['notes'], plain(value) ?? ''),
        ...parts.flatMap(({ own }) => put(parts, ['notes', own.id], true)),
        ...revise(parts, path),
      ]
    case 'archived':
      return [...put(parts, ['archived'], plain(value) ?? 0), ...revise(parts, path)]
    case 'tags':
    case 'interests':
      return [...put(parts, [kind, key], value === true), ...revise(parts, path)]
    case 'memberships': {
      if (inner !== undefined) return [...put(parts, [kind, key, inner], plain(value) ?? ''), ...revise(parts, path)]
      const whole = typeof value === 'object' && value !== null ? value : {}
      return MEMBERSHIP_KEYS.flatMap((each) => say(parts, [kind, key, each], textOf(whole[each])))
    }
    case 'consents':
      if (value === undefined) {
        return [
          ...clear(parts, [kind, key]),
          ...parts.flatMap(({ own }) => clear(parts, [kind, key, own.id])),
          ...revise(parts, path),
        ]
      }
      return [
        ...put(parts, [kind, key], plain(value) ?? ''),
        ...parts.flatMap(({ own }) => put(parts, [kind, key, own.id], true)),
        ...revise(parts, path),
      ]
    default:
      throw new RangeError(`nothing is said of a person's ${kind}`)
  }
}

/** What has to be written so that the value of one record counts; null leaves it to the usual rule. */
export function pick(parts: readonly Part[], field: MemberField, part: MemberId | null): SaidEdit[] {
  // Who lacks the chapter of the picked record would see another value: there the value itself has to be said.
  if (part !== null && isSpread(parts)) return say(parts, [field], parts.find(({ own }) => own.id === part)?.own[field])
  const said = clear(parts, ['fields', field])
  const picked = part === null ? clear(parts, ['picks', field]) : put(parts, ['picks', field], part)
  return [...said, ...picked, ...revise(parts, ['fields', field])]
}

const MEMBERSHIP_KEYS = ['role', 'from', 'until'] as const

/** Kept by the oldest record of each chapter: whoever has none of the others sees it too. */
function put(parts: readonly Part[], path: readonly string[], value: string | number | boolean): SaidEdit[] {
  const keepers = keepersOf(parts)
  return [
    ...keepers.map(({ own }) => ({ record: own.id, path, value })),
    ...clear(
      parts.filter((part) => !keepers.includes(part)),
      path,
    ),
  ]
}

/** A door's page takes nothing more about anybody; who is on none but that is first given a page by whoever writes. */
function keepersOf(parts: readonly Part[]): Part[] {
  const inside = parts.filter(({ atDoor }) => !atDoor)
  const firsts = new Map<string, Part>()
  for (const part of inside.length > 0 ? inside : parts.slice(0, 1)) {
    const home = part.home ?? ''
    if (!firsts.has(home)) firsts.set(home, part)
  }
  return [...firsts.values()]
}

function isSpread(parts: readonly Part[]): boolean {
  return keepersOf(parts).length > 1 || parts.some(({ elsewhere }) => elsewhere)
}

/** Makes what is written known as said after everything that is known here, and of whom; needed with several chapters. */
export function revise(parts: readonly Part[], path: readonly string[]): SaidEdit[] {
  const key = revisionKey(path)
  const [first] = parts
  const known = parts.map((part) => revisionOf(part, key))
  if (!first || (!isSpread(parts) && known.every((revision) => Object.keys(revision).length === 0))) return []
  const next = nextRevision(known, keepersOf(parts).map(placeIn))
  return [
    ...Object.entries(next).flatMap(([place, count]) => put(parts, ['revisions', key, place], count)),
    ...put(parts, ['of', key], first.own.id),
  ]
}

function clear(parts: readonly Part[], path: readonly string[]): SaidEdit[] {
  return parts
    .filter(({ said }) => said && keeps(said, path))
    .map(({ own }) => ({ record: own.id, path, value: undefined }))
}

function keeps(said: Said, [kind, key = '', inner = '']: readonly string[]): boolean {
  switch (kind) {
    case 'fields':
    case 'picks':
      return said[kind][key as MemberField] !== undefined
    case 'tags':
    case 'interests':
      return said[kind][key] !== undefined
    case 'memberships':
      return said.memberships[key as ChapterId]?.[inner] !== undefined
    case 'consents':
      return inner === ''
        ? said.consents[key as ConsentKey] !== undefined
        : (said.consented[key as ConsentKey]?.some((id) => id === inner) ?? false)
    case 'notes':
      return key === '' ? said.notes !== undefined : said.noted.some((id) => id === key)
    case 'archived':
      return said.archived !== undefined
    case 'of':
      return said.of[key] !== undefined
    case 'revisions':
      return said.revisions[key]?.[inner] !== undefined
    default:
      return false
  }
}

function plain(value: Sayable): string | number | boolean | undefined {
  return typeof value === 'object' || value === null ? undefined : value
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
