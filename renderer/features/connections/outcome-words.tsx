import type { IntroductionOutcome } from '../../../shared/protocol/afterwards.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './connections.module.css'
import { TieMark } from './tie-mark.tsx'

const TONES = { held: 'jade', fresh: 'neutral', faded: 'ochre' } as const

/** What became of an introduction: whether the two met again, and how warm they are now. */
export function OutcomeWords({ outcome: { state, again, level } }: { readonly outcome: IntroductionOutcome }) {
  const { t } = useLanguage()
  return (
    <span className={styles.chips}>
      {level && <TieMark state={level} />}
      <Chip tone={TONES[state]}>{t(`connections.outcome.${state}`, { count: again })}</Chip>
    </span>
  )
}
