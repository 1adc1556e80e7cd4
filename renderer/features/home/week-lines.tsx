import { CalendarClock } from 'lucide-react'
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { WeekLine } from '../../../shared/protocol/week.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './home.module.css'
import { lineWords } from './week-words.ts'

/** What to do, each with its reason and the one button that leads there. */
export function WeekLines({ lines }: { readonly lines: readonly WeekLine[] }) {
  const { t } = useLanguage()
  return (
    <ol className={styles.lines} aria-label={t('week.about')}>
      {lines.map((line, index) => (
        <Line key={line.key} line={line} nth={index} />
      ))}
    </ol>
  )
}

const CHINESE_NUMBERS = '一二三四五六七'

function Line({ line, nth }: { readonly line: WeekLine; readonly nth: number }) {
  const speech = useLanguage()
  const { t, language, formats } = speech
  const now = useNow()
  const act = useDo()
  const why = useId()
  const [, navigate] = useLocation()
  const words = lineWords(line, speech, now)
  return (
    <li className={styles.line}>
      <span className={styles.number} aria-hidden="true">
        {language === 'en' ? formats.number(nth + 1) : CHINESE_NUMBERS[nth]}
      </span>
      <div className={styles.words}>
        <h2 className={styles.what}>{words.what}</h2>
        <p id={why} className={styles.why}>
          {words.why}
        </p>
      </div>
      <div className={styles.does}>
        <Button
          aria-label={t('week.do', { what: words.what, button: words.button })}
          aria-describedby={why}
          onClick={() => navigate(words.to)}
        >
          {words.button}
        </Button>
        <span className={styles.later}>
          <IconButton
            size="small"
            label={t('week.putOffWhat', { what: words.what })}
            icon={<CalendarClock />}
            onClick={() =>
              void act('week.putOff', { line: line.key, level: line.level }, { done: t('week.putOffDone') })
            }
          />
        </span>
      </div>
    </li>
  )
}
