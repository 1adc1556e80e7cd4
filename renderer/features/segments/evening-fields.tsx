import { useState } from 'react'
import { isId } from '../../../shared/domain/ids.ts'
import { RSVP_STATUSES } from '../../../shared/domain/attendance.ts'
import { EVENING_DEEDS } from '../../../shared/domain/segment.ts'
import type { Condition, EveningDeed, Evenings } from '../../../shared/domain/segment.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { BoundsField } from './bounds-field.tsx'
import styles from './segments.module.css'
import { WhenField } from './when-field.tsx'

type EveningCondition = Extract<Condition, { kind: 'evening' }>

export interface EveningFieldsProps {
  readonly condition: EveningCondition
  readonly onChange: (condition: EveningCondition) => void
  readonly choices: SegmentChoices
}

const DEEDS: readonly EveningDeed[] = [
  ...EVENING_DEEDS,
  ...RSVP_STATUSES.filter((status): status is Exclude<typeof status, 'invited'> => status !== 'invited'),
]

/** Stands for no narrowing; no id reads so. */
const ANY = 'any'

/** What somebody was to some salons, how often and when. */
export function EveningFields({ condition, onChange, choices }: EveningFieldsProps) {
  const { t, formats } = useLanguage()
  const { did, which, times, when } = condition
  const [isNarrow, setNarrow] = useState(
    which.chapter !== undefined || which.interest !== undefined || which.theme !== undefined,
  )
  const narrow = (next: Evenings) => onChange({ ...condition, which: next })
  return (
    <>
      <Select<EveningDeed>
        label={t('segments.did')}
        hideLabel
        size="small"
        value={did}
        onChange={(next) => onChange({ ...condition, did: next })}
        options={DEEDS.map((each) => ({ value: each, label: t(`segments.did.${each}`) }))}
      />
      <ComboBox<string>
        label={t('segments.which')}
        hideLabel
        value={which.salon ?? which.series ?? ANY}
        onChange={(id) => narrow(withOne(which, id))}
        options={[
          { value: ANY, label: t('segments.anySalon') },
          ...choices.series.map(({ id, name }) => ({ value: id, label: t('segments.seriesNamed', { name }) })),
          ...choices.salons.map(({ id, name, day }) => ({ value: id, label: name, hint: formats.date(day) })),
        ]}
      />
      <BoundsField
        label={t('segments.times')}
        value={times}
        onChange={(next) => onChange({ ...condition, times: next })}
      />
      <WhenField
        label={t('segments.whenLabel')}
        optional
        value={when}
        onChange={(next) => {
          const { when: _when, ...rest } = condition
          onChange({ ...rest, ...(next && { when: next }) })
        }}
      />
      {!isNarrow && (
        <Button size="small" kind="quiet" onClick={() => setNarrow(true)}>
          {t('segments.narrow')}
        </Button>
      )}
      {isNarrow && <Narrowing which={which} choices={choices} onChange={narrow} />}
    </>
  )
}

interface NarrowingProps {
  readonly which: Evenings
  readonly choices: SegmentChoices
  readonly onChange: (which: Evenings) => void
}

function Narrowing({ which, choices, onChange }: NarrowingProps) {
  const { t } = useLanguage()
  const { chapter, interest, theme, ...rest } = which
  const given = { ...(chapter && { chapter }), ...(interest !== undefined && { interest }), ...(theme && { theme }) }
  return (
    <>
      <Select<string>
        label={t('segments.chapters')}
        hideLabel
        size="small"
        value={chapter ?? ANY}
        onChange={(id) => {
          const { chapter: _chapter, ...others } = given
          onChange({ ...rest, ...others, ...(isId('cha', id) && { chapter: id }) })
        }}
        options={[
          { value: ANY, label: t('segments.anyChapter') },
          ...choices.chapters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ComboBox<string>
        label={t('segments.interest')}
        hideLabel
        placeholder={t('segments.interest')}
        value={interest ?? null}
        onChange={(next) => {
          const { interest: _interest, ...others } = given
          onChange({ ...rest, ...others, ...(next !== null && next !== '' && { interest: next }) })
        }}
        options={choices.interests.map((each) => ({ value: each, label: each }))}
      />
      <div className={styles.text}>
        <TextField
          label={t('segments.theme')}
          hideLabel
          placeholder={t('segments.theme')}
          value={theme ?? ''}
          onChange={(next) => {
            const { theme: _theme, ...others } = given
            onChange({ ...rest, ...others, ...(next !== '' && { theme: next }) })
          }}
        />
      </div>
    </>
  )
}

/** One salon, or those of a series, or all. */
function withOne({ salon: _salon, series: _series, ...rest }: Evenings, id: string | null): Evenings {
  if (isId('sal', id)) return { ...rest, salon: id }
  return isId('ser', id) ? { ...rest, series: id } : rest
}
