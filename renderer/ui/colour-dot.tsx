import type { ChapterColour } from '../../shared/domain/community.ts'
import colours from './chapter-colours.module.css'
import { classes } from './classes.ts'
import styles from './colour-dot.module.css'

/** A dot in a chapter's colour; the chapter's name always stands beside it. */
export function ColourDot({ colour }: { readonly colour: ChapterColour }) {
  return <span className={classes(styles.dot, colours[colour])} aria-hidden="true" />
}
