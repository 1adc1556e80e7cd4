import { useState } from 'react'
import { Link } from 'wouter'
import type { SpanQuery, SpanUndoView } from '../../../shared/protocol/history.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { DateField, TimeField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { whoOptions, whose } from './history-filters.tsx'
import type { Filters, Who } from './history-filters.tsx'
import { BackTable, StaysTable } from './span-tables.tsx'
import styles from './span-undo-dialog.module.css'
import { spanOf } from './span.ts'
import type { Stretch } from './span.ts'

export interface SpanUndoDialogProps {
  /** What is on the screen: whose work, and which day. */
  readonly filters: Filters
  readonly community: CommunityView | undefined
  readonly onClose: () => void
}

/** Takes back what somebody did in a stretch of time, after showing what that would be and what would stay. */
export function SpanUndoDialog({ filters, community, onClose }: SpanUndoDialogProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const today = useToday()
  const day = filters.day || today
  const [who, setWho] = useState<Who>(filters.who || (community?.me.organizer ?? ''))
  const [stretch, setStretch] = useState<Stretch>({ fromDay: day, fromTime: '00:00', toDay: day, toTime: '23:59' })
  const [busy, setBusy] = useState(false)
  const time = spanOf(stretch)
  const span: SpanQuery | null = time && who !== '' ? { ...whose(who), ...time } : null
  const view = useView('spanUndo', span)
  const plan = view.state === 'ready' && view.fresh ? view.value : undefined
  const back = plan?.counts.back ?? 0

  const undo = async () => {
    if (!span) return
    setBusy(true)
    const done = ({ back: count }: { readonly back: number }) => t('history.span.done', { count })
    const result = await act('history.undoSpan', span, { done, undo: true })
    setBusy(false)
    if (result.ok) onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={t('history.span.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy || back === 0} onClick={() => void undo()}>
            {t('history.span.do', { count: back })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <div className={styles.choices}>
          <Select<Who>
            label={t('history.filterWho')}
            value={who}
            onChange={setWho}
            options={whoOptions(community, speech)}
          />
          <StretchFields value={stretch} onChange={setStretch} isReversed={time === null && stretch.toDay !== ''} />
        </div>
        <p className={styles.note}>{t('history.span.hint')}</p>
        {plan ? (
          <Plan plan={plan} community={community} />
        ) : (
          span && <p className={styles.note}>{t('history.span.looking')}</p>
        )}
      </div>
    </Dialog>
  )
}

interface StretchFieldsProps {
  readonly value: Stretch
  readonly onChange: (stretch: Stretch) => void
  readonly isReversed: boolean
}

function StretchFields({ value, onChange, isReversed }: StretchFieldsProps) {
  const { t } = useLanguage()
  return (
    <>
      <DateField
        label={t('history.span.from')}
        value={value.fromDay}
        onChange={(fromDay) => onChange({ ...value, fromDay })}
      />
      <TimeField
        label={t('history.span.fromTime')}
        value={value.fromTime}
        onChange={(fromTime) => onChange({ ...value, fromTime })}
      />
      <DateField
        label={t('history.span.to')}
        value={value.toDay}
        onChange={(toDay) => onChange({ ...value, toDay })}
        problem={isReversed ? t('history.span.noTime') : undefined}
      />
      <TimeField
        label={t('history.span.toTime')}
        value={value.toTime}
        onChange={(toTime) => onChange({ ...value, toTime })}
      />
    </>
  )
}

function Plan({ plan, community }: { readonly plan: SpanUndoView; readonly community: CommunityView | undefined }) {
  const { t, formats } = useLanguage()
  const { back, stays } = plan.counts
  return (
    <>
      <p className={styles.sum} role="status">
        {formats.sentences([
          back === 0 ? t('history.span.nothing') : t('history.span.would', { count: back }),
          stays > 0 ? t('history.span.wouldStay', { count: stays }) : '',
          back > plan.back.length ? t('history.span.first', { count: plan.back.length }) : '',
        ])}
      </p>
      {plan.back.length > 0 && <BackTable rows={plan.back} community={community} />}
      {plan.stays.length > 0 && <StaysTable rows={plan.stays} community={community} />}
      {plan.rosters.length > 0 && (
        <Notice>
          {t('history.span.rosters')}{' '}
          {plan.rosters.map(({ source, name, takenBack }, index) => (
            <span key={source}>
              {index > 0 && ' · '}
              <Link href="/rosters">
                {takenBack ? t('common.withNote', { text: name, note: t('history.span.rosterGone') }) : name}
              </Link>
            </span>
          ))}
        </Notice>
      )}
    </>
  )
}
