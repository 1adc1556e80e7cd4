import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { cleanRhythm, eveningsOf } from '../../../shared/calendar/ritual.ts'
import { newRuleForm } from '../../../shared/calendar/rule-form.ts'
import { weekdayOf } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SeriesId } from '../../../shared/domain/ids.ts'
import { NEW_RITUAL } from '../../../shared/domain/salon.ts'
import type { Evening, Rhythm } from '../../../shared/domain/salon.ts'
import { rhythmSentence, weekdayName } from '../../../shared/language/rhythm-sentence.ts'
import type { SeriesView } from '../../../shared/protocol/calendar.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DateField, TimeField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useNow } from '../../ui/use-now.ts'
import { chapterOf, openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { salonAddress } from '../salons/addresses.ts'
import { RepeatsFields } from './repeats-fields.tsx'
import { useExportCalendar } from './use-export-calendar.ts'
import { problemsOf, rhythmOf, seriesFormOf, withDay } from './series-form.ts'
import type { SeriesForm } from './series-form.ts'
import styles from './series-dialog.module.css'

export interface SeriesDialogProps {
  /** Null for a new one. */
  readonly series: SeriesId | null
  /** The chapter that a new one begins with. */
  readonly chapter: ChapterId | null
  /** The day that a new one begins with. */
  readonly day: IsoDate
  readonly onClose: () => void
}

/** A ritual in plain words, and the dates that come of it. */
export function SeriesDialog(props: SeriesDialogProps) {
  const { t } = useLanguage()
  const view = useView('series', props.series ? { series: props.series } : null)
  if (!props.series) return <SeriesForm {...props} view={null} />
  if (view.state === 'waiting') return null
  if (view.state === 'failed' || view.value === null)
    return (
      <Dialog open size="small" title={t('calendar.seriesTitle')} onClose={props.onClose}>
        {t('calendar.seriesGone')}
      </Dialog>
    )
  return <SeriesForm {...props} view={view.value} />
}

function SeriesForm({
  view,
  chapter: firstChapter,
  day,
  onClose,
}: SeriesDialogProps & { readonly view: SeriesView | null }) {
  const { t, language } = useLanguage()
  const act = useDo()
  const exportCalendar = useExportCalendar()
  const formId = useId()
  const community = useCommunity()
  const series = view?.series ?? null
  const ritual = series?.ritual ?? null
  const [chapter, setChapter] = useState<ChapterId | null>(series ? (series.chapter ?? null) : firstChapter)
  const [starting] = useState(() => seriesFormOf(series?.name ?? '', day, ritual, view?.dates[0]?.occurrence ?? null))
  const [form, setForm] = useState<SeriesForm>(starting)
  const [asked, setAsked] = useState(false)
  const set = (part: Partial<SeriesForm>) => setForm({ ...form, ...part })
  const found = problemsOf(form)
  const problems = asked ? found : {}
  const zone = chapterOf(community, chapter ?? '')?.zone ?? 'UTC'
  const written = rhythmOf(form, ritual?.rule ?? '')
  const clean = written && cleanRhythm({ ...written, zone })
  const isChanged =
    ritual === null ||
    form.day !== starting.day ||
    form.from !== starting.from ||
    form.until !== starting.until ||
    form.repeats !== starting.repeats

  const save = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0 || !written) return
    if (!series) {
      const made = await act(
        'series.create',
        { name: form.name.trim(), chapter, rhythm: written },
        { done: t('calendar.seriesMade', { name: form.name.trim() }), undo: true },
      )
      if (made.ok) onClose()
      return
    }
    if (form.name.trim() !== series.name) {
      const renamed = await act('series.rename', { series: series.id, name: form.name.trim() })
      if (!renamed.ok) return
    }
    if (isChanged) {
      const kept = await act(
        'series.keep',
        { series: series.id, rhythm: written, fromThen: true },
        { done: t('calendar.seriesKept', { name: form.name.trim() }), undo: true },
      )
      if (!kept.ok) return
    }
    onClose()
  }
  const stop = async () => {
    if (!series) return
    const stopped = await act(
      'series.keep',
      { series: series.id, rhythm: null },
      { done: t('calendar.seriesStopped', { name: series.name }), undo: true },
    )
    if (stopped.ok) onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={series ? series.name : t('calendar.newSeriesTitle')}
      onClose={onClose}
      actions={
        <>
          {series && (
            <Button onClick={() => void exportCalendar({ kind: 'series', series: series.id }, series.name)}>
              {t('calendar.exportMenu')}
            </Button>
          )}
          {ritual && <Button onClick={() => void stop()}>{t('calendar.stopSeries')}</Button>}
          <FormActions form={formId} onCancel={onClose} does={t(series ? 'common.save' : 'calendar.makeSeries')} />
        </>
      }
    >
      <Form id={formId} className={styles.columns} onSubmit={save}>
        <div className={styles.column}>
          <div className={styles.halves}>
            <TextField
              label={t('calendar.seriesName')}
              autoFocus={!series}
              value={form.name}
              onChange={(name) => set({ name })}
              problem={problems.name && t(problems.name)}
            />
            <Select
              label={t('salons.chapter')}
              value={chapter ?? EVERY_CHAPTER}
              disabled={series !== null}
              onChange={(value) => setChapter(isId('cha', value) ? value : null)}
              options={[
                ...openChapters(community).map(({ id, name }) => ({ value: id as string, label: name })),
                { value: EVERY_CHAPTER, label: t('calendar.everyChapter') },
              ]}
            />
          </div>
          <div className={styles.thirds}>
            <DateField
              label={t(ritual ? 'calendar.fromThen' : 'calendar.firstDay')}
              value={form.day}
              onChange={(chosen) => setForm(withDay(form, chosen))}
              problem={problems.day && t(problems.day)}
            />
            <TimeField label={t('salons.startTime')} value={form.from} onChange={(from) => set({ from })} />
            <TimeField label={t('salons.endTime')} value={form.until} onChange={(until) => set({ until })} />
          </div>
          {form.repeats ? (
            <RepeatsFields
              value={form.repeats}
              onChange={(repeats) => set({ repeats })}
              day={form.day}
              problems={problems}
            />
          ) : (
            <Notice
              title={t('calendar.ownRule')}
              actions={
                <Button onClick={() => set({ repeats: newRuleForm(form.day) })}>{t('calendar.otherRule')}</Button>
              }
            >
              <code>{ritual?.rule}</code>
            </Notice>
          )}
          {chapter === null && <p className={styles.sentence}>{t('calendar.everyChapterHint')}</p>}
          {clean && <p className={styles.sentence}>{rhythmSentence(language, clean)}</p>}
          {written && !clean && <Notice tone="ochre">{t('calendar.noDates')}</Notice>}
        </div>
        <div className={styles.column}>
          <h3 className={styles.heading}>{t('calendar.nextDates')}</h3>
          {view && !isChanged ? <KeptDates view={view} /> : clean && <ComingDates rhythm={clean} />}
        </div>
      </Form>
    </Dialog>
  )
}

/** In the choice of chapters; no chapter has such an id. */
const EVERY_CHAPTER = 'all'

const DATES_SHOWN = 10

/** What a rhythm that is not saved yet would give. */
function ComingDates({ rhythm }: { readonly rhythm: Rhythm }) {
  const dates = eveningsOf({ ...NEW_RITUAL, ...rhythm }, { before: '9999-01-01T00:00', most: DATES_SHOWN })
  return (
    <ol className={styles.dates}>
      {dates.map((evening) => (
        <li key={evening.occurrence} className={styles.date}>
          <DateWords evening={evening} />
        </li>
      ))}
    </ol>
  )
}

function DateWords({ evening }: { readonly evening: Evening }) {
  const { t, formats, language } = useLanguage()
  const weekday = weekdayName(language, weekdayOf(evening.start.slice(0, 10)), 'short')
  const now = useNow()
  const at = Date.parse(`${evening.start}Z`)
  return (
    <span className={evening.skipped ? styles.skipped : undefined}>
      {evening.start.startsWith(String(new Date(now).getFullYear()))
        ? formats.dayTime(at, 'UTC')
        : `${t('salons.dayAndWeekday', { day: formats.day(at, 'UTC'), weekday })} ${evening.start.slice(11)}`}
    </span>
  )
}

/** The dates there are, each of which can be left out or planned. */
function KeptDates({ view }: { readonly view: SeriesView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const { series, dates, chapters } = view
  if (dates.length === 0) return <p className={styles.quiet}>{t('calendar.noneAhead')}</p>
  const plan = async (date: string, chapter: ChapterId) => {
    const made = await act(
      'series.plan',
      { series: series.id, date, chapter },
      { done: t('salons.created', { theme: series.name }), undo: true },
    )
    if (made.ok) navigate(salonAddress(made.value.salon))
  }
  return (
    <ol className={styles.dates}>
      {dates.map((evening) => {
        const { occurrence: date, salons, moved, skipped } = evening
        const isPlanned = Object.keys(salons).length > 0
        const day = formats.shortDay(Date.parse(`${evening.start}Z`), 'UTC')
        return (
          <li key={date} className={styles.date}>
            <DateWords evening={evening} />
            {moved && !skipped && (
              <Chip>{t('calendar.movedFrom', { day: formats.shortDay(Date.parse(`${date}Z`), 'UTC') })}</Chip>
            )}
            <span className={styles.buttons}>
              {chapters.map((chapter) => {
                const salon = salons[chapter]
                const name = series.chapter === undefined ? (chapterOf(community, chapter)?.name ?? '') : ''
                if (salon)
                  return (
                    <a key={chapter} href={`#${salonAddress(salon)}`}>
                      {[name, t('calendar.planned')].join(' ').trim()}
                    </a>
                  )
                return skipped ? null : (
                  <Button
                    key={chapter}
                    size="small"
                    aria-label={[name, t('calendar.planDate', { day })].join(' ').trim()}
                    onClick={() => void plan(date, chapter)}
                  >
                    {[name, t('calendar.plan')].join(' ').trim()}
                  </Button>
                )
              })}
              {!isPlanned && (
                <>
                  {moved && !skipped && (
                    <Button size="small" onClick={() => void act('series.move', { series: series.id, date, to: null })}>
                      {t('calendar.moveBack')}
                    </Button>
                  )}
                  <Button
                    size="small"
                    aria-label={t(skipped ? 'calendar.unskipDate' : 'calendar.skipDate', { day })}
                    onClick={() => void act('series.skip', { series: series.id, date, skipped: !skipped })}
                  >
                    {t(skipped ? 'calendar.unskip' : 'calendar.skip')}
                  </Button>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
