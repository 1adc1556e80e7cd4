import type { Decision } from '../../../shared/protocol/decisions.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './salon-screen.module.css'
import { useGuestActions } from './use-guest-actions.ts'

/** What stands in the way of this salon: called off, over-booked, or written differently by two organizers. */
export function SalonNotices({ view }: { readonly view: SalonView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  const { salon, count, undecided } = view
  const fields = undecided.filter((decision) => decision.kind === 'field')
  const { accepted } = salon
  const isAccepted = accepted?.going === count.chairs && accepted.capacity === salon.capacity
  const overbooked = count.overbooked > 0 && salon.cancelled === undefined && !isAccepted && view.endsAt > now
  const actions = useGuestActions(salon.id)
  if (salon.cancelled === undefined && !overbooked && fields.length === 0 && view.due.length === 0) return null
  return (
    <div className={styles.notices}>
      {salon.cancelled !== undefined && (
        <Notice
          title={t('salons.cancelledNotice', { date: formats.day(salon.cancelled) })}
          actions={
            <Button
              onClick={() =>
                void act(
                  'salon.cancel',
                  { salon: salon.id, cancelled: false },
                  { done: t('salons.uncancelledToast', { theme: salon.theme }), undo: true },
                )
              }
            >
              {t('salons.uncancelSalon')}
            </Button>
          }
        >
          {t('salons.cancelledText')}
        </Notice>
      )}
      {overbooked && <Overbooked view={view} />}
      {view.due.length > 0 && (
        <Notice
          title={t('salons.dueTitle', { count: view.due.length })}
          actions={
            <Button onClick={() => void actions.moveUp()}>
              {t(salon.answerWithin === undefined ? 'salons.dueGive' : 'salons.dueOffer', { count: view.due.length })}
            </Button>
          }
        >
          <p>{t('salons.dueText', { names: formats.list(view.due.map(({ name }) => name)) })}</p>
        </Notice>
      )}
      {fields.length > 0 && (
        <Notice tone="seal" title={t('salons.decideTitle', { count: fields.length })}>
          <p>{t('salons.decideText')}</p>
          <dl className={styles.decisions}>
            {fields.map((decision) => (
              <TwoValues key={decision.field} decision={decision} />
            ))}
          </dl>
        </Notice>
      )}
    </div>
  )
}

function Overbooked({ view }: { readonly view: SalonView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const { salon, count } = view
  const beyond = count.overbooked
  const settle = (choice: 'seats' | 'wait' | 'leave', done: string) =>
    void act('decision.settleAll', { items: [{ kind: 'overbooked', salon: salon.id, choice }] }, { done, undo: true })
  return (
    <Notice
      tone="seal"
      title={t('salons.overbookedTitle', { count: count.overbooked })}
      actions={
        <>
          <Button onClick={() => settle('seats', t('salons.raised', { count: count.chairs }))}>
            {t('salons.raiseCapacity', { count: count.chairs })}
          </Button>
          {count.missing > 0 && (
            <Button
              onClick={() =>
                settle(
                  'wait',
                  t('decisions.waitSettled', { name: salon.theme, count: Math.min(beyond, count.missing) }),
                )
              }
            >
              {t('salons.moveLatest', { count: Math.min(beyond, count.missing) })}
            </Button>
          )}
          <Button onClick={() => settle('leave', t('decisions.leaveSettled', { name: salon.theme }))}>
            {t('decisions.overbookedLeave')}
          </Button>
        </>
      }
    >
      <p>
        {t('salons.overbookedText', {
          going: formats.number(count.chairs),
          capacity: formats.number(salon.capacity ?? 0),
        })}
      </p>
    </Notice>
  )
}

function TwoValues({ decision }: { readonly decision: Extract<Decision, { kind: 'field' }> }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const now = useNow()
  const field = fieldName(decision.field, t)
  return (
    <>
      <dt>{field}</dt>
      <dd>
        {decision.choices.map((choice) => (
          <span key={choice.id} className={styles.choice}>
            <Button
              size="small"
              onClick={() =>
                void act(
                  'decision.settle',
                  { record: decision.record, field: decision.field, choice: choice.id },
                  { done: t('salons.decided', { field }), undo: true },
                )
              }
            >
              {t('salons.decideKeep', { value: shownValue(decision.field, choice.value, speech) })}
            </Button>
            <small>
              {t('salons.decideBy', {
                by: choice.mine ? t('common.you') : choice.by === '' ? t('decisions.somebody') : choice.by,
                when: formats.dayTime(choice.at, undefined, now),
              })}
            </small>
          </span>
        ))}
      </dd>
    </>
  )
}

const FIELD_NAMES = {
  theme: 'salons.theme',
  chapter: 'salons.chapter',
  series: 'salons.series',
  start: 'salons.fieldStart',
  end: 'salons.fieldEnd',
  zone: 'salons.fieldZone',
  venue: 'salons.venue',
  capacity: 'salons.capacity',
  hosts: 'salons.hosts',
  interests: 'plan.interests',
  agenda: 'salons.fieldAgenda',
  tasks: 'plan.field.tasks',
  budget: 'plan.field.budget',
  fee: 'plan.field.fee',
  currency: 'plan.field.currency',
  venueId: 'plan.field.venueId',
  notes: 'salons.notes',
  cancelled: 'salons.fieldCancelled',
  talk: 'after.part.talk',
} as const

/** `agenda/ent_…/title` is the run-sheet's; fields of a later version keep their own name. */
function fieldName(field: string, t: Speech['t']): string {
  const [first = field] = field.split('/')
  return Object.hasOwn(FIELD_NAMES, first) ? t(FIELD_NAMES[first as keyof typeof FIELD_NAMES]) : field
}

function shownValue(field: string, value: string, { t, formats }: Speech): string {
  if (value === '') return t('salons.decideEmpty')
  if (field === 'start' || field === 'end') return formats.dayTime(Date.parse(`${value}Z`), 'UTC')
  if (field === 'cancelled') return formats.day(Number(value))
  return value
}
