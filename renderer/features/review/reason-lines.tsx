import type { Reason } from '../../../shared/domain/matching.ts'
import type { PairView } from '../../../shared/protocol/people.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './reason-lines.module.css'
import { reasonWords } from './reason-words.tsx'

export interface ReasonLinesProps {
  readonly reasons: readonly Reason[]
  /** How many values one of which has to give way; said where nothing speaks against. */
  readonly differing?: number | undefined
  readonly decided?: PairView['decided'] | undefined
}

/** Why two may be one person, and why not: a line each, in words. */
export function ReasonLines({ reasons, differing, decided = [] }: ReasonLinesProps) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const against = reasons.filter(({ sign }) => sign === '-')
  const speaking = reasons.filter(({ sign }) => sign === '+')
  return (
    <div className={styles.lines}>
      {speaking.length > 0 && <Sentences label={t('review.speaksFor')} sign="＋" reasons={speaking} tone="plain" />}
      {against.length > 0 && <Sentences label={t('review.speaksAgainst')} sign="－" reasons={against} tone="against" />}
      {reasons.length === 0 && <p className={styles.quiet}>{t('review.noReasons')}</p>}
      {speaking.length > 0 && against.length === 0 && differing !== undefined && (
        <p className={styles.quiet}>{t('review.nothingAgainst', { count: differing })}</p>
      )}
      {decided.map(({ kind, by, at, voided }) => (
        <p key={`${kind} ${at}`} className={styles.quiet}>
          {t(DECIDED[kind][voided ? 'voided' : 'stands'], { who: by, when: formats.dayTime(at, undefined, now) })}
        </p>
      ))}
    </div>
  )
}

const DECIDED = {
  same: { stands: 'review.decidedSame', voided: 'review.decidedSameVoided' },
  apart: { stands: 'review.decidedApart', voided: 'review.decidedApartVoided' },
} as const

interface SentencesProps {
  readonly label: string
  readonly sign: string
  readonly reasons: readonly Reason[]
  readonly tone: 'plain' | 'against'
}

function Sentences({ label, sign, reasons, tone }: SentencesProps) {
  const { language } = useLanguage()
  return (
    <div className={styles[tone]}>
      <span className={styles.sign} role="img" aria-label={label} title={label}>
        {sign}
      </span>
      <ul className={styles.sentences}>
        {reasons.map((reason, index) => (
          <li key={`${reason.code} ${index}`}>{reasonWords(reason, language)}</li>
        ))}
      </ul>
    </div>
  )
}
