import { useState } from 'react'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { SalonClashes } from '../calendar/clash-notes.tsx'
import { AgendaEditor } from './agenda-editor.tsx'
import { HostsField } from './hosts-field.tsx'
import { labelOptions } from './label-options.ts'
import { BudgetCard } from './plan/budget-card.tsx'
import { SaveAsTemplate } from './plan/save-as-template.tsx'
import { TaskCard } from './plan/task-card.tsx'
import { useListDraft } from './plan/use-list-draft.ts'
import { VenueEdit } from './plan/venue-edit.tsx'
import styles from './plan-panel.module.css'
import { endOf, problemsOfWhen, startOf, whenOf, writtenLines } from './salon-form.ts'
import type { AgendaLine, When } from './salon-form.ts'
import { WaitFields } from './wait-fields.tsx'
import { sameClock, zoneName } from './wall-clock.ts'
import { WhenFields } from './when-fields.tsx'

type Change = CommandInput<'salon.update'>['set']

const NO_SERIES = 'none'

/** The plan of a salon, edited where it stands. */
export function PlanPanel({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  return (
    <div className={styles.panel}>
      <div className={styles.column}>
        <Card title={t('salons.basics')} actions={<SaveAsTemplate view={view} />}>
          <Facts view={view} />
          <SalonClashes view={view} />
        </Card>
        <BudgetCard view={view} />
      </div>
      <div className={styles.column}>
        <Card title={t('salons.agenda')} actions={<span className={styles.hint}>{t('salons.agendaHint')}</span>}>
          <Agenda view={view} />
        </Card>
        <TaskCard view={view} />
      </div>
    </div>
  )
}

function Facts({ view }: { readonly view: SalonView }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const act = useDo()
  const community = useView('community', {})
  const { salon, undecided } = view
  const open = new Set(undecided.flatMap((each) => (each.kind === 'field' ? [each.field] : [])))
  const save = async (set: Change) => {
    const result = await command('salon.update', { salon: salon.id, set })
    return result.ok ? undefined : problem(result.problem)
  }
  const chapters = community.state === 'ready' ? community.value.chapters : []
  const series =
    community.state === 'ready'
      ? community.value.series.filter((each) => (each.chapter ?? salon.chapter) === salon.chapter)
      : []
  return (
    <dl className={styles.facts}>
      <dt>{t('salons.theme')}</dt>
      <dd>
        <InlineEdit
          label={t('salons.theme')}
          value={salon.theme}
          undecided={open.has('theme')}
          onSave={(theme) => (theme === '' ? Promise.resolve(t('salons.needTheme')) : save({ theme }))}
        />
      </dd>
      <dt>{t('salons.when')}</dt>
      <dd>
        <WhenEdit view={view} save={save} undecided={open.has('start') || open.has('end')} />
      </dd>
      <dt>{t('salons.venue')}</dt>
      <dd>
        <VenueEdit view={view} save={save} undecided={open.has('venue')} />
      </dd>
      <dt>{t('salons.capacity')}</dt>
      <dd>
        <InlineEdit
          label={t('salons.capacity')}
          inputMode="numeric"
          value={salon.capacity === undefined ? '' : String(salon.capacity)}
          placeholder={t('salons.noCapacity')}
          undecided={open.has('capacity')}
          onSave={(text) => {
            const capacity = text === '' ? null : Number(text.normalize('NFKC'))
            return capacity !== null && !(Number.isInteger(capacity) && capacity > 0)
              ? Promise.resolve(t('salons.needSeats'))
              : save({ capacity })
          }}
        />
        <SeatsNote view={view} />
      </dd>
      {salon.capacity !== undefined && <WaitFields salon={salon} />}
      <dt>{t('salons.chapter')}</dt>
      <dd>
        <Select
          size="small"
          label={t('salons.chapter')}
          hideLabel
          value={salon.chapter}
          onChange={(chapter) => void act('salon.update', { salon: salon.id, set: { chapter } })}
          options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </dd>
      <dt>{t('salons.series')}</dt>
      <dd>
        <Select
          size="small"
          label={t('salons.series')}
          hideLabel
          value={salon.series ?? NO_SERIES}
          onChange={(chosen) => {
            const found = series.find(({ id }) => id === chosen)?.id ?? null
            void act('salon.update', { salon: salon.id, set: { series: found } })
          }}
          options={[
            { value: NO_SERIES, label: t('salons.noSeries') },
            ...series.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
        />
      </dd>
      <dt>{t('plan.interests')}</dt>
      <dd>
        <TagField
          hideLabel
          label={t('plan.interests')}
          placeholder={t('plan.interestsPlaceholder')}
          creatable
          value={salon.interests}
          options={labelOptions(community.state === 'ready' ? community.value.interests : [])}
          onChange={(interests) => void act('salon.update', { salon: salon.id, set: { interests: [...interests] } })}
        />
      </dd>
      <dt>{t('salons.hosts')}</dt>
      <dd>
        <HostsField
          hideLabel
          value={salon.hosts}
          names={view.hosts}
          onChange={(hosts) => void act('salon.update', { salon: salon.id, set: { hosts: [...hosts] } })}
        />
      </dd>
      <dt>{t('salons.notes')}</dt>
      <dd>
        <InlineEdit
          multiline
          label={t('salons.notes')}
          value={salon.notes}
          placeholder={t('salons.notesPlaceholder')}
          undecided={open.has('notes')}
          onSave={(notes) => save({ notes })}
        />
      </dd>
    </dl>
  )
}

/** With fewer seats than people who said yes nobody loses one unasked: what happens is said where the number stands. */
function SeatsNote({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const now = useNow()
  const { salon, count } = view
  const { accepted, capacity } = salon
  if (view.endsAt <= now || count.overbooked === 0 || capacity === undefined) return null
  // Somebody has decided already, for just these numbers.
  if (accepted?.going === count.chairs && accepted.capacity === capacity) return null
  return (
    <p className={styles.hint} role="status">
      {t('plan.seatsShort', { going: count.chairs, capacity })}
    </p>
  )
}

interface WhenEditProps {
  readonly view: SalonView
  readonly save: (set: Change) => Promise<string | undefined>
  readonly undecided: boolean
}

/** Date and time change together, so they are one field with its own Save. */
function WhenEdit({ view, save, undecided }: WhenEditProps) {
  const { t, formats, language } = useLanguage()
  const { salon, startsAt, endsAt } = view
  const [editing, setEditing] = useState<When | null>(null)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  if (editing === null) {
    const words = `${formats.dayTime(startsAt, salon.zone)} – ${
      salon.start.slice(0, 10) === salon.end.slice(0, 10)
        ? formats.time(endsAt, salon.zone)
        : formats.dayTime(endsAt, salon.zone)
    }`
    return (
      <div>
        <Button
          size="small"
          aria-label={`${t('salons.editWhen')}: ${words}${undecided ? `, ${t('common.undecided')}` : ''}`}
          onClick={() => setEditing(whenOf(salon))}
        >
          {words}
        </Button>
        {!sameClock(formats, startsAt, salon.zone) && (
          <p className={styles.hint}>{zoneName(language, salon.zone, startsAt)}</p>
        )}
      </div>
    )
  }
  const problems = problemsOfWhen(editing)
  const close = () => {
    setEditing(null)
    setRefused(undefined)
  }
  const commit = async () => {
    if (Object.keys(problems).length > 0) return
    const sentence = await save({ start: startOf(editing), end: endOf(editing) })
    if (sentence === undefined) close()
    else setRefused(sentence)
  }
  return (
    <Form className={styles.when} onSubmit={commit}>
      <WhenFields value={editing} onChange={setEditing} zone={salon.zone} problems={problems} />
      {refused !== undefined && <p role="alert">{refused}</p>}
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={close} />
      </div>
    </Form>
  )
}

/** The run-sheet is written as it is left, so that typing a title is one change and not one a letter. */
function Agenda({ view }: { readonly view: SalonView }) {
  const act = useDo()
  const { salon } = view
  const { lines, change, onBlur } = useListDraft<AgendaLine>(salon.agenda, async (next) => {
    const agenda = writtenLines(next).map(({ id, minutes, title, who, bring }) => ({ id, minutes, title, who, bring }))
    const result = await act('salon.update', { salon: salon.id, set: { agenda } })
    return result.ok
  })
  return (
    <div onBlur={onBlur}>
      <AgendaEditor lines={lines} onChange={change} start={salon.start} end={salon.end} />
    </div>
  )
}
