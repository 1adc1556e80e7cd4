import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { EARNED_FOR } from '../../../shared/domain/points.ts'
import type { EarnedFor, PointsSettings } from '../../../shared/domain/points.ts'
import type { PointsChangesView } from '../../../shared/protocol/points.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { DateField } from '../../ui/date-fields.tsx'
import { NumberField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { someNames } from '../common/some-names.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './points.module.css'

type Draft = ViewInput<'pointsChanges'>['draft']

/** A rule and a reward as they are being written; null where a field is empty. */
interface RuleDraft {
  readonly on: EarnedFor
  readonly from: string
  readonly amount: number | null
  readonly cap: number | null
}
interface RewardDraft {
  readonly id?: string
  readonly text: string
  readonly price: number | null
  readonly from: string
  readonly until: string
  readonly stock: number | null
}

interface PointsFormProps {
  readonly settings: PointsSettings
  /** How many of each reward were had. */
  readonly had: Readonly<Record<string, number>>
}

/** Rules and rewards; before they are saved it is told what the rules would give to whom. */
export function PointsForm({ settings, had }: PointsFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const may = useCommunity()?.may.commands.includes('points.set') === true
  const [rules, setRules] = useState<readonly RuleDraft[]>(settings.rules.map(ruleDraft))
  const [rewards, setRewards] = useState<readonly RewardDraft[]>(settings.rewards.map(rewardDraft))
  const draft = draftOf(rules, rewards)
  const isChanged =
    JSON.stringify(draft) !== JSON.stringify(draftOf(settings.rules.map(ruleDraft), settings.rewards.map(rewardDraft)))
  const isWhole = rules.every(({ from, amount }) => from !== '' && amount !== null)
  // What somebody does not want to wait for is not read on, until they change something again.
  const [stopped, setStopped] = useState('')
  const key = JSON.stringify(draft)
  const isStopped = stopped === key
  const view = useView('pointsChanges', isChanged && isWhole && !isStopped ? { draft } : null)
  return (
    <Form
      className={styles.stack}
      onSubmit={async () => {
        await act('points.set', { draft }, { done: t('points.saved'), undo: true })
      }}
    >
      <p className={styles.quiet}>{t(may ? 'points.text' : 'points.textAdmin')}</p>
      <Card title={t('points.rules')}>
        <Rules rules={rules} saved={settings.rules} may={may} onChange={setRules} />
      </Card>
      {isChanged && isWhole && (
        <Preview
          changes={view.state === 'ready' && view.fresh ? view.value : null}
          isStopped={isStopped}
          onStop={(is) => setStopped(is ? key : '')}
        />
      )}
      <Card title={t('points.rewards')}>
        <Rewards rewards={rewards} had={had} may={may} onChange={setRewards} />
      </Card>
      {may && (
        <div className={styles.buttons}>
          <Button kind="primary" submit disabled={!isChanged || !isWhole}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

interface PreviewProps {
  /** Null until there is a first word of it. */
  readonly changes: PointsChangesView | null
  readonly isStopped: boolean
  readonly onStop: (is: boolean) => void
}

function Preview({ changes, isStopped, onStop }: PreviewProps) {
  const { t, formats } = useLanguage()
  if (isStopped)
    return (
      <Notice>
        <p>{t('points.previewStopped')}</p>
        <Button size="small" onClick={() => onStop(false)}>
          {t('points.previewAgain')}
        </Button>
      </Notice>
    )
  if (changes?.state !== 'ready')
    return (
      <div className={styles.counting}>
        <ProgressBar label={t('points.previewing')} done={changes?.done ?? 0} of={changes?.of ?? 0} />
        <Button size="small" kind="quiet" onClick={() => onStop(true)}>
          {t('points.previewStop')}
        </Button>
      </div>
    )
  const { members, more, less, names, overdrawn } = changes
  if (members === 0) return <Notice live>{t('points.previewNone')}</Notice>
  const named = someNames(formats, names, members)
  return (
    <Notice tone="ochre" live>
      <p>
        {t('points.preview', {
          members,
          more,
          less,
          names: named.names,
          rest: named.more,
        })}
      </p>
      {overdrawn > 0 && <p>{t('points.previewBelow', { members: overdrawn })}</p>}
    </Notice>
  )
}

interface RulesProps {
  readonly rules: readonly RuleDraft[]
  readonly saved: PointsSettings['rules']
  readonly may: boolean
  readonly onChange: (rules: readonly RuleDraft[]) => void
}

/** What is given for what from which day on: a later line for the same thing takes the place of an earlier one. */
function Rules({ rules, saved, may, onChange }: RulesProps) {
  const { t } = useLanguage()
  const today = useToday()
  const free = EARNED_FOR.find((each) => !rules.some(({ on }) => on === each)) ?? 'attended'
  return (
    <Lines
      lines={rules}
      may={may}
      onChange={onChange}
      className={styles.rule}
      none={t('points.noRules')}
      remove={t('points.removeRule')}
      add={t('points.addRule')}
      fresh={{ on: free, from: today, amount: USUAL_AMOUNT, cap: null }}
    >
      {(rule, change, field) => (
        <>
          <Select<EarnedFor>
            {...field}
            label={t('points.for')}
            value={rule.on}
            onChange={(on) => change({ on })}
            options={EARNED_FOR.map((value) => ({ value, label: t(`points.on.${value}`) }))}
          />
          <NumberField
            {...field}
            label={t('points.howMany')}
            min={0}
            value={rule.amount}
            onChange={(amount) => change({ amount })}
          />
          <NumberField
            {...field}
            label={t('points.cap')}
            optional
            min={0}
            value={rule.cap}
            onChange={(cap) => change({ cap })}
          />
          <DateField
            {...field}
            label={t('points.from')}
            hint={isBackFill(rule, saved, today) ? t('points.backFill') : undefined}
            value={rule.from}
            onChange={(from) => change({ from })}
          />
        </>
      )}
    </Lines>
  )
}

interface RewardsProps {
  readonly rewards: readonly RewardDraft[]
  readonly had: Readonly<Record<string, number>>
  readonly may: boolean
  readonly onChange: (rewards: readonly RewardDraft[]) => void
}

function Rewards({ rewards, had, may, onChange }: RewardsProps) {
  const { t } = useLanguage()
  return (
    <Lines
      lines={rewards}
      keyOf={({ id }) => id}
      may={may}
      onChange={onChange}
      className={styles.reward}
      none={t('points.noRewards')}
      remove={t('points.removeReward')}
      add={t('points.addReward')}
      fresh={{ text: '', price: null, from: '', until: '', stock: null }}
    >
      {({ id, text, price, from, until, stock }, change, field) => (
        <>
          <TextField
            {...field}
            label={t('points.reward')}
            hint={id !== undefined && (had[id] ?? 0) > 0 ? t('points.hadTimes', { count: had[id] ?? 0 }) : undefined}
            value={text}
            onChange={(next) => change({ text: next })}
          />
          <NumberField
            {...field}
            label={t('points.price')}
            min={1}
            value={price}
            onChange={(next) => change({ price: next })}
          />
          <NumberField
            {...field}
            label={t('points.stock')}
            optional
            min={0}
            value={stock}
            onChange={(next) => change({ stock: next })}
          />
          <DateField
            {...field}
            label={t('value.from')}
            optional
            value={from}
            onChange={(next) => change({ from: next })}
          />
          <DateField
            {...field}
            label={t('value.until')}
            optional
            value={until}
            onChange={(next) => change({ until: next })}
          />
        </>
      )}
    </Lines>
  )
}

interface LinesProps<Line extends object> {
  readonly lines: readonly Line[]
  /** What a line is known by; without it, its place. */
  readonly keyOf?: (line: Line) => string | undefined
  readonly may: boolean
  readonly onChange: (lines: readonly Line[]) => void
  readonly className: string | undefined
  /** What stands there while there are none. */
  readonly none: string
  readonly remove: string
  readonly add: string
  /** The line that is added. */
  readonly fresh: Line
  readonly children: (
    line: Line,
    change: (patch: Partial<Line>) => void,
    field: { readonly hideLabel: boolean; readonly disabled: boolean },
  ) => ReactNode
}

/** Lines of fields, one below the other; the labels stand above the first. */
function Lines<Line extends object>(props: LinesProps<Line>) {
  const { lines, keyOf, may, onChange, className, none, remove, add, fresh, children } = props
  return (
    <div className={styles.stack}>
      {lines.length === 0 && <p className={styles.quiet}>{none}</p>}
      {lines.map((line, index) => (
        <div key={keyOf?.(line) ?? index} className={classes(className, index > 0 && styles.bare)}>
          {children(line, (patch) => onChange(lines.map((each, at) => (at === index ? { ...each, ...patch } : each))), {
            hideLabel: index > 0,
            disabled: !may,
          })}
          <IconButton
            label={remove}
            icon={<Trash2 />}
            disabled={!may}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {may && (
        <div>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => onChange([...lines, fresh])}>
            {add}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Whether a line that is not saved yet begins before today. */
function isBackFill(rule: RuleDraft, saved: PointsSettings['rules'], today: string): boolean {
  if (rule.from === '' || rule.from >= today) return false
  return !saved.some((each) => each.on === rule.on && each.from === rule.from)
}

/** A round number to begin with. */
const USUAL_AMOUNT = 10

function ruleDraft({ cap, ...rule }: PointsSettings['rules'][number]): RuleDraft {
  return { ...rule, cap: cap ?? null }
}

function rewardDraft({ from = '', until = '', stock, ...reward }: PointsSettings['rewards'][number]): RewardDraft {
  return { ...reward, from, until, stock: stock ?? null }
}

function draftOf(rules: readonly RuleDraft[], rewards: readonly RewardDraft[]): Draft {
  return {
    rules: rules.map(({ amount, ...rule }) => ({ ...rule, amount: amount ?? 0 })),
    rewards: rewards.map(({ price, from, until, ...reward }) => ({
      ...reward,
      price: price ?? 0,
      from: from || null,
      until: until || null,
    })),
  }
}
