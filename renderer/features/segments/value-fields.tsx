import { SCORE_PARTS } from '../../../shared/domain/segment.ts'
import type { Condition } from '../../../shared/domain/segment.ts'
import { RISKS, STAGES, TIERS, VALUE_BASES } from '../../../shared/domain/value.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { BoundsField } from './bounds-field.tsx'
import { ChapterSelect } from './chapter-select.tsx'
import styles from './segments.module.css'

export interface ValueFieldsProps<Kind extends Condition['kind']> {
  readonly condition: Extract<Condition, { kind: Kind }>
  readonly onChange: (condition: Condition) => void
  readonly choices: SegmentChoices
}

/** Which tiers, stages or risks, in which chapter. */
export function ValueFields({ condition, onChange, choices }: ValueFieldsProps<'tier' | 'stage' | 'risk'>) {
  const { t } = useLanguage()
  const field = (
    all: readonly string[],
    words: (value: string) => string,
    change: (values: readonly string[]) => void,
  ) => (
    <div className={styles.values}>
      <TagField
        label={t('segments.values')}
        hideLabel
        placeholder={t('segments.values')}
        value={condition.values}
        onChange={change}
        options={all.map((value) => ({ value, label: words(value) }))}
        labelOf={words}
      />
    </div>
  )
  const among = <Value extends string>(all: readonly Value[], values: readonly string[]) =>
    all.filter((value) => values.includes(value))
  const wordsIn =
    <Value extends string>(all: readonly Value[], words: (value: Value) => string) =>
    (value: string) => {
      const known = all.find((each) => each === value)
      return known === undefined ? value : words(known)
    }
  const values = () => {
    switch (condition.kind) {
      case 'tier':
        return field(
          TIERS,
          wordsIn(TIERS, (value) => t(`value.tier.${value}`)),
          (chosen) => onChange({ ...condition, values: among(TIERS, chosen) }),
        )
      case 'stage':
        return field(
          STAGES,
          wordsIn(STAGES, (value) => t(`value.stage.${value}`)),
          (chosen) => onChange({ ...condition, values: among(STAGES, chosen) }),
        )
      case 'risk':
        return field(
          RISKS,
          wordsIn(RISKS, (value) => t(`value.risk.${value}`)),
          (chosen) => onChange({ ...condition, values: among(RISKS, chosen) }),
        )
    }
  }
  return (
    <>
      {values()}
      <ChapterSelect condition={condition} onChange={onChange} choices={choices} />
    </>
  )
}

/** What somebody has come to in a part of the value model. */
export function ScoreFields({ condition, onChange, choices }: ValueFieldsProps<'score'>) {
  const { t } = useLanguage()
  const parts = SCORE_PARTS.filter((part) => part !== 'money' || condition.basis === 'purchases')
  return (
    <>
      <Select<(typeof VALUE_BASES)[number]>
        label={t('segments.basis')}
        hideLabel
        size="small"
        value={condition.basis}
        onChange={(basis) =>
          onChange({
            ...condition,
            basis,
            part: basis === 'engagement' && condition.part === 'money' ? 'sum' : condition.part,
          })
        }
        options={VALUE_BASES.map((value) => ({ value, label: t(`segments.basis.${value}`) }))}
      />
      <Select<(typeof SCORE_PARTS)[number]>
        label={t('segments.part')}
        hideLabel
        size="small"
        value={condition.part}
        onChange={(part) => onChange({ ...condition, part })}
        options={parts.map((value) => ({ value, label: t(`segments.part.${value}`) }))}
      />
      <BoundsField
        label={t('segments.bounds')}
        value={condition.score}
        onChange={(score) => onChange({ ...condition, score })}
      />
      <ChapterSelect condition={condition} onChange={onChange} choices={choices} />
    </>
  )
}
