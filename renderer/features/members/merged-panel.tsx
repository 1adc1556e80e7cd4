import { useId } from 'react'
import type { MemberField } from '../../../shared/domain/member.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { MemberPart, MemberView } from '../../../shared/protocol/members.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './merged-panel.module.css'

/** Somebody who stood on the roster more than once: the records, whose value counts, and how to take one out. */
export function MergedPanel({ value }: { readonly value: MemberView }) {
  const { t } = useLanguage()
  const id = useId()
  if (value.parts.length < 2) return null
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {t('review.partsTitle', { count: value.parts.length })}
      </h3>
      <ul className={styles.parts}>
        {value.parts.map((part) => (
          <li key={part.member.id}>
            <Part part={part} whole={value.member.id} />
          </li>
        ))}
      </ul>
      <CountingValues value={value} />
      <p className={styles.hint}>{t('review.partsHint')}</p>
    </section>
  )
}

function Part({ part: { member, sources }, whole }: { readonly part: MemberPart; readonly whole: MemberId }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const takeOut = () =>
    act(
      'people.split',
      { member: whole, part: member.id },
      { done: t('review.tookOut', { name: member.name }), undo: true },
    )
  const birthday = member.birthday === undefined ? '' : formats.date(member.birthday)
  const known = [member.phone ?? '', member.email ?? '', birthday].filter((each) => each !== '')
  return (
    <div className={styles.part}>
      <Seal name={member.name} />
      <div className={styles.words}>
        <strong>{member.name}</strong>
        <span className={styles.known}>
          {known.map((each) => (
            <span key={each}>{each}</span>
          ))}
        </span>
        <span className={styles.from}>
          {sources.length === 0
            ? t('review.partByHand')
            : sources.map(({ name, row }) => t('review.partRow', { roster: name, row: row + 1 })).join(' · ')}
        </span>
      </div>
      <Button size="small" aria-label={t('review.takeOutOne', { name: member.name })} onClick={() => void takeOut()}>
        {t('review.takeOut')}
      </Button>
    </div>
  )
}

/** Fields in which the records differ, each with its values: the one that counts can be changed at any time. */
function CountingValues({ value }: { readonly value: MemberView }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const fields = value.also.flatMap(({ field }) => {
    const known = MEMBER_FIELDS.find((each) => each === field)
    return known ? [{ field: known, choices: choicesOf(known, value, speech) }] : []
  })
  const shown = fields.filter(({ choices }) => choices.length > 1)
  if (shown.length === 0) return null
  return (
    <details className={styles.counting}>
      <summary className={styles.summary}>{t('review.counts')}</summary>
      <div className={styles.fields}>
        {shown.map(({ field, choices }) => {
          const label = t(`words.field.${field}`)
          const pick = (part: MemberId) => {
            const chosen = choices.find((choice) => choice.value === part)
            void act(
              'people.pick',
              { member: value.member.id, field, part },
              { done: t('review.countsNow', { field: label, value: chosen?.label ?? '' }), undo: true },
            )
          }
          return (
            <RadioGroup<MemberId>
              key={field}
              label={label}
              value={choices.find((choice) => choice.counts)?.value ?? null}
              onChange={pick}
              options={choices}
            />
          )
        })}
      </div>
    </details>
  )
}

interface ValueChoice {
  /** The record whose value it is. */
  readonly value: MemberId
  readonly label: string
  readonly hint: string
  readonly counts: boolean
}

/** Each value of a field once, with the rosters of the first record that has it. */
function choicesOf(field: MemberField, { member, parts }: MemberView, { t, formats }: Speech): readonly ValueChoice[] {
  const seen = new Set<string>()
  return parts.flatMap((part) => {
    const value = part.member[field] ?? ''
    if (value === '' || seen.has(value)) return []
    seen.add(value)
    return [
      {
        value: part.member.id,
        label: field === 'birthday' || field === 'joined' ? formats.date(value) : value,
        hint: part.sources.map(({ name }) => name).join(' · ') || t('review.partByHand'),
        counts: value === member[field],
      },
    ]
  })
}
