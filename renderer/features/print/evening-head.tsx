import type { ReactNode } from 'react'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './evening-head.module.css'
import { widthInLetters } from './text-width.ts'

export interface EveningHeadProps {
  readonly view: PaperView
  /** What this paper is: sign-in sheet, run-sheet. */
  readonly what: string
  /** Only the first page has the document's heading; the others repeat it for whoever holds one page. */
  readonly first: boolean
  readonly children?: ReactNode
}

/** The upper edge of a paper: whose evening it is, when and where. */
export function EveningHead({ view, what, first, children }: EveningHeadProps) {
  const Heading = first ? 'h1' : 'p'
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <p className={styles.what}>
          {what} · {view.community}
          {view.chapter !== '' && ` · ${view.chapter}`}
        </p>
        <Heading className={isLong(view.salon.theme) ? styles.longTheme : styles.theme}>{view.salon.theme}</Heading>
        <p className={styles.when}>
          <When view={view} />
        </p>
      </div>
      {children}
    </header>
  )
}

/** Themes that do not fit on a line in full size; a Chinese character is as wide as two letters. */
const LONG_THEME = 44

function isLong(theme: string): boolean {
  return widthInLetters(theme) > LONG_THEME
}

/** The day, the hours and the place, on the clock of the place. */
export function When({ view }: { readonly view: PaperView }) {
  const { t, formats } = useLanguage()
  const { salon, startsAt, endsAt } = view
  const { zone } = salon
  const hours = t('salons.timeRange', { start: formats.time(startsAt, zone), end: formats.time(endsAt, zone) })
  return [formats.day(startsAt, zone), formats.weekday(startsAt, zone), hours, salon.venue]
    .filter((part) => part !== '')
    .join('　')
}
