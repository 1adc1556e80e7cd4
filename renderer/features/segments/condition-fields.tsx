import {
  CHANNELLED_PURPOSES,
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  CONSENT_STATES,
} from '../../../shared/domain/consent.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { Condition } from '../../../shared/domain/segment.ts'
import type { SegmentChoices, SegmentNames } from '../../../shared/protocol/segments.ts'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { PersonField } from '../common/person-field.tsx'
import { BirthdayFields } from './birthday-fields.tsx'
import { BoundsField } from './bounds-field.tsx'
import { ChapterSelect } from './chapter-select.tsx'
import { EveningFields } from './evening-fields.tsx'
import { MembershipFields } from './membership-fields.tsx'
import styles from './segments.module.css'
import { ScoreFields, ValueFields } from './value-fields.tsx'
import { WhenField } from './when-field.tsx'

export interface ConditionFieldsProps {
  readonly condition: Condition
  readonly onChange: (condition: Condition) => void
  readonly choices: SegmentChoices
  /** What the records that the segment names are called. */
  readonly names: SegmentNames
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** What a condition asks for, in as many fields as it takes. */
export function ConditionFields({ condition, onChange, choices, names }: ConditionFieldsProps) {
  const { t } = useLanguage()
  switch (condition.kind) {
    case 'archived':
    case 'standing':
      return null
    case 'field':
      return condition.test === 'filled' ? null : <Values condition={condition} onChange={onChange} />
    case 'search':
      return (
        <div className={styles.text}>
          <TextField
            label={t('segments.text')}
            hideLabel
            placeholder={t('segments.text')}
            value={condition.text}
            onChange={(text) => onChange({ ...condition, text })}
          />
        </div>
      )
    case 'day':
      return (
        <WhenField
          label={t('segments.whenLabel')}
          value={condition.when}
          onChange={(when) => when && onChange({ ...condition, when })}
        />
      )
    case 'birthday':
      return <BirthdayFields condition={condition} onChange={onChange} />
    case 'age':
      return (
        <BoundsField
          label={t('segments.bounds')}
          value={condition.years}
          onChange={(years) => onChange({ ...condition, years })}
        />
      )
    case 'label':
      return (
        <div className={styles.values}>
          <TagField
            label={t('segments.values')}
            hideLabel
            placeholder={t('segments.values')}
            value={condition.labels}
            onChange={(labels) => onChange({ ...condition, labels })}
            options={choices[condition.of].map((value) => ({ value }))}
          />
        </div>
      )
    case 'chapter':
      return <MembershipFields condition={condition} onChange={onChange} choices={choices} />
    case 'consent':
    case 'reach':
      return <ConsentFields condition={condition} onChange={onChange} />
    case 'roster':
      return (
        <OneOf
          value={condition.source}
          names={names}
          options={choices.rosters}
          onChange={(id) => isId('src', id) && onChange({ ...condition, source: id })}
        />
      )
    case 'challenge':
      return (
        <>
          <OneOf
            value={condition.challenge}
            names={names}
            options={choices.challenges}
            onChange={(id) => isId('chl', id) && onChange({ ...condition, challenge: id })}
          />
          <Select<'any' | 'all'>
            label={t('segments.doing')}
            hideLabel
            size="small"
            value={condition.did}
            onChange={(did) => onChange({ ...condition, did })}
            options={(['any', 'all'] as const).map((value) => ({ value, label: t(`segments.doing.${value}`) }))}
          />
        </>
      )
    case 'segment':
      return (
        <OneOf
          value={condition.segment}
          names={names}
          options={choices.segments}
          onChange={(id) => isId('seg', id) && onChange({ ...condition, segment: id })}
        />
      )
    case 'evening':
      return <EveningFields condition={condition} onChange={onChange} choices={choices} />
    case 'deed':
      return (
        <>
          <BoundsField
            label={t('segments.times')}
            value={condition.times}
            onChange={(times) => onChange({ ...condition, times })}
          />
          <Within condition={condition} onChange={onChange} />
        </>
      )
    case 'spent':
      return (
        <>
          <BoundsField
            label={t('segments.bounds')}
            value={condition.amount}
            onChange={(amount) => onChange({ ...condition, amount })}
            {...(choices.currency !== '' && { unit: choices.currency })}
          />
          <Within condition={condition} onChange={onChange} />
        </>
      )
    case 'tie':
      return <TieFields condition={condition} onChange={onChange} names={names} />
    case 'warmTies':
      return (
        <BoundsField
          label={t('segments.bounds')}
          value={condition.count}
          onChange={(count) => onChange({ ...condition, count })}
        />
      )
    case 'tier':
    case 'stage':
    case 'risk':
      return <ValueFields condition={condition} onChange={onChange} choices={choices} />
    case 'score':
      return <ScoreFields condition={condition} onChange={onChange} choices={choices} />
    case 'points':
      return (
        <>
          <BoundsField
            label={t('segments.bounds')}
            value={condition.balance}
            onChange={(balance) => onChange({ ...condition, balance })}
          />
          <ChapterSelect condition={condition} onChange={onChange} choices={choices} />
        </>
      )
  }
}

interface Editing<Kind extends Condition['kind']> {
  readonly condition: Of<Kind>
  readonly onChange: (condition: Condition) => void
}

function Values({ condition, onChange }: Editing<'field'>) {
  const { t } = useLanguage()
  const isGender = condition.field === 'gender'
  const labelOf = (value: string) => {
    const gender = GENDERS.find((each) => each === value)
    return isGender && gender ? t(`words.gender.${gender}`) : value
  }
  return (
    <div className={styles.values}>
      <TagField
        label={t('segments.values')}
        hideLabel
        placeholder={t('segments.valuesHint')}
        creatable
        value={condition.values}
        onChange={(values) => onChange({ ...condition, values })}
        options={isGender ? GENDERS.map((value) => ({ value, label: labelOf(value) })) : []}
        labelOf={labelOf}
      />
    </div>
  )
}

const GENDERS = ['female', 'male', 'other'] as const

function ConsentFields({ condition, onChange }: Editing<'consent' | 'reach'>) {
  const { t } = useLanguage()
  return (
    <>
      <Select<(typeof CONSENT_PURPOSES)[number]>
        label={t('segments.purpose')}
        hideLabel
        size="small"
        value={condition.purpose}
        onChange={(purpose) => onChange({ ...condition, purpose })}
        options={CONSENT_PURPOSES.map((value) => ({ value, label: t(`segments.purpose.${value}`) }))}
      />
      {CHANNELLED_PURPOSES.some((known) => known === condition.purpose) && (
        <Select<(typeof CONSENT_CHANNELS)[number]>
          label={t('segments.channel')}
          hideLabel
          size="small"
          value={condition.channel}
          onChange={(channel) => onChange({ ...condition, channel })}
          options={CONSENT_CHANNELS.map((value) => ({ value, label: t(`words.channel.${value}`) }))}
        />
      )}
      {condition.kind === 'consent' && (
        <Select<Of<'consent'>['state']>
          label={t('segments.state')}
          hideLabel
          size="small"
          value={condition.state}
          onChange={(state) => onChange({ ...condition, state })}
          options={[...CONSENT_STATES, 'unsaid' as const].map((value) => ({
            value,
            label: t(`segments.state.${value}`),
          }))}
        />
      )}
    </>
  )
}

function TieFields({ condition, onChange, names }: Editing<'tie'> & Pick<ConditionFieldsProps, 'names'>) {
  const { t } = useLanguage()
  return (
    <>
      <PersonField
        label={t('segments.person')}
        hideLabel
        placeholder={t('segments.somebody')}
        value={{ id: condition.member, name: names[condition.member] ?? '' }}
        onChange={(person) => person && onChange({ ...condition, member: person.id })}
      />
      <Select<Of<'tie'>['level']>
        label={t('segments.level')}
        hideLabel
        size="small"
        value={condition.level}
        onChange={(level) => onChange({ ...condition, level })}
        options={(['faint', 'warm', 'strong'] as const).map((value) => ({
          value,
          label: t(`segments.level.${value}`),
        }))}
      />
    </>
  )
}

function Within({ condition, onChange }: Editing<'deed' | 'spent'>) {
  const { t } = useLanguage()
  return (
    <WhenField
      label={t('segments.whenLabel')}
      optional
      value={condition.when}
      onChange={(next) => {
        const { when: _when, ...rest } = condition
        onChange({ ...rest, ...(next && { when: next }) })
      }}
    />
  )
}

interface OneOfProps {
  readonly value: string
  readonly names: SegmentNames
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
}

/** One record by name; one that is no longer offered keeps the name it has. */
function OneOf({ value, names, options, onChange }: OneOfProps) {
  const { t } = useLanguage()
  const known = options.some(({ id }) => id === value)
    ? []
    : [{ value, label: names[value] ?? t('segments.goneRecord') }]
  return (
    <Select<string>
      label={t('segments.chooseOne')}
      hideLabel
      size="small"
      value={value}
      onChange={onChange}
      options={[...known, ...options.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
