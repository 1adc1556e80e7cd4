import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import type { Challenge, ChallengeKind } from '../../../shared/domain/challenge.ts'
import type { ChapterId, SeriesId } from '../../../shared/domain/ids.ts'
import { nextTime, SEASONS } from '../../../shared/journeys/seasons.ts'
import type { Season } from '../../../shared/journeys/seasons.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { challengeAddress } from './addresses.ts'
import { templateOf } from './challenge-list.tsx'
import { periodWords, seasonWords } from './challenge-words.ts'
import styles from './challenges.module.css'

export interface ChallengeFormProps {
  /** The chapter that is looked at. */
  readonly chapter: ChapterId | null
  /** Absent for a new one. */
  readonly challenge?: Challenge
  /** What a new one begins with. */
  readonly season?: string | undefined
  readonly onClose: () => void
}

interface Draft {
  readonly kind: ChallengeKind
  readonly template: string | null
  readonly name: string
  readonly purpose: string
  readonly from: string
  readonly until: string
  readonly steps: readonly StepDraft[]
  readonly series: SeriesId | null
  readonly forgives: number
}

/** `key` tells lines apart that have no id yet. */
interface StepDraft {
  readonly key: string
  readonly id?: string
  readonly text: string
}

const EVERYBODY = 'every'
const BLANK = 'blank'
/** How often an absence may be forgiven, in evenings. */
const MERCIES = [0, 3, 4, 6, 8, 12] as const

/** Begins a challenge, from nothing or from a season, or changes one. */
export function ChallengeForm({ chapter: looked, challenge, season: asked, onClose }: ChallengeFormProps) {
  const speech = useLanguage()
  const { t, problem } = speech
  const act = useDo()
  const form = useId()
  const today = useToday()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const chapters = openChapters(community)
  const isAdmin = community?.may.commands.includes('value.set') === true
  const [draft, setDraft] = useState<Draft>(() => {
    const season = SEASONS.find(({ id }) => id === asked)
    if (challenge) return draftOfChallenge(challenge)
    return season ? draftOfSeason(season, today, speech) : blank(today)
  })
  const [chapter, setChapter] = useState<ChapterId | typeof EVERYBODY>(looked ?? chapters[0]?.id ?? EVERYBODY)
  const [wrong, setWrong] = useState<string | null>(null)
  const set = (more: Partial<Draft>) => {
    setDraft({ ...draft, ...more })
    setWrong(null)
  }
  const isRitual = draft.kind === 'ritual'
  const series = (community?.series ?? []).filter(
    (each) => each.chapter === undefined || chapter === EVERYBODY || each.chapter === chapter,
  )
  const save = async () => {
    const what = {
      name: draft.name,
      purpose: draft.purpose,
      from: draft.from,
      until: draft.until === '' ? null : draft.until,
      steps: isRitual ? [] : draft.steps.map(({ id, text }) => ({ text, ...(id !== undefined && { id }) })),
      series: isRitual ? draft.series : null,
      forgives: isRitual ? draft.forgives : 0,
    }
    if (challenge) {
      const result = await act(
        'challenge.update',
        { challenge: challenge.id, set: what },
        { done: t('challenges.saved'), undo: true, quiet: true },
      )
      if (result.ok) onClose()
      else setWrong(problem(result.problem))
      return
    }
    const where = { kind: draft.kind, chapter: chapter === EVERYBODY ? null : chapter, template: draft.template }
    const result = await act(
      'challenge.create',
      { ...what, ...where },
      { done: t('challenges.begun', { name: draft.name }), undo: true, quiet: true },
    )
    if (result.ok) navigate(challengeAddress(result.value.challenge))
    else setWrong(problem(result.problem))
  }
  return (
    <Dialog
      title={t(challenge ? 'challenges.edit' : 'challenges.new')}
      open
      look="sheet"
      onClose={onClose}
      actions={<FormActions form={form} onCancel={onClose} {...(!challenge && { does: t('challenges.begin') })} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        {!challenge && (
          <Select
            label={t('challenges.startFrom')}
            value={draft.template === null ? BLANK : (draft.template.split('/')[0] ?? BLANK)}
            onChange={(chosen) => {
              const season = SEASONS.find(({ id }) => id === chosen)
              set(season ? draftOfSeason(season, today, speech) : blank(today))
            }}
            options={[
              { value: BLANK, label: t('challenges.blank') },
              ...SEASONS.flatMap((season) => {
                const dates = nextTime(season, today)
                const hint = dates ? periodWords(dates, speech) : ''
                return [{ value: season.id, label: seasonWords(season, speech).name, hint }]
              }),
            ]}
          />
        )}
        {!challenge && draft.template === null && (
          <RadioGroup<ChallengeKind>
            label={t('challenges.kind')}
            look="cards"
            value={draft.kind}
            onChange={(kind) => set({ kind })}
            options={[
              { value: 'challenge', label: t('challenges.kindChallenge'), hint: t('challenges.kindChallengeHint') },
              { value: 'ritual', label: t('challenges.kindRitual'), hint: t('challenges.kindRitualHint') },
            ]}
          />
        )}
        <TextField label={t('challenges.name')} autoFocus value={draft.name} onChange={(name) => set({ name })} />
        <TextArea
          label={t('challenges.field.purpose')}
          hint={t('challenges.purposeHint')}
          value={draft.purpose}
          onChange={(purpose) => set({ purpose })}
        />
        {!challenge && (
          <Select
            label={t('salons.chapter')}
            value={chapter}
            onChange={setChapter}
            options={[
              ...(isAdmin ? [{ value: EVERYBODY, label: t('challenges.everyChapter') } as const] : []),
              ...chapters.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <div className={styles.pair}>
          <DateField label={t('challenges.from')} value={draft.from} onChange={(from) => set({ from })} />
          <DateField label={t('challenges.until')} optional value={draft.until} onChange={(until) => set({ until })} />
        </div>
        {isRitual ? (
          <>
            <Select<SeriesId>
              label={t('challenges.series')}
              placeholder={t('challenges.chooseSeries')}
              value={draft.series}
              onChange={(chosen) => set({ series: chosen })}
              options={series.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              label={t('challenges.field.forgives')}
              hint={t('challenges.forgivesHint')}
              value={String(draft.forgives)}
              onChange={(forgives) => set({ forgives: Number(forgives) })}
              options={[...new Set([...MERCIES, draft.forgives])].map((count) => ({
                value: String(count),
                label: t('challenges.forgivesOne', { count }),
              }))}
            />
          </>
        ) : (
          <StepRows steps={draft.steps} onChange={(steps) => set({ steps })} />
        )}
        {wrong !== null && <Notice tone="seal">{wrong}</Notice>}
      </Form>
    </Dialog>
  )
}

interface StepRowsProps {
  readonly steps: readonly StepDraft[]
  readonly onChange: (steps: readonly StepDraft[]) => void
}

function StepRows({ steps, onChange }: StepRowsProps) {
  const { t } = useLanguage()
  const add = () => onChange([...steps, { key: `new ${steps.length} ${Date.now()}`, text: '' }])
  return (
    <fieldset className={styles.steps}>
      <legend>{t('challenges.field.steps')}</legend>
      {steps.map((step, index) => (
        <div key={step.key} className={styles.stepRow}>
          <TextField
            label={t('challenges.stepNumber', { number: index + 1 })}
            hideLabel
            value={step.text}
            onChange={(text) => onChange(steps.map((each) => (each === step ? { ...step, text } : each)))}
          />
          <IconButton
            label={t('challenges.removeStep', { number: index + 1 })}
            icon={<Trash2 />}
            onClick={() => onChange(steps.filter((each) => each !== step))}
          />
        </div>
      ))}
      <div>
        <Button size="small" kind="quiet" icon={<Plus />} onClick={add}>
          {t('challenges.addStep')}
        </Button>
      </div>
    </fieldset>
  )
}

function blank(today: string): Draft {
  return {
    kind: 'challenge',
    template: null,
    name: '',
    purpose: '',
    from: today,
    until: '',
    steps: [{ key: 'first', text: '' }],
    series: null,
    forgives: 4,
  }
}

function draftOfSeason(season: Season, today: string, speech: Speech): Draft {
  const dates = nextTime(season, today)
  const { name, purpose, steps } = seasonWords(season, speech)
  return {
    ...blank(today),
    ...(dates && { ...dates, template: templateOf(season, dates) }),
    name,
    purpose,
    steps: steps.map((text) => ({ key: text, text })),
  }
}

function draftOfChallenge({ kind, name, purpose, from, until, steps, series, forgives }: Challenge): Draft {
  return {
    kind,
    template: null,
    name,
    purpose,
    from,
    until: until ?? '',
    steps: steps.map(({ id, text }) => ({ key: id, id, text })),
    series: series ?? null,
    forgives,
  }
}
