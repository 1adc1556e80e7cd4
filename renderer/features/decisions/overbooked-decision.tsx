import { useId } from 'react'
import { Link } from 'wouter'
import type { Decision } from '../../../shared/protocol/views.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './decisions.module.css'

type Overbooked = Extract<Decision, { readonly kind: 'overbooked' }>

/** Two organizers gave away the same seats: more seats, or some guests wait. */
export function OverbookedDecision({ decision }: { readonly decision: Overbooked }) {
  const { t } = useLanguage()
  const act = useDo()
  const id = useId()
  const { salon, name, capacity, going } = decision
  const addSeats = () =>
    act(
      'salon.update',
      { salon, set: { capacity: going } },
      { done: t('decisions.seatsSettled', { name, count: going }), undo: true },
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys go from card to card
    <section data-card tabIndex={0} role="group" aria-labelledby={id} className={styles.card}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('decisions.overbookedTitle', { name })}
        </h2>
        <Chip tone="seal">
          {going} / {capacity}
        </Chip>
      </header>
      <p className={styles.text}>{t('decisions.overbookedText', { going, capacity, beyond: going - capacity })}</p>
      <div className={styles.actions}>
        <Button onClick={() => void addSeats()}>{t('decisions.overbookedSeats', { count: going })}</Button>
        <Link href={`/salons/${salon}`} className={styles.open}>
          {t('decisions.overbookedOpen')}
        </Link>
      </div>
    </section>
  )
}
