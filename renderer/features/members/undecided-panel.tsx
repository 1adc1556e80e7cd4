import type { Decision } from '../../../shared/protocol/decisions.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useNow } from '../../ui/use-now.ts'
import { fieldWords, valueWords } from '../history/history-words.ts'
import styles from './undecided-panel.module.css'

type FieldDecision = Extract<Decision, { kind: 'field' }>

/** A field with two values: both, who wrote each and when, and a button that keeps one. */
export function UndecidedPanel({ decision }: { readonly decision: FieldDecision }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const now = useNow()
  const community = useCommunity()
  const field = fieldWords(decision.field, speech, community)
  const wordsOf = (value: string) =>
    value === '' ? t('members.undecidedEmpty') : valueWords(decision.field, value, speech, community)
  const settle = (choice: FieldDecision['choices'][number]) =>
    act(
      'decision.settle',
      { record: decision.record, field: decision.field, choice: choice.id },
      { done: t('members.settled', { field, value: wordsOf(choice.value) }), undo: true },
    )
  return (
    <section className={styles.panel} aria-label={t('members.undecidedTitle', { field })}>
      <h3 className={styles.title}>
        {decision.choices.length === 2
          ? t('members.undecidedTitle', { field })
          : t('members.undecidedMany', { field, count: decision.choices.length })}
      </h3>
      <ul className={styles.choices}>
        {decision.choices.map((choice) => (
          <li key={choice.id} className={styles.choice}>
            <span className={styles.words}>
              <span className={styles.value}>{wordsOf(choice.value)}</span>
              <span className={styles.who}>
                {[
                  choice.mine ? t('members.undecidedYou') : choice.by,
                  choice.deviceName,
                  choice.at > 0 && formats.dayTime(choice.at, undefined, now),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="small"
              aria-label={t('common.labelled', { label: t('members.undecidedChoose'), value: wordsOf(choice.value) })}
              onClick={() => void settle(choice)}
            >
              {t('members.undecidedChoose')}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('members.undecidedHint')}</p>
    </section>
  )
}
