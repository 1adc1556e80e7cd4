import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { ColourDot } from '../../ui/colour-dot.tsx'
import styles from './chapter-name.module.css'

/** A chapter's colour and name; nothing while it is not known. */
export function ChapterName({ chapter }: { readonly chapter: ChapterId }) {
  const community = useView('community', {})
  const found = community.state === 'ready' ? community.value.chapters.find(({ id }) => id === chapter) : undefined
  if (!found) return null
  return (
    <span className={styles.chapter}>
      <ColourDot colour={found.colour} />
      <span className={styles.name}>{found.name}</span>
    </span>
  )
}
