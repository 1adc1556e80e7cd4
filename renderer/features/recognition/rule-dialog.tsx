import { useId, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { BADGES, occasionKey } from '../../../shared/domain/recognition.ts'
import type { Badge } from '../../../shared/domain/recognition.ts'
import { CONDITIONS } from '../../../shared/domain/recognition-rules.ts'
import type { Condition } from '../../../shared/domain/recognition-rules.ts'
import type { OwedRow, RecognitionRulesView, RulePreviewRow } from '../../../shared/protocol/recognition.ts'
import { useView } from '../../client/hooks.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { someNames } from '../common/some-names.ts'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { BadgeSeal } from './badge.tsx'
import styles from './recognition.module.css'
import { readNumbers, settingsWithRule } from './rule-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

export interface RuleDialogProps {
  readonly rule: RuleDraft
  readonly value: RecognitionRulesView
  readonly onClose: () => void
}

/** What becomes of what was reached before a rule: nothing, chosen people, or all since a day. */
type Before = 'none' | 'these' | 'since'

/** A rule, put together without code; whom it would recognise is told before it is saved. */
export function RuleDialog({ rule: before, value: { settings, began }, onClose }: RuleDialogProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const form = useId()
  const [rule, setRule] = useState(before)
  const [numbers, setNumbers] = useState(before.at.join(' '))
  const [every, setEvery] = useState(String(before.every))
  const [back, setBack] = useState<Before>(before.since === '' ? 'none' : 'since')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const change = (patch: Partial<RuleDraft>) => setRule({ ...rule, ...patch })
  const isBirthday = rule.condition === 'birthday'
  const typed: RuleDraft = {
    ...rule,
    at: isBirthday ? [] : readNumbers(numbers),
    every: isBirthday ? 0 : (readNumbers(every)[0] ?? 0),
    since: back === 'since' ? rule.since : '',
  }
  const draft = settingsWithRule(settings, typed)
  const view = useView('recognition.preview', { draft })
  const index = rule.id === undefined ? draft.rules.length - 1 : draft.rules.findIndex(({ id }) => id === rule.id)
  const preview =
    view.state === 'ready' && view.value.state === 'ready'
      ? (view.value.rules.find((each) => each.index === index) ?? null)
      : null
  const picked = back === 'these' ? (preview?.before.rows ?? []).filter((row) => chosen.has(keyOf(row))) : []
  const save = async () => {
    const result = await act('recognition.set', { draft }, { done: t('recognition.saved'), undo: true })
    if (!result.ok) return
    const of = rule.id ?? result.value.made[0]
    if (of !== undefined && picked.length > 0)
      await act('recognition.owe', {
        to: picked.map(({ id, chapter, number }) => ({ member: id, chapter, what: occasionKey({ of, number }) })),
      })
    onClose()
  }
  return (
    <Dialog
      title={t('recognition.ruleTitle')}
      open
      onClose={onClose}
      actions={<FormActions form={form} onCancel={onClose} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <div className={styles.ruleHead}>
          <BadgeSeal badge={rule.badge} size={96} />
          <div className={styles.stack}>
            <Select<Badge>
              label={t('recognition.badge')}
              value={rule.badge}
              onChange={(badge) => change({ badge })}
              options={BADGES.map((badge) => ({
                value: badge,
                label: t(`recognition.badge.${badge}`),
                icon: <BadgeSeal badge={badge} size={24} />,
              }))}
            />
            <Checkbox checked={rule.on} onChange={(on) => change({ on })}>
              {t('recognition.on')}
            </Checkbox>
          </div>
        </div>
        <Names rule={rule} onChange={change} />
        <Counted
          rule={rule}
          numbers={numbers}
          every={every}
          onChange={change}
          onNumbers={setNumbers}
          onEvery={setEvery}
        />
        <DateField
          label={t('recognition.from')}
          hint={t('recognition.fromHint', { day: formats.date(began) })}
          optional
          value={rule.from}
          onChange={(from) => change({ from })}
        />
        {!isBirthday && (
          <BeforeRule
            preview={preview}
            back={back}
            since={rule.since}
            chosen={chosen}
            onBack={setBack}
            onSince={(since) => change({ since })}
            onChosen={setChosen}
          />
        )}
        <PreviewNotice preview={preview} picked={picked} />
      </Form>
    </Dialog>
  )
}

interface PartProps {
  readonly rule: RuleDraft
  readonly onChange: (patch: Partial<RuleDraft>) => void
}

const OWN_LANGUAGES = ['zh-TW', 'zh-CN', 'en'] as const
/** Languages go by their own names. */
const CALLED = { 'zh-TW': '繁體中文', 'zh-CN': '简体中文', en: 'English' } as const

function Names({ rule: { names }, onChange }: PartProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.numbers}>
      {OWN_LANGUAGES.map((language) => (
        <TextField
          key={language}
          label={t('recognition.ruleName', { language: CALLED[language] })}
          optional
          value={names[language]}
          onChange={(name) => onChange({ names: { ...names, [language]: name } })}
        />
      ))}
    </div>
  )
}

const EVERYWHERE = 'all'

interface CountedProps extends PartProps {
  readonly numbers: string
  readonly every: string
  readonly onNumbers: (text: string) => void
  readonly onEvery: (text: string) => void
}

function Counted({ rule, numbers, every, onChange, onNumbers, onEvery }: CountedProps) {
  const { t } = useLanguage()
  const chapters = openChapters(useCommunity())
  const isOwn = rule.id === undefined || rule.id.startsWith('rul_')
  return (
    <div className={styles.numbers}>
      <Select<Condition>
        label={t('recognition.condition')}
        disabled={!isOwn}
        value={rule.condition}
        onChange={(condition) => onChange({ condition })}
        options={CONDITIONS.map((value) => ({ value, label: t(`recognition.condition.${value}`) }))}
      />
      <Select<ChapterId | typeof EVERYWHERE>
        label={t('recognition.ruleChapter')}
        value={rule.chapter ?? EVERYWHERE}
        onChange={(chapter) => onChange({ chapter: chapter === EVERYWHERE ? null : chapter })}
        options={[
          { value: EVERYWHERE, label: t('salons.allChapters') },
          ...chapters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {rule.condition !== 'birthday' && (
        <>
          <TextField
            label={t('recognition.numbers')}
            hint={t('recognition.numbersHint')}
            inputMode="numeric"
            value={numbers}
            onChange={onNumbers}
          />
          <TextField
            label={t('recognition.every')}
            hint={t('recognition.everyHint')}
            inputMode="numeric"
            value={every}
            onChange={onEvery}
          />
        </>
      )}
    </div>
  )
}

interface BeforeProps {
  readonly preview: RulePreviewRow | null
  readonly back: Before
  readonly since: string
  readonly chosen: ReadonlySet<string>
  readonly onBack: (back: Before) => void
  readonly onSince: (day: string) => void
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}

function BeforeRule({ preview, back, since, chosen, onBack, onSince, onChosen }: BeforeProps) {
  const { t, formats } = useLanguage()
  const { count, oldest, rows } = preview?.before ?? { count: 0, oldest: null, rows: [] }
  const pick = (row: OwedRow, isPicked: boolean) => {
    const next = new Set(chosen)
    if (isPicked) next.add(keyOf(row))
    else next.delete(keyOf(row))
    onChosen(next)
  }
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>
        {t('recognition.beforeText', { count, oldest: oldest === null ? '' : formats.date(oldest) })}
      </p>
      {(count > 0 || back !== 'none') && (
        <RadioGroup<Before>
          label={t('recognition.before')}
          look="row"
          value={back}
          onChange={onBack}
          options={(['none', 'these', 'since'] as const).map((value) => ({
            value,
            label: t(`recognition.before.${value}`),
          }))}
        />
      )}
      {back === 'since' && <DateField label={t('recognition.since')} value={since} onChange={onSince} />}
      {back === 'these' && (
        <div className={styles.people}>
          {rows.map((row) => (
            <Checkbox key={keyOf(row)} checked={chosen.has(keyOf(row))} onChange={(isPicked) => pick(row, isPicked)}>
              {`${row.name} · ${formats.number(row.number)} · ${formats.date(row.day)}`}
            </Checkbox>
          ))}
        </div>
      )}
    </div>
  )
}

/** So many are named; of the rest there is a number. */
const MOST_NAMED = 6

/** Whom a rule would recognise that is not in the queue now, and who would leave it. */
function PreviewNotice({
  preview,
  picked,
}: {
  readonly preview: RulePreviewRow | null
  /** People chosen of those who reached it before the rule. */
  readonly picked: readonly OwedRow[]
}) {
  const { t, formats } = useLanguage()
  const gone = preview?.gone ?? 0
  const added = (preview?.added ?? 0) + picked.length
  const names = [...picked.map(({ name }) => name), ...(preview?.names ?? [])].slice(0, MOST_NAMED)
  if (added + gone === 0) return <Notice>{t('recognition.previewNone')}</Notice>
  return (
    <Notice tone="ochre">
      {t('recognition.preview', {
        added,
        gone,
        ...someNames(formats, names, added),
      })}
    </Notice>
  )
}

/** A new rule has no id yet that would last; person, chapter and number tell one from another. */
function keyOf({ id, chapter, number }: OwedRow): string {
  return `${id} ${chapter} ${number}`
}
