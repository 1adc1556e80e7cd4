import { useState } from 'react'
import { isId } from '../../../shared/domain/ids.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './feedback-screen.module.css'

/** A window that is handed to guests: how was it, what should stay, what could be. Shows nobody's name, and asks for none. */
export function FeedbackScreen({ salon }: { readonly salon: string }) {
  return isId('sal', salon) ? <KnownSalon salon={salon} /> : <NoSuchSalon />
}

function KnownSalon({ salon }: { readonly salon: SalonId }) {
  const { t } = useLanguage()
  const view = useView('salon', { salon })
  // Each guest finds an empty form.
  const [guest, setGuest] = useState(1)
  const [thanked, setThanked] = useState(false)
  if (view.state === 'waiting') return <main className={styles.screen} />
  if (view.state === 'failed' || view.value === null) return <NoSuchSalon />
  const { theme } = view.value.salon
  return (
    <main className={styles.screen} aria-label={t('feedbackDesk.title')}>
      {thanked ? (
        <section className={styles.thanks}>
          <h1 className={styles.theme}>{t('feedbackDesk.thanks')}</h1>
          <p className={styles.about}>{t('feedbackDesk.handOn')}</p>
          <Button
            size="large"
            kind="primary"
            autoFocus
            onClick={() => {
              setGuest(guest + 1)
              setThanked(false)
            }}
          >
            {t('feedbackDesk.next')}
          </Button>
        </section>
      ) : (
        <GuestForm key={guest} salon={salon} theme={theme} onKept={() => setThanked(true)} />
      )}
    </main>
  )
}

const RATINGS = [1, 2, 3, 4, 5] as const
type Rating = (typeof RATINGS)[number]

interface GuestFormProps {
  readonly salon: SalonId
  readonly theme: string
  readonly onKept: () => void
}

function GuestForm({ salon, theme, onKept }: GuestFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [rating, setRating] = useState<Rating | null>(null)
  const [keep, setKeep] = useState('')
  const [idea, setIdea] = useState('')
  const isEmpty = rating === null && keep.trim() === '' && idea.trim() === ''
  const send = async () => {
    if (isEmpty) return
    const result = await act('review.add', { salon, sheets: [{ rating, keep, idea }] })
    if (result.ok) onKept()
  }
  return (
    <Form className={styles.form} onSubmit={send}>
      <header>
        <p className={styles.about}>{theme}</p>
        <h1 className={styles.theme}>{t('feedbackDesk.how')}</h1>
      </header>
      <div className={styles.ratings} role="radiogroup" aria-label={t('after.rating')}>
        {RATINGS.map((value) => (
          <label key={value} className={styles.rating}>
            <input
              type="radio"
              name="rating"
              className={styles.native}
              checked={rating === value}
              onChange={() => setRating(value)}
            />
            <span className={styles.number} aria-hidden="true">
              {value}
            </span>
            <span>{t(`after.rated.${value}`)}</span>
          </label>
        ))}
      </div>
      <TextArea label={t('feedbackDesk.keep')} rows={2} value={keep} onChange={setKeep} />
      <TextArea label={t('feedbackDesk.idea')} rows={2} value={idea} onChange={setIdea} />
      <div className={styles.foot}>
        <p className={styles.about}>{t('feedbackDesk.noName')}</p>
        <Button submit size="large" kind="primary" disabled={isEmpty}>
          {t('feedbackDesk.send')}
        </Button>
      </div>
    </Form>
  )
}

function NoSuchSalon() {
  const { t } = useLanguage()
  return <EmptyState title={t('salons.goneTitle')}>{t('salons.goneText')}</EmptyState>
}
