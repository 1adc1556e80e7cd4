import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { EARNED_FOR } from '../../../shared/domain/points.ts'
import type { EarnedFor, PointsSettings } from '../../../shared/domain/points.ts'
import type { PointsChanges } from '../../../shared/protocol/points.ts'
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
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
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
  const view = useView('pointsChanges', isChanged && isWhole ? { draft } : null)
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
      {isChanged && view.state === 'ready' && <Preview changes={view.value} />}
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

function Preview({ changes }: { readonly changes: PointsChanges }) {
  const { t, formats } = useLanguage()
  const { members, more, less, names, overdrawn } = changes
  if (members === 0) return <Notice live>{t('points.previewNone')}</Notice>
  return (
    <Notice tone="ochre" live>
      <p>
        {t('points.preview', {
          members,
          more,
          less,
          names: formats.list(names),
          rest: members > names.length ? 'some' : 'none',
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
  const change = (at: number, patch: Partial<RuleDraft>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...patch } : rule)))
  const free = EARNED_FOR.find((each) => !rules.some(({ on }) => on === each)) ?? 'attended'
  return (
    <div className={styles.stack}>
      {rules.length === 0 && <p className={styles.quiet}>{t('points.noRules')}</p>}
      {rules.map(({ on, from, amount, cap }, index) => (
        <div key={index} className={classes(styles.rule, index > 0 && styles.bare)}>
          <Select<EarnedFor>
            label={t('points.for')}
            hideLabel={index > 0}
            disabled={!may}
            value={on}
            onChange={(next) => change(index, { on: next })}
            options={EARNED_FOR.map((value) => ({ value, label: t(`points.on.${value}`) }))}
          />
          <NumberField
            label={t('points.howMany')}
            hideLabel={index > 0}
            min={0}
            disabled={!may}
            value={amount}
            onChange={(next) => change(index, { amount: next })}
          />
          <NumberField
            label={t('points.cap')}
            hideLabel={index > 0}
            optional
            min={0}
            disabled={!may}
            value={cap}
            onChange={(next) => change(index, { cap: next })}
          />
          <DateField
            label={t('points.from')}
            hideLabel={index > 0}
            hint={isBackFill(rules[index], saved, today) ? t('points.backFill') : undefined}
            disabled={!may}
            value={from}
            onChange={(next) => change(index, { from: next })}
          />
          <IconButton
            label={t('points.removeRule')}
            icon={<Trash2 />}
            disabled={!may}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {may && (
        <div>
          <Button
            size="small"
            kind="quiet"
            icon={<Plus />}
            onClick={() => onChange([...rules, { on: free, from: today, amount: USUAL_AMOUNT, cap: null }])}
          >
            {t('points.addRule')}
          </Button>
        </div>
      )}
    </div>
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
  const change = (at: number, patch: Partial<RewardDraft>) =>
    onChange(rewards.map((reward, index) => (index === at ? { ...reward, ...patch } : reward)))
  return (
    <div className={styles.stack}>
      {rewards.length === 0 && <p className={styles.quiet}>{t('points.noRewards')}</p>}
      {rewards.map(({ id, text, price, from, until, stock }, index) => (
        <div key={id ?? index} className={classes(styles.reward, index > 0 && styles.bare)}>
          <TextField
            label={t('points.reward')}
            hideLabel={index > 0}
            hint={id !== undefined && (had[id] ?? 0) > 0 ? t('points.hadTimes', { count: had[id] ?? 0 }) : undefined}
            disabled={!may}
            value={text}
            onChange={(next) => change(index, { text: next })}
          />
          <NumberField
            label={t('points.price')}
            hideLabel={index > 0}
            min={1}
            disabled={!may}
            value={price}
            onChange={(next) => change(index, { price: next })}
          />
          <NumberField
            label={t('points.stock')}
            hideLabel={index > 0}
            optional
            min={0}
            disabled={!may}
            value={stock}
            onChange={(next) => change(index, { stock: next })}
          />
          <DateField
            label={t('value.from')}
            hideLabel={index > 0}
            optional
            disabled={!may}
            value={from}
            onChange={(next) => change(index, { from: next })}
          />
          <DateField
            label={t('value.until')}
            hideLabel={index > 0}
            optional
            disabled={!may}
            value={until}
            onChange={(next) => change(index, { until: next })}
          />
          <IconButton
            label={t('points.removeReward')}
            icon={<Trash2 />}
            disabled={!may}
            onClick={() => onChange(rewards.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {may && (
        <div>
          <Button
            size="small"
            kind="quiet"
            icon={<Plus />}
            onClick={() => onChange([...rewards, { text: '', price: null, from: '', until: '', stock: null }])}
          >
            {t('points.addReward')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Whether a line that is not saved yet begins before today. */
function isBackFill(rule: RuleDraft | undefined, saved: PointsSettings['rules'], today: string): boolean {
  if (!rule || rule.from === '' || rule.from >= today) return false
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
