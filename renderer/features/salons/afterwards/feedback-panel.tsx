import { MonitorSmartphone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { ReviewRow } from '../../../../shared/protocol/afterwards.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { bridge } from '../../../client/bridge.ts'
import { useTypedText } from '../../../client/drafts.ts'
import { useView } from '../../../client/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choices.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { DraftNote } from '../../common/draft-note.tsx'
import { useDo } from '../../common/use-do.ts'
import { IdeaList } from './idea-list.tsx'
import styles from './feedback.module.css'

const RATINGS = ['1', '2', '3', '4', '5'] as const
type Rating = (typeof RATINGS)[number]

/** What guests said: sheets typed from paper one after the other, the form on the laptop, and what became of ideas. */
export function FeedbackPanel({ view }: { readonly view: SalonView }) {
  const { t, formats } = useLanguage()
  const { id } = view.salon
  const feedback = useView('feedback', { about: id })
  if (feedback.state !== 'ready') return null
  const { reviews, ideas } = feedback.value
  const ratings = reviews.flatMap(({ rating }) => rating ?? [])
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
  return (
    <div className={styles.panel}>
      <Card
        title={t('after.fromPaper')}
        actions={
          <Button
            size="small"
            icon={<MonitorSmartphone />}
            onClick={() => void bridge().request('window.openFeedback', { salonId: id })}
          >
            {t('after.openForm')}
          </Button>
        }
      >
        <SheetForm view={view} />
      </Card>
      <Card
        title={
          ratings.length === 0
            ? t('after.reviews')
            : t('after.reviewsMean', { count: ratings.length, mean: formats.number(Math.round(mean * 10) / 10) })
        }
      >
        {reviews.length === 0 ? (
          <p className={styles.quiet}>{t('after.noReviews')}</p>
        ) : (
          <ul className={styles.rows}>
            {reviews.map((review) => (
              <Review key={review.id} review={review} />
            ))}
          </ul>
        )}
      </Card>
      <Card
        title={t('after.ideas')}
        actions={
          <Link href="/ideas" className={styles.boardLink}>
            {t('ideas.seeBoard')}
          </Link>
        }
      >
        {ideas.length === 0 ? <p className={styles.quiet}>{t('after.noIdeas')}</p> : <IdeaList ideas={ideas} />}
      </Card>
    </div>
  )
}

/** Guests offered as who said it; more came to no evening that somebody types sheets of. */
const MOST_GUESTS = 500

interface Sheet {
  readonly rating: Rating | null
  readonly member: MemberId | null
}

const EMPTY: Sheet = { rating: null, member: null }

/** One sheet after another; ↵ keeps it and begins the next. */
function SheetForm({ view }: { readonly view: SalonView }) {
  const { t, language } = useLanguage()
  const act = useDo()
  const { id } = view.salon
  const [sheet, setSheet] = useState(EMPTY)
  // Another key puts the keyboard back at the beginning of the form.
  const [number, setNumber] = useState(1)
  const came = useView('guests', {
    salon: id,
    language,
    show: 'arrived',
    sort: 'name',
    range: { from: 0, count: MOST_GUESTS },
  })
  const guests = came.state === 'ready' ? came.value.rows : []
  const words = {
    keep: useTypedText(`feedback/${id}/keep`),
    idea: useTypedText(`feedback/${id}/idea`),
    complaint: useTypedText(`feedback/${id}/complaint`),
  }
  const found = Object.values(words).some(({ isFound }) => isFound)
  const discard = () => {
    for (const each of Object.values(words)) each.discard()
  }
  const change = (part: Partial<Sheet>) => setSheet({ ...sheet, ...part })
  const keep = async () => {
    const rating = sheet.rating === null ? null : Number(sheet.rating)
    const result = await act(
      'review.add',
      {
        salon: id,
        sheets: [{ ...sheet, rating, keep: words.keep.text, idea: words.idea.text, complaint: words.complaint.text }],
      },
      { done: t('after.sheetKept', { number }), undo: true },
    )
    if (!result.ok) return
    discard()
    setSheet(EMPTY)
    setNumber(number + 1)
  }
  return (
    <Form className={styles.sheet} onSubmit={keep}>
      <RadioGroup
        look="row"
        label={t('after.rating')}
        value={sheet.rating}
        onChange={(rating) => change({ rating })}
        options={RATINGS.map((value) => ({ value, label: t(`after.rated.${value}`) }))}
      />
      <div className={styles.fields}>
        <TextField
          key={number}
          autoFocus={number > 1}
          label={t('after.keep')}
          value={words.keep.text}
          onChange={words.keep.write}
        />
        <TextField label={t('after.idea')} value={words.idea.text} onChange={words.idea.write} />
        <TextField label={t('after.complaint')} value={words.complaint.text} onChange={words.complaint.write} />
        <ComboBox
          label={t('after.whoSaid')}
          placeholder={t('after.nobodyNamed')}
          value={sheet.member}
          onChange={(member) => change({ member })}
          options={guests.map(({ member, name, hint }) => ({ value: member, label: name, hint }))}
        />
      </div>
      <div>
        <Button submit kind="primary">
          {t('after.keepSheet')}
        </Button>
      </div>
      <DraftNote draft={{ isFound: found, discard }} />
    </Form>
  )
}

function Review({ review }: { readonly review: ReviewRow }) {
  const { t } = useLanguage()
  const act = useDo()
  const { id, rating, keep, member } = review
  return (
    <li className={styles.row}>
      <span className={styles.rating}>{rating === null ? '·' : t(`after.rated.${ratingOf(rating)}`)}</span>
      <span className={styles.words}>{keep}</span>
      <span className={styles.quiet}>{member?.name ?? t('after.nobodyNamed')}</span>
      <IconButton
        size="small"
        label={t('after.removeReview')}
        icon={<Trash2 />}
        onClick={() => void act('review.takeBack', { review: id }, { done: t('after.reviewRemoved'), undo: true })}
      />
    </li>
  )
}

function ratingOf(rating: number): Rating {
  return RATINGS.find((each) => Number(each) === rating) ?? '3'
}
