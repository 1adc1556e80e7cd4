import type { Chapter } from '../../../../shared/domain/community.ts'
import type { Speech } from '../../../ui/language.tsx'
import type { Scene } from './scene.ts'

/** Of a circle so many are of one chapter that it goes by the chapter's name. */
const OF_ONE_CHAPTER = 0.8

interface NamedCircle {
  readonly index: number
  readonly size: number
  readonly names: readonly string[]
}

/** A circle by what its people share: interests, else a chapter where there are several, else nothing but each other. */
export function circleName(
  { index, size, names }: NamedCircle,
  { laidOut: { map, circles } }: Scene,
  chapters: readonly Chapter[],
  { t, formats }: Speech,
): string {
  const counts = new Map<string, number>()
  for (const [number, { chapter }] of map.people.entries())
    if (chapter && circles?.of[number] === index) counts.set(chapter, (counts.get(chapter) ?? 0) + 1)
  const home =
    chapters.length > 1 ? chapters.find(({ id }) => (counts.get(id) ?? 0) >= OF_ONE_CHAPTER * size) : undefined
  const said = names.length > 0 ? names : home ? [home.name] : []
  return t('connections.circleNamed', { named: said.length, names: formats.list(said), count: size })
}
