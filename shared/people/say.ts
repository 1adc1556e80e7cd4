import type { ConsentKey } from '../domain/consent.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import type { MemberField } from '../domain/member.ts'
import type { Part, Said } from './part.ts'

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
    return [...put(parts, ['fields', field], plain(value) ?? ''), ...clear(parts, ['picks', field])]
  }
  switch (kind) {
    case 'notes':
      return [
        ...put(parts, ['notes'], plain(value) ?? ''),
        ...parts.flatMap(({ own }) => put(parts, ['notes', own.id], true)),
      ]
    case 'archived':
      return put(parts, ['archived'], plain(value) ?? 0)
    case 'tags':
    case 'interests':
      return put(parts, [kind, key], value === true)
    case 'memberships': {
      if (inner !== undefined) return put(parts, [kind, key, inner], plain(value) ?? '')
      const whole = typeof value === 'object' && value !== null ? value : {}
      return MEMBERSHIP_KEYS.flatMap((each) => put(parts, [kind, key, each], textOf(whole[each])))
    }
    case 'consents':
      if (value === undefined) {
        return [...clear(parts, [kind, key]), ...parts.flatMap(({ own }) => clear(parts, [kind, key, own.id]))]
      }
      return [
        ...put(parts, [kind, key], plain(value) ?? ''),
        ...parts.flatMap(({ own }) => put(parts, [kind, key, own.id], true)),
      ]
    default:
      throw new RangeError(`nothing is said of a person's ${kind}`)
  }
}

/** What has to be written so that the value of one record counts; null leaves it to the usual rule. */
export function pick(parts: readonly Part[], field: MemberField, part: MemberId | null): SaidEdit[] {
  const said = clear(parts, ['fields', field])
  return part === null ? [...said, ...clear(parts, ['picks', field])] : [...said, ...put(parts, ['picks', field], part)]
}

/** Everything that one record keeps about its person, as paths. */
export function saidPaths(said: Said): (readonly string[])[] {
  return [
    ...Object.keys(said.fields).map((field) => ['fields', field]),
    ...Object.keys(said.picks).map((field) => ['picks', field]),
    ...Object.keys(said.tags).map((label) => ['tags', label]),
    ...Object.keys(said.interests).map((label) => ['interests', label]),
    ...Object.entries(said.memberships).flatMap(([chapter, keys]) =>
      Object.keys(keys ?? {}).map((key) => ['memberships', chapter, key]),
    ),
    ...Object.keys(said.consents).map((key) => ['consents', key]),
    ...Object.entries(said.consented).flatMap(([key, ids]) => (ids ?? []).map((id) => ['consents', key, id])),
    ...(said.notes === undefined ? [] : [['notes']]),
    ...said.noted.map((id) => ['notes', id]),
    ...(said.archived === undefined ? [] : [['archived']]),
  ]
}

const MEMBERSHIP_KEYS = ['role', 'from', 'until'] as const

function put(parts: readonly Part[], path: readonly string[], value: string | number | boolean): SaidEdit[] {
  const [first, ...others] = parts
  return first ? [{ record: first.own.id, path, value }, ...clear(others, path)] : []
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
