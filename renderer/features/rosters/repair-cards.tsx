import { ArrowRight, Wrench } from 'lucide-react'
import type { RepairOffer } from '../../../shared/protocol/rosters.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './repair-cards.module.css'

export interface RepairCardsProps {
  readonly columns: readonly string[]
  readonly offers: readonly RepairOffer[]
  /** Ids of the offers that were accepted. */
  readonly accepted: readonly string[]
  readonly onAccepted: (ids: readonly string[]) => void
}

/** What a spreadsheet did to values on the way here: each kind of damage with examples, put right only where somebody says so. */
export function RepairCards({ columns, offers, accepted, onAccepted }: RepairCardsProps) {
  const { t } = useLanguage()
  const certain = offers.filter((offer) => offer.certain)
  const open = certain.filter(({ id }) => !accepted.includes(id))
  return (
    <>
      <div className={styles.head}>
        <p className={styles.intro}>{t('rosters.repairsIntro')}</p>
        {certain.length > 0 && (
          <Button
            icon={<Wrench aria-hidden="true" />}
            disabled={open.length === 0}
            onClick={() => onAccepted([...accepted, ...open.map(({ id }) => id)])}
          >
            {t('rosters.repairAll')}
          </Button>
        )}
      </div>
      <ul className={styles.cards}>
        {offers.map((offer) => (
          <Card
            key={offer.id}
            offer={offer}
            column={columns[offer.column] ?? ''}
            accepted={accepted.includes(offer.id)}
            onAccepted={(yes) => onAccepted(yes ? [...accepted, offer.id] : accepted.filter((id) => id !== offer.id))}
          />
        ))}
      </ul>
    </>
  )
}

interface CardProps {
  readonly offer: RepairOffer
  readonly column: string
  readonly accepted: boolean
  readonly onAccepted: (accepted: boolean) => void
}

function Card({ offer, column, accepted, onAccepted }: CardProps) {
  const { t } = useLanguage()
  const kind = offer.kind === 'exponent' && !offer.certain ? 'rounded' : offer.kind
  return (
    <li className={styles.card}>
      <p className={styles.title}>{t(`rosters.repair.${kind}`, { column, count: offer.rows })}</p>
      <ul className={styles.examples}>
        {offer.examples.map(({ line, before, after }) => (
          <li key={line} className={styles.example}>
            <span className={styles.before}>{before}</span>
            <ArrowRight role="img" aria-label={t('rosters.repairTo')} />
            {after === '' ? (
              <span className={styles.nothing}>{t('rosters.repairEmpty')}</span>
            ) : (
              <span className={styles.after}>{after}</span>
            )}
          </li>
        ))}
      </ul>
      <Checkbox checked={accepted} onChange={onAccepted}>
        {t(offer.certain ? 'rosters.repairDo' : 'rosters.repairLeaveOut')}
      </Checkbox>
    </li>
  )
}
