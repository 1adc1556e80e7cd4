import type { TieState } from '../../../shared/protocol/connections.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './tie-mark.module.css'

/** How warm a tie is: a thick line, a thin one, a broken one, as on the map; and the word. */
export function TieMark({ state }: { readonly state: TieState }) {
  const { t } = useLanguage()
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 18 8" className={styles.line} aria-hidden="true">
        <line x1="1" x2="17" y1="4" y2="4" className={styles[state]} />
      </svg>
      {t(`connections.tie.${state}`)}
    </span>
  )
}
