import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { TEXT_TESTS } from '../../../shared/domain/segment.ts'
import type { Condition, TextTest } from '../../../shared/domain/segment.ts'
import type { SegmentChoices, SegmentNames } from '../../../shared/protocol/segments.ts'
import { IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { ConditionFields } from './condition-fields.tsx'
import type { ConditionDraft } from './draft.ts'
import styles from './segments.module.css'
import { subjectOf, subjectWords } from './subjects.ts'

export interface ConditionRowProps {
  readonly draft: ConditionDraft
  readonly onChange: (draft: ConditionDraft) => void
  readonly onRemove: () => void
  /** It was just added: whoever added it goes on there. */
  readonly takesFocus: boolean
  readonly choices: SegmentChoices
  readonly names: SegmentNames
}

/** One condition: what it is about, whether it holds, and what it asks for. */
export function ConditionRow({ draft, onChange, onRemove, takesFocus, choices, names }: ConditionRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) row.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [takesFocus])
  const speech = useLanguage()
  const { condition } = draft
  const subject = subjectWords(subjectOf(condition), speech)
  return (
    <div ref={row} className={styles.condition} role="group" aria-label={subject}>
      <span className={styles.subject}>{subject}</span>
      {condition.kind === 'field' ? (
        <FieldTest draft={draft} condition={condition} onChange={onChange} />
      ) : (
        <Holds draft={draft} onChange={onChange} />
      )}
      <ConditionFields
        condition={condition}
        onChange={(next) => onChange({ ...draft, condition: next })}
        choices={choices}
        names={names}
      />
      <span className={styles.remove}>
        <IconButton
          size="small"
          label={speech.t('segments.removeCondition', { what: subject })}
          icon={<X />}
          onClick={onRemove}
        />
      </span>
    </div>
  )
}

type Changing = Pick<ConditionRowProps, 'draft' | 'onChange'>

function Holds({ draft, onChange }: Changing) {
  const { t } = useLanguage()
  return (
    <Select<'holds' | 'holdsNot'>
      label={t('segments.operator')}
      hideLabel
      size="small"
      value={draft.not ? 'holdsNot' : 'holds'}
      onChange={(next) => onChange({ ...draft, not: next === 'holdsNot' })}
      options={(['holds', 'holdsNot'] as const).map((value) => ({ value, label: t(`segments.${value}`) }))}
    />
  )
}

/** Of a text: is, contains, begins with, is known; and the same with a not. */
function FieldTest({
  draft,
  condition,
  onChange,
}: Changing & { readonly condition: Extract<Condition, { kind: 'field' }> }) {
  const { t } = useLanguage()
  const options: readonly {
    readonly value: `${TextTest}${'' | 'Not'}`
    readonly test: TextTest
    readonly not: boolean
  }[] = TEXT_TESTS.flatMap((test) => [
    { value: test, test, not: false },
    { value: `${test}Not` as const, test, not: true },
  ])
  return (
    <Select<`${TextTest}${'' | 'Not'}`>
      label={t('segments.operator')}
      hideLabel
      size="small"
      value={`${condition.test}${draft.not ? 'Not' : ''}`}
      onChange={(next) => {
        const chosen = options.find(({ value }) => value === next)
        if (chosen) onChange({ ...draft, not: chosen.not, condition: { ...condition, test: chosen.test } })
      }}
      options={options.map(({ value }) => ({ value, label: t(`segments.test.${value}`) }))}
    />
  )
}
