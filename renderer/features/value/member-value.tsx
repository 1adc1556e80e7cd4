import { useState } from 'react'
import { RISKS, STAGES, TIERS } from '../../../shared/domain/value.ts'
import type { Overridden } from '../../../shared/domain/ledger.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { LabelRow, MemberValueRow } from '../../../shared/protocol/value.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/chip.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Select } from '../../ui/select.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import {
  decisionWords,
  labelWords,
  nextStep,
  partWhy,
  silenceWhy,
  stageWhy,
  tierWhy,
  tierWhyThen,
} from './value-words.ts'
import styles from './member-value.module.css'

/** What a member is to each of their chapters, why, and what to do next. */
export function MemberValue({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const view = useView('memberValue', { member: member.id })
  if (view.state !== 'ready') return null
  const { value } = view
  if (value.state === 'working') return <ProgressBar label={t('value.working')} done={value.done} of={value.of} />
  return value.chapters.map((row) => <InChapter key={row.chapter} member={member} row={row} />)
}

interface InChapterProps {
  readonly member: Member
  readonly row: MemberValueRow
}

function InChapter({ member, row }: InChapterProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { numbers } = row.settings
  const past = row.overrides.filter(({ counts }) => !counts)
  return (
    <section className={styles.section} aria-label={t('value.title')}>
      <h3 className={styles.heading}>
        {t('value.title')} <ChapterName chapter={row.chapter} />
      </h3>
      <Labelled member={member} row={row} of="tier" label={row.tier} why={tierWhy(row, speech)}>
        {t('value.tierCuts', { member: numbers.memberFrom, partner: numbers.partnerFrom, days: numbers.days })}
      </Labelled>
      {row.rights.length > 0 && (
        <p className={styles.quiet}>
          {t('common.labelled', {
            label: t('value.rights'),
            value: formats.list(row.rights.map(({ text }) => text)),
          })}
        </p>
      )}
      {row.history.length > 1 && (
        <details className={styles.quiet}>
          <summary>
            {t('common.labelled', {
              label: t('value.tierHistory'),
              value: row.history.map(({ tier }) => t(`value.tier.${tier}`)).join(' → '),
            })}
          </summary>
          <ul>
            {row.history.toReversed().map(({ end, tier, purchases }) => (
              <li key={end}>
                {t('value.tierThen', {
                  tier: t(`value.tier.${tier}`),
                  date: formats.date(end),
                  why: tierWhyThen({ purchases, settings: row.settings }, speech),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Labelled member={member} row={row} of="stage" label={row.stage} why={stageWhy(row, speech)}>
        {nextStep(row, speech)}
      </Labelled>
      <Labelled
        member={member}
        row={row}
        of="risk"
        label={row.risk}
        tone={row.risk.value === 'atRisk' ? 'seal' : row.risk.value === 'cooling' ? 'ochre' : 'jade'}
        why={silenceWhy(row.rhythm, speech)}
      >
        {t('value.riskCuts', { cooling: numbers.cooling, atRisk: numbers.atRisk })}
      </Labelled>
      {partWhy(row, speech) !== null && <p className={styles.quiet}>{partWhy(row, speech)}</p>}
      {past.length > 0 && (
        <details className={styles.quiet}>
          <summary>{t('value.wordsBefore')}</summary>
          <ul>
            {past.map(({ id, of, value, by, at, reason }) => (
              <li key={id}>
                {t('value.wordBefore', {
                  what: t(`value.${of}`),
                  value: labelWords(of, value, speech),
                  by,
                  date: formats.day(at),
                  reason,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface LabelledProps extends InChapterProps {
  readonly of: Overridden
  readonly label: LabelRow<string>
  readonly why: string
  readonly tone?: Tone
  /** Cut-offs, or what comes next. */
  readonly children: string
}

/** One label with its reason; who knows better decides by hand. */
function Labelled({ member, row, of, label, why, tone = 'indigo', children }: LabelledProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const may = useCommunity()?.may.commands.includes('override.set') === true
  const [deciding, setDeciding] = useState(false)
  const { override, value, computed } = label
  return (
    <div className={styles.label}>
      <div className={styles.line}>
        <span className={styles.name}>{t(`value.${of}`)}</span>
        <Chip tone={tone}>{labelWords(of, value, speech)}</Chip>
        {may &&
          (override ? (
            <Button
              size="small"
              kind="quiet"
              onClick={() =>
                void act('override.end', { override: override.id }, { done: t('value.ended'), undo: true })
              }
            >
              {t('value.endDecision')}
            </Button>
          ) : (
            !deciding && (
              <Button size="small" kind="quiet" onClick={() => setDeciding(true)}>
                {t('value.decide')}
              </Button>
            )
          ))}
      </div>
      {override && <p>{decisionWords(override, computed, speech)}</p>}
      <p>{why}</p>
      <p className={styles.quiet}>{children}</p>
      {deciding && <DecideForm member={member} row={row} of={of} value={computed} onDone={() => setDeciding(false)} />}
    </div>
  )
}

const VALUES = { tier: TIERS, stage: STAGES, risk: RISKS } as const

interface DecideFormProps extends InChapterProps {
  readonly of: Overridden
  readonly value: string
  readonly onDone: () => void
}

function DecideForm({ member, row, of, value: computed, onDone }: DecideFormProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const [value, setValue] = useState(computed)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const { wrong, onType, settle } = useWrong()
  const save = async () => {
    const word = { member: member.id, chapter: row.chapter, of, value, reason, until: until === '' ? null : until }
    const result = await act('override.set', word, { done: t('value.decided'), undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <Select
        label={t('value.decideValue')}
        value={value}
        onChange={setValue}
        options={VALUES[of].map((each) => ({ value: each, label: labelWords(of, each, speech) }))}
      />
      <TextField label={t('value.reason')} value={reason} onChange={onType(setReason)} problem={wrong} />
      <DateField label={t('value.until')} optional value={until} onChange={setUntil} />
      <div className={styles.buttons}>
        <FormActions size="small" does={t('value.keepDecision')} onCancel={onDone} />
      </div>
    </Form>
  )
}
