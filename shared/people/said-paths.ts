import type { Said } from './part.ts'

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
    ...Object.keys(said.of).map((key) => ['of', key]),
    ...Object.entries(said.revisions).flatMap(([key, revision]) =>
      Object.keys(revision).map((place) => ['revisions', key, place]),
    ),
  ]
}
