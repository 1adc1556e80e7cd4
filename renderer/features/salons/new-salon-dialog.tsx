import { useId, useMemo, useRef, useState } from 'react'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, NumberField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { ClashNotes } from '../calendar/clash-notes.tsx'
import { AgendaEditor } from './agenda-editor.tsx'
import { HostsField } from './hosts-field.tsx'
import { labelOptions } from './label-options.ts'
import styles from './new-salon-dialog.module.css'
import { BLANK, StartFrom } from './plan/start-from.tsx'
import type { StartingPoint } from './plan/start-from.tsx'
import type { StartingPlan } from './plan/starting-plan.ts'
import { RightsNote } from './plan/rights-note.tsx'
import { ThemeIdeas } from './plan/theme-ideas.tsx'
import { useStartingPlan } from './plan/use-starting-plan.ts'
import { VenueInput } from './plan/venue-input.tsx'
import {
  NEW_SERIES,
  draftOf,
  endOf,
  problemsOf,
  problemsOfWhen,
  startOf,
  startingForm,
  withStart,
} from './salon-form.ts'
import type { SalonForm } from './salon-form.ts'
import { SeriesField } from './series-field.tsx'
import { useSalonView } from './use-salon-view.ts'
import { WhenFields } from './when-fields.tsx'

export interface NewSalonDialogProps {
  /** The salon to hold again, where the person came from one. */
  readonly basis?: SalonId
  /** The chapter the list is filtered by. */
  readonly chapter?: ChapterId | undefined
  /** The day it is planned for, where the person came from one. */
  readonly day?: IsoDate
  /** What it is about, where that is known already. */
  readonly interests?: readonly string[]
  readonly onClose: () => void
  readonly onCreated: (salon: SalonId) => void
}

/** Plans a salon. Everything that can be guessed from the chapter's last one already stands there. */
export function NewSalonDialog(props: NewSalonDialogProps) {
  const { t } = useLanguage()
  const community = useView('community', {})
  const chapters = community.state === 'ready' ? community.value.chapters.filter((each) => !each.archived) : []
  const [from, setFrom] = useState<StartingPoint>(props.basis ?? BLANK)
  const basis = useSalonView(isId('sal', from) ? from : null)
  const plan = useStartingPlan(from, basis?.salon ?? null)
  const [chosen, setChosen] = useState<ChapterId | null>(props.chapter ?? null)
  const chapter = chapters.find(({ id }) => id === (chosen ?? basis?.salon.chapter)) ?? chapters[0]
  const latest = useView('salons', chapter ? { when: 'all', chapter: chapter.id, range: { from: 0, count: 1 } } : null)
  const lastRow = latest.state === 'ready' && latest.fresh ? latest.value.rows[0] : undefined
  const last = useSalonView(lastRow?.id ?? null)
  const ready =
    community.state === 'ready' &&
    (!chapter || (latest.state === 'ready' && latest.fresh)) &&
    (!lastRow || last !== null) &&
    plan.state === 'ready'

  // Once the form stands it stays, also while another chapter's last salon is being asked for.
  const [shown, setShown] = useState(false)
  if (ready && !shown) setShown(true)

  const title = t(props.basis ? 'salons.duplicateTitle' : 'salons.newTitle')
  if (!ready && !shown) {
    return (
      <Dialog title={title} open onClose={props.onClose} size="large">
        {null}
      </Dialog>
    )
  }
  if (!chapter) {
    return (
      <Dialog title={title} open onClose={props.onClose} size="small">
        <Notice tone="ochre">
          <p>{t('salons.noChapter')}</p>
          <a href="#/settings/chapters">{t('salons.toChapters')}</a>
        </Notice>
      </Dialog>
    )
  }
  return (
    <SalonFormDialog
      // What was typed belongs to this starting point; another one begins anew.
      key={from}
      title={title}
      chapters={chapters}
      chapter={chapter}
      last={last?.salon ?? null}
      basis={basis}
      plan={plan.state === 'ready' ? plan.plan : null}
      from={from}
      onChapter={setChosen}
      onFrom={(point) => {
        setFrom(point)
        setChosen(isId('sal', point) ? null : chapter.id)
      }}
      {...(props.day !== undefined && { day: props.day })}
      {...(props.interests && { interests: props.interests })}
      onClose={props.onClose}
      onCreated={props.onCreated}
    />
  )
}

interface FormDialogProps extends Pick<NewSalonDialogProps, 'day' | 'interests' | 'onClose' | 'onCreated'> {
  readonly title: string
  readonly chapters: readonly { readonly id: ChapterId; readonly name: string }[]
  readonly chapter: { readonly id: ChapterId; readonly zone: string }
  readonly last: Salon | null
  readonly basis: SalonView | null
  readonly plan: StartingPlan | null
  readonly from: StartingPoint
  readonly onChapter: (chapter: ChapterId) => void
  readonly onFrom: (point: StartingPoint) => void
}

function SalonFormDialog({
  title,
  chapters,
  chapter,
  last,
  basis,
  plan,
  from,
  onChapter,
  onFrom,
  day,
  interests,
  onClose,
  onCreated,
}: FormDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const formId = useId()
  const [openedAt] = useState(useNow())
  const community = useView('community', {})
  const series =
    community.state === 'ready'
      ? community.value.series.filter((each) => (each.chapter ?? chapter.id) === chapter.id)
      : []
  const [touched, setTouched] = useState<Partial<SalonForm>>({})
  const [asked, setAsked] = useState(false)
  const theme = useRef<HTMLInputElement>(null)

  const starting = useMemo(
    () =>
      startingForm({ chapter: chapter.id, zone: chapter.zone, now: openedAt, last, basis: basis?.salon ?? null, plan }),
    [chapter.id, chapter.zone, openedAt, last, basis, plan],
  )
  const asAsked = {
    ...(day === undefined ? starting : withStart(starting, { startDate: day })),
    ...(interests && { interests }),
  }
  const form: SalonForm = { ...starting, ...asAsked, ...touched, chapter: chapter.id }
  const set = (change: Partial<SalonForm>) => setTouched({ ...touched, ...change })
  const found = problemsOf(form)
  // A wrong end is said at once; what is merely not filled in yet only when somebody wants to go on.
  const problems = asked ? found : problemsOfWhen(form)
  const sentence = (problem: keyof typeof found) => {
    const key = problems[problem as keyof typeof problems]
    return key === undefined ? undefined : t(key)
  }

  const create = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0) return
    let chosenSeries = form.series === '' || form.series === NEW_SERIES ? null : form.series
    if (form.series === NEW_SERIES) {
      const made = await act('series.create', { name: form.newSeries.trim() })
      if (!made.ok) return
      chosenSeries = made.value.series
      set({ series: chosenSeries, newSeries: '' })
    }
    const created = await act('salon.create', draftOf(form, chapter.id, chosenSeries), {
      done: t('salons.created', { theme: form.theme.trim() }),
      undo: true,
    })
    if (created.ok) onCreated(created.value.salon)
  }
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      size="large"
      actions={<FormActions form={formId} onCancel={onClose} does={t('salons.create')} />}
    >
      <Form id={formId} className={styles.form} onSubmit={create}>
        <div className={styles.column}>
          <StartFrom value={from} basis={basis?.salon ?? null} onChange={onFrom} />
          <TextField
            label={t('salons.theme')}
            placeholder={basis ? t('plan.themeBefore', { theme: basis.salon.theme }) : t('salons.themePlaceholder')}
            autoFocus
            ref={theme}
            value={form.theme}
            onChange={(typed) => set({ theme: typed })}
            problem={sentence('theme')}
          />
          {form.theme === '' && (
            <ThemeIdeas
              chapter={chapter.id}
              onTake={(idea) => {
                set({ theme: idea.theme, interests: [...new Set([...form.interests, ...idea.interests])] })
                theme.current?.focus()
              }}
            />
          )}
          <div className={styles.halves}>
            <Select
              label={t('salons.chapter')}
              value={chapter.id}
              onChange={onChapter}
              options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SeriesField value={form} onChange={set} series={series} problem={sentence('newSeries')} />
          </div>
          <WhenFields value={form} onChange={set} zone={chapter.zone} problems={problems} />
          {!problems.start && <RightsNote day={form.startDate} />}
          {!problems.start && !problems.end && (
            <ClashNotes
              chapter={chapter.id}
              zone={chapter.zone}
              start={startOf(form)}
              end={endOf(form)}
              venue={form.venue}
              {...(form.venueId !== null && { venueId: form.venueId })}
              hosts={form.hosts}
            />
          )}
          <div className={styles.pair}>
            <Field label={t('salons.venue')}>
              {(ids) => (
                <VenueInput
                  {...ids}
                  className={styles.venue}
                  chapter={chapter.id}
                  placeholder={t('salons.venuePlaceholder')}
                  value={form.venue}
                  onChange={(venue) => set({ venue, venueId: null })}
                  onVenue={({ id, capacity }, venue) => {
                    const isTooMany = capacity !== undefined && capacity < (form.capacity ?? Infinity)
                    set({ venue, venueId: id, ...(isTooMany && { capacity }) })
                  }}
                />
              )}
            </Field>
            <NumberField
              label={t('salons.capacity')}
              value={form.capacity}
              onChange={(capacity) => set({ capacity })}
              {...(asked && found.capacity && { problem: t(found.capacity) })}
            />
          </div>
        </div>
        <div className={styles.column}>
          <TagField
            label={t('plan.interests')}
            placeholder={t('plan.interestsPlaceholder')}
            creatable
            value={form.interests}
            options={labelOptions(community.state === 'ready' ? community.value.interests : [])}
            onChange={(interests) => set({ interests })}
          />
          <HostsField value={form.hosts} names={basis?.hosts ?? []} onChange={(hosts) => set({ hosts })} />
          <div>
            <div className={styles.agendaHead}>
              <span className={styles.agendaTitle}>{t('salons.agenda')}</span>
              <span className={styles.hint}>{t('salons.agendaHint')}</span>
            </div>
            <AgendaEditor
              lines={form.agenda}
              onChange={(agenda) => set({ agenda })}
              start={problemsOfWhen(form).start ? null : startOf(form)}
              end={Object.keys(problemsOfWhen(form)).length > 0 ? null : endOf(form)}
            />
          </div>
          <TextArea
            label={t('salons.notes')}
            placeholder={t('salons.notesPlaceholder')}
            rows={2}
            value={form.notes}
            onChange={(notes) => set({ notes })}
          />
          <ComesAlong more={form.more} />
        </div>
      </Form>
    </Dialog>
  )
}

/** What a template or an earlier salon brings besides what the form shows. */
function ComesAlong({ more: { tasks = [], budget = [] } }: Pick<SalonForm, 'more'>) {
  const { t } = useLanguage()
  if (tasks.length === 0 && budget.length === 0) return null
  return <p className={styles.hint}>{t('plan.comesAlong', { tasks: tasks.length, lines: budget.length })}</p>
}
