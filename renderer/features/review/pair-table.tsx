import { useId } from 'react'
import type { ReactNode } from 'react'
import type { PairField, PairOrigin, PairView } from '../../../shared/protocol/people.ts'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { areCompared, fieldMarks } from './field-marks.ts'
import { MarkedText } from './marked-text.tsx'
import { fieldHint, originWords, pairFieldWords, pairValueWords } from './pair-words.ts'
import styles from './pair-table.module.css'
import { ToldWord } from './told-word.tsx'
import type { Picks } from './use-pair.ts'

export interface PairTableProps {
  readonly pair: PairView
  readonly picks: Picks
  readonly onPick: (field: string, side: 'a' | 'b') => void
  readonly cursor: string | null
  readonly suggested: boolean
}

/** Field by field: what one says, what the other says, and what would be kept. */
export function PairTable({ pair, picks, onPick, cursor, suggested }: PairTableProps) {
  const { t } = useLanguage()
  const choosable = choosableFields(pair)
  const fields = shownFields(pair)
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.fieldColumn}>
              <span className="visually-hidden">{t('review.columnField')}</span>
            </th>
            <th scope="col">
              <Origins origins={pair.origins.a} />
            </th>
            <th scope="col">
              <Origins origins={pair.origins.b} />
            </th>
            <th scope="col">{t(suggested ? 'review.columnMerged' : 'review.columnIfMerged')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow
              key={field.field}
              field={field}
              pair={pair}
              side={sideOf(field, pair, picks)}
              number={choosable.indexOf(field) + 1}
              atCursor={field.field === cursor}
              onPick={(side) => onPick(field.field, side)}
            />
          ))}
          <Evenings attended={pair.attended} />
        </tbody>
      </table>
    </div>
  )
}

/** Lines in which one of two values has to give way, in the order on screen. */
export function choosableFields(pair: PairView): readonly PairField[] {
  return shownFields(pair).filter(({ state }) => state === 'differs')
}

/** The lines without family and given name where those only repeat the name: they follow what is picked there. */
function shownFields({ fields }: PairView): readonly PairField[] {
  const valueOf = (field: string, side: 'a' | 'b') => bare(fields.find((each) => each.field === field)?.[side] ?? '')
  const repeats = (['a', 'b'] as const).every((side) => {
    const [name, family, given] = [valueOf('name', side), valueOf('family', side), valueOf('given', side)]
    return (family === '' && given === '') || name === family + given || name === given + family
  })
  return repeats ? fields.filter(({ field }) => field !== 'family' && field !== 'given') : fields
}

/** The fields that are picked with one: for a name also its parts, where they are not lines of their own. */
export function pickedWith(pair: PairView, field: string, side: 'a' | 'b'): readonly string[] {
  if (field !== 'name') return [field]
  const shown = shownFields(pair)
  const hidden = pair.fields.filter((each) => !shown.includes(each) && each[side] !== '')
  return [field, ...hidden.map((each) => each.field)]
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '')
}

/** The side whose value counts: as picked just now, or else as the store has it. */
export function sideOf({ field, from }: PairField, { a, b }: PairView, picks: Picks): 'a' | 'b' | null {
  if (picks[field] === a.id) return 'a'
  return picks[field] === b.id ? 'b' : from
}

interface FieldRowProps {
  readonly field: PairField
  readonly pair: PairView
  readonly side: 'a' | 'b' | null
  /** The digit that turns it; 0 where there is nothing to choose. */
  readonly number: number
  readonly atCursor: boolean
  readonly onPick: (side: 'a' | 'b') => void
}

function FieldRow({ field, pair, side, number, atCursor, onPick }: FieldRowProps) {
  const speech = useLanguage()
  const { t } = speech
  const ids = useId()
  const words = pairFieldWords(field.field, speech)
  const hint = fieldHint(field.field, pair.reasons)
  const compared = areCompared(field.field, field.a, field.b)
  const marks = fieldMarks(field, pair.reasons, shown)

  const wordOf = (which: 'a' | 'b') => `${ids}${which}`
  const cell = (which: 'a' | 'b'): ReactNode => {
    const told = field.told[which]
    return (
      <span className={styles.said}>
        {valueOf(which)}
        {told && <ToldWord id={wordOf(which)} told={told} />}
      </span>
    )
  }
  const valueOf = (which: 'a' | 'b'): ReactNode => {
    const value = field[which]
    if (value === '') return <Nothing />
    const text = marks ? <MarkedText stretches={marks[which]} /> : shown(value)
    if (field.state !== 'differs') return <span className={styles.value}>{text}</span>
    return (
      <label className={styles.choice}>
        <input
          type="radio"
          name={`${pair.a.id} ${pair.b.id} ${field.field}`}
          className={styles.native}
          aria-label={t('common.labelled', { label: words, value: shown(value) })}
          aria-describedby={field.told[which] ? wordOf(which) : undefined}
          checked={side === which}
          onChange={() => onPick(which)}
        />
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.value}>{text}</span>
      </label>
    )
  }
  return (
    <tr
      className={classes(
        field.state === 'differs' && styles.differs,
        field.state === 'refusal' && styles.refusal,
        atCursor && styles.cursor,
      )}
    >
      <th scope="row">
        <span className={styles.fieldName}>
          {words}
          {number > 0 && (
            <>
              <span className={styles.unequal} title={t('review.differs')} role="img" aria-label={t('review.differs')}>
                ≠
              </span>
              {number <= 9 && <Kbd keys={String(number)} />}
            </>
          )}
        </span>
      </th>
      <td>{cell('a')}</td>
      <td>
        <span className={styles.withHint}>
          {cell('b')}
          {hint && compared && field.a !== field.b && <Chip tone={hint.tone}>{t(hint.words)}</Chip>}
        </span>
      </td>
      <td>
        <Merged field={field} side={side} shown={shown} />
      </td>
    </tr>
  )

  function shown(value: string): string {
    return pairValueWords(field.field, value, speech)
  }
}

interface MergedProps {
  readonly field: PairField
  readonly side: 'a' | 'b' | null
  readonly shown: (value: string) => string
}

function Merged({ field, side, shown }: MergedProps) {
  const { t, language } = useLanguage()
  // What was picked just now shows at once; the store's answer says the same a moment later.
  const value = field.state === 'differs' && side !== null ? field[side] : field.merged
  const also = field.also.filter((other) => other !== value)
  return (
    <span className={styles.merged}>
      {value === '' ? <Nothing /> : <strong className={styles.value}>{shown(value)}</strong>}
      {field.state === 'refusal' && <Chip tone="seal">{t('review.refusalCounts')}</Chip>}
      {also.length > 0 && (
        <span className={styles.also}>
          {t('review.alsoKept', { values: also.map(shown).join(language === 'en' ? ', ' : '、') })}
        </span>
      )}
    </span>
  )
}

function Nothing() {
  const { t } = useLanguage()
  return (
    <span className={styles.nothing}>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{t('review.nothing')}</span>
    </span>
  )
}

function Evenings({ attended: { a, b, together } }: { readonly attended: PairView['attended'] }) {
  const { t, formats } = useLanguage()
  if (a === 0 && b === 0) return null
  return (
    <tr className={classes(together > 0 && styles.against)}>
      <th scope="row">{t('review.evenings')}</th>
      <td className={styles.figure}>{formats.number(a)}</td>
      <td className={styles.figure}>{formats.number(b)}</td>
      <td>
        {together > 0 ? (
          <strong className={styles.together}>
            <span aria-hidden="true">－ </span>
            {t('review.together', { count: together })}
          </strong>
        ) : (
          <strong className={styles.figure}>{formats.number(a + b)}</strong>
        )}
      </td>
    </tr>
  )
}

/** The head of a side: its newest origin, and that there are more. */
function Origins({ origins }: { readonly origins: readonly PairOrigin[] }) {
  const speech = useLanguage()
  const now = useNow()
  const [first, ...more] = origins.map((origin) => originWords(origin, speech, now))
  if (first === undefined) return speech.t('review.originByHand')
  return (
    <>
      {first}
      {more.length > 0 && (
        <span className={styles.more} title={more.join('\n')}>
          {speech.t('review.originsMore', { count: more.length })}
        </span>
      )}
    </>
  )
}
