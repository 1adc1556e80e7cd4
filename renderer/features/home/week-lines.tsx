import { CalendarClock } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import type { ReconnectRow } from '../../../shared/protocol/value.ts'
import type { WeekLine } from '../../../shared/protocol/week.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { TouchpointForm } from '../common/touchpoint-form.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { IntroduceDialog } from '../connections/introduce-dialog.tsx'
import type { IntroduceDialogProps } from '../connections/introduce-dialog.tsx'
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
  const mayIntroduce = useCommunity()?.may.commands.includes('meeting.introduce') === true
  // Kept as it was when somebody opened it: the line goes on to the next newcomer by itself.
  const [introducing, setIntroducing] = useState<Omit<IntroduceDialogProps, 'onClose'> | null>(null)
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
          onClick={() => {
            const [first] = line.kind === 'introduce' && mayIntroduce ? line.who : []
            if (line.kind === 'introduce' && first) setIntroducing({ a: first, idea: line.idea, chapter: line.chapter })
            else navigate(words.to)
          }}
        >
          {words.button}
        </Button>
        {line.kind === 'call' && <NoteContact who={line.who} why={why} />}
        {introducing && <IntroduceDialog {...introducing} onClose={() => setIntroducing(null)} />}
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

interface NoteContactProps {
  readonly who: ReconnectRow
  /** The id of the words that say why. */
  readonly why: string
}

/** For whoever has called already: writes it down on the spot. */
function NoteContact({ who: { id, name, chapter }, why }: NoteContactProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const may = useCommunity()?.may.commands.includes('touchpoint.add') === true
  if (!may) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t('common.labelled', { label: t('week.contacted'), value: name })}
        aria-describedby={why}
        onClick={() => setOpen(true)}
      >
        {t('week.contacted')}
      </Button>
      <Dialog title={t('week.contactedWho', { name })} open={open} onClose={close} size="small">
        <TouchpointForm member={id} chapter={chapter} usual="call" onDone={close} />
      </Dialog>
    </>
  )
}
