import type { GuestBalance } from '../../../../shared/domain/suggestion.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Slider } from '../../../ui/slider.tsx'
import styles from './suggest-panel.module.css'

const KINDS = ['newcomers', 'regulars', 'bridges'] as const satisfies readonly (keyof GuestBalance)[]
/** Not at all, less, evenly, more, most: what a person can tell apart. */
const STEPS = 4

export interface BalanceSlidersProps {
  readonly balance: GuestBalance
  readonly onChange: (balance: GuestBalance) => void
}

/** Which kinds of guests the list leans to. */
export function BalanceSliders({ balance, onChange }: BalanceSlidersProps) {
  const { t } = useLanguage()
  return (
    <fieldset className={styles.balance}>
      <legend className="visually-hidden">{t('guests.balance')}</legend>
      {KINDS.map((kind) => {
        const step = Math.round(balance[kind] * STEPS)
        return (
          <Slider
            key={kind}
            label={t(`guests.${kind}`)}
            steps={STEPS}
            value={step}
            words={t('guests.lean', { step: `s${step}` })}
            onChange={(next) => onChange({ ...balance, [kind]: next / STEPS })}
          />
        )
      })}
    </fieldset>
  )
}
