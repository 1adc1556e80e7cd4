import { useState } from 'react'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { SalonView } from '../../../shared/protocol/views.ts'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useDo } from '../common/use-do.ts'
import { SalonClashes } from '../calendar/clash-notes.tsx'
import { AgendaEditor } from './agenda-editor.tsx'
import { HostsField } from './hosts-field.tsx'
import styles from './plan-panel.module.css'
import { endOf, problemsOfWhen, startOf, whenOf, writtenLines } from './salon-form.ts'
import type { AgendaLine, When } from './salon-form.ts'
import { sameClock, zoneName } from './wall-clock.ts'
import { WhenFields } from './when-fields.tsx'

type Change = CommandInput<'salon.update'>['set']

const NO_SERIES = 'none'

/** The plan of a salon, edited where it stands. */
export function PlanPanel({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  return (
    <div className={styles.panel}>
      <Card title={t('salons.basics')}>
        <Facts view={view} />
        <SalonClashes view={view} />
      </Card>
      <Card title={t('salons.agenda')} actions={<span className={styles.hint}>{t('salons.agendaHint')}</span>}>
        <Agenda view={view} />
      </Card>
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
        <InlineEdit
          label={t('salons.venue')}
          value={salon.venue}
          placeholder={t('salons.noVenue')}
          undecided={open.has('venue')}
          onSave={(venue) => save({ venue })}
        />
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
      </dd>
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
    <form
      className={styles.when}
      onSubmit={(event) => {
        event.preventDefault()
        void commit()
      }}
    >
      <WhenFields value={editing} onChange={setEditing} zone={salon.zone} problems={problems} />
      {refused !== undefined && <p role="alert">{refused}</p>}
      <div className={styles.buttons}>
        <Button size="small" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button size="small" kind="primary" submit>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}

interface AgendaDraft {
  readonly lines: readonly AgendaLine[]
  /** The store's run-sheet when the draft began; once the store has another, a committed draft has done its work. */
  readonly from: string
  readonly committed: boolean
}

/** The run-sheet is written as it is left, so that typing a title is one change and not one a letter. */
function Agenda({ view }: { readonly view: SalonView }) {
  const act = useDo()
  const { salon } = view
  const stored = JSON.stringify(salon.agenda)
  const [draft, setDraft] = useState<AgendaDraft | null>(null)
  // For good, and not only while it differs: an undo brings the earlier run-sheet back.
  if (draft?.committed && draft.from !== stored) setDraft(null)
  const current = draft?.lines ?? salon.agenda
  const commit = async (lines: readonly AgendaLine[]) => {
    setDraft({ lines, from: stored, committed: true })
    const agenda = writtenLines(lines).map(({ id, minutes, title, who }) => ({ id, minutes, title, who }))
    const result = await act('salon.update', { salon: salon.id, set: { agenda } })
    if (!result.ok) setDraft({ lines, from: stored, committed: false })
  }
  return (
    <div
      onBlur={(event) => {
        if (draft && !draft.committed && !event.currentTarget.contains(event.relatedTarget)) void commit(draft.lines)
      }}
    >
      <AgendaEditor
        lines={current}
        onChange={(lines, structural) => {
          if (structural) void commit(lines)
          else setDraft({ lines, from: stored, committed: false })
        }}
        start={salon.start}
        end={salon.end}
      />
    </div>
  )
}
