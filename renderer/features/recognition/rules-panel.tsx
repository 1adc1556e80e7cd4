import { Plus } from 'lucide-react'
import { useState } from 'react'
import { isOfTheCalendar, RECOGNITION_NUMBER_NAMES } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionNumber, RecognitionRule } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionRulesView } from '../../../shared/protocol/recognition.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { BadgeSeal } from './badge.tsx'
import { ownName } from './occasion-words.ts'
import styles from './recognition.module.css'
import { RuleDialog } from './rule-dialog.tsx'
import { draftOf, newRule } from './rule-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

/** When people are recognised: the rules, and the numbers that all of them share. */
export function RulesPanel() {
  const view = useView('recognition.rules', {})
  return view.state === 'ready' ? <Rules key={JSON.stringify(view.value.settings.numbers)} value={view.value} /> : null
}

function Rules({ value }: { readonly value: RecognitionRulesView }) {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  const [editing, setEditing] = useState<RuleDraft | null>(null)
  const mayChange = community?.may.commands.includes('recognition.set') === true
  return (
    <div className={styles.stack}>
      <Card
        actions={
          mayChange && (
            <Button size="small" icon={<Plus />} onClick={() => setEditing(newRule())}>
              {t('recognition.addRule')}
            </Button>
          )
        }
      >
        <p className={styles.quiet}>{t(mayChange ? 'recognition.rulesText' : 'recognition.rulesAdmin')}</p>
        <ul className={styles.rows}>
          {value.settings.rules.map((rule) => (
            <li key={rule.id} className={styles.row}>
              <BadgeSeal badge={rule.badge} size={48} />
              <div className={styles.words}>
                <span className={styles.person}>
                  <strong>{ruleName(rule, speech)}</strong>
                  {!rule.on && <Chip>{t('recognition.off')}</Chip>}
                  {rule.chapter !== null && <Chip>{chapterOf(community, rule.chapter)?.name ?? ''}</Chip>}
                </span>
                <span className={styles.quiet}>{ruleWords(rule, speech)}</span>
              </div>
              {mayChange && (
                <Button size="small" kind="quiet" onClick={() => setEditing(draftOf(rule))}>
                  {t('recognition.editRule')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Numbers value={value} disabled={!mayChange} />
      {editing && <RuleDialog rule={editing} value={value} onClose={() => setEditing(null)} />}
    </div>
  )
}

function Numbers({ value, disabled }: { readonly value: RecognitionRulesView; readonly disabled: boolean }) {
  const { t } = useLanguage()
  const act = useDo()
  const { numbers, rules } = value.settings
  const [typed, setTyped] = useState<Partial<Record<RecognitionNumber, string>>>({})
  const textOf = (name: RecognitionNumber) => typed[name] ?? String(numbers[name])
  const isChanged = RECOGNITION_NUMBER_NAMES.some((name) => textOf(name) !== String(numbers[name]))
  const save = async () => {
    const wanted = Object.fromEntries(
      RECOGNITION_NUMBER_NAMES.map((name) => [name, Number(textOf(name).normalize('NFKC').trim() || Number.NaN)]),
    )
    await act(
      'recognition.set',
      { draft: { numbers: wanted, rules: rules.map(draftOf) } },
      { done: t('recognition.saved'), undo: true },
    )
  }
  return (
    <Card>
      <Form className={styles.stack} onSubmit={save}>
        <div className={styles.numbers}>
          {RECOGNITION_NUMBER_NAMES.map((name) => (
            <TextField
              key={name}
              label={t(`recognition.number.${name}`)}
              inputMode="numeric"
              disabled={disabled}
              value={textOf(name)}
              onChange={(text) => setTyped({ ...typed, [name]: text })}
            />
          ))}
        </div>
        <p className={styles.quiet}>{t('recognition.forgiveHint')}</p>
        {!disabled && (
          <div className={styles.foot}>
            <Button submit kind="primary" disabled={!isChanged}>
              {t('common.save')}
            </Button>
          </div>
        )}
      </Form>
    </Card>
  )
}

function ruleName({ names, condition }: RecognitionRule, { t, language }: Speech): string {
  return ownName(names, language) || t(`recognition.condition.${condition}`)
}

/** What a rule counts, at which numbers and since when, in one line. */
function ruleWords({ names, condition, at, every, from }: RecognitionRule, speech: Speech): string {
  const { t, formats, language } = speech
  const isYearly = condition === 'birthday' || (isOfTheCalendar(condition) && at.join(' ') === '1' && every === 1)
  return [
    ownName(names, language) !== '' && t(`recognition.condition.${condition}`),
    isYearly
      ? t('recognition.ruleEveryYear')
      : t('recognition.ruleAt', { numbers: formats.list(at.map((number) => formats.number(number))), every }),
    from !== '' && t('recognition.ruleFrom', { day: formats.date(from) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
