import type { Chapter } from '../../../shared/domain/community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Source } from '../../../shared/domain/source.ts'
import { isSameName } from '../../../shared/text/same-name.ts'
import { newestVersion } from './versions.ts'

/**
 * The newest version of the roster of this name; a name that an earlier version had counts as well. `roster-unknown` (value),
 * `roster-several` (value, who: the chapters) where more than one chapter has such a roster, and `roster-chapter`
 * (value, who) where its chapter is archived.
 */
export function namedRoster(
  sources: readonly Source[],
  chapters: ReadonlyMap<ChapterId, Chapter>,
  { roster, chapter }: { readonly roster: string; readonly chapter: string | null },
): Result<Source> {
  const nameOf = (source: Source) => chapters.get(source.chapter)?.name ?? ''
  const named = sources
    .filter(({ name, takenBack }) => takenBack === undefined && isSameName(name, roster))
    .map((source) => newestVersion(sources, source))
    .filter((source) => chapter === null || isSameName(nameOf(source), chapter))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  const [newest] = named
  if (!newest) return failed('roster-unknown', { value: roster })
  const where = [...new Set(named.map(nameOf))]
  if (where.length > 1) return failed('roster-several', { value: newest.name, who: where.join(', ') })
  if (chapters.get(newest.chapter)?.archived !== undefined)
    return failed('roster-chapter', { value: newest.name, who: nameOf(newest) })
  return ok(newest)
}
