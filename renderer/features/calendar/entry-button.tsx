import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CalendarEntry } from '../../../shared/protocol/calendar.ts'
import colours from '../../ui/chapter-colours.module.css'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { clashSentence, keyOf, shortTitleOf, spokenEntry, titleOf } from './entry-words.ts'
import styles from './entry-button.module.css'

export interface EntryButtonProps {
  readonly entry: CalendarEntry
  /** `line` for a month, `double` for a day of it with little in it, `roomy` where there is place for venue and seats. */
  readonly look: 'line' | 'double' | 'roomy'
  /** The chapter is named where entries of several stand side by side. */
  readonly withChapter: boolean
  readonly tabbable: boolean
  readonly onOpen: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void
  readonly onDrag?: (entry: CalendarEntry | null) => void
}

/** A salon in the calendar, or a date that waits for one. */
export function EntryButton({ entry, look, withChapter, tabbable, onOpen, onKeyDown, onDrag }: EntryButtonProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const chapter = chapterOf(useCommunity(), entry.chapter)
  const [dragged, setDragged] = useState(false)
  const spoken = spokenEntry(speech, entry, chapter?.name ?? '')
  const time = entry.start.slice(11)
  const seats =
    entry.capacity === null
      ? formats.number(entry.going)
      : `${formats.number(entry.going)} / ${formats.number(entry.capacity)}`
  return (
    <button
      type="button"
      data-entry={keyOf(entry)}
      draggable={!entry.cancelled && onDrag !== undefined}
      tabIndex={tabbable ? 0 : -1}
      aria-label={spoken}
      title={spoken}
      className={classes(
        styles.entry,
        look !== 'line' && styles[look],
        entry.salon === null && styles.ghost,
        entry.cancelled && styles.cancelled,
        entry.past && styles.past,
        dragged && styles.dragged,
      )}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', titleOf(entry))
        setDragged(true)
        onDrag?.(entry)
      }}
      onDragEnd={() => {
        setDragged(false)
        onDrag?.(null)
      }}
    >
      <span className={classes(styles.bar, chapter && colours[chapter.colour])} aria-hidden="true" />
      {look === 'double' ? (
        <>
          <span className={styles.time}>{[time, withChapter && chapter?.name].filter(Boolean).join(' ')}</span>
          {entry.clashes.length > 0 && (
            <span className={styles.mark}>
              <TriangleAlert aria-hidden="true" />
            </span>
          )}
          <span className={styles.title}>{shortTitleOf(entry)}</span>
        </>
      ) : look === 'line' ? (
        <>
          <span className={styles.time}>{time}</span>
          <span className={styles.title}>
            {shortTitleOf(entry)}
            {withChapter && chapter && ` · ${chapter.name}`}
          </span>
          {entry.clashes.length > 0 && (
            <span className={styles.mark}>
              <TriangleAlert aria-hidden="true" />
            </span>
          )}
        </>
      ) : (
        <>
          <span className={styles.time}>{t('salons.timeRange', { start: time, end: entry.end.slice(11) })}</span>
          <span className={styles.title}>{titleOf(entry)}</span>
          <span className={styles.aside}>
            {[
              withChapter && chapter?.name,
              entry.salon === null ? t('calendar.notPlanned') : entry.venue || t('salons.noVenue'),
              entry.salon !== null && !entry.cancelled && t('calendar.seats', { seats }),
              entry.cancelled && t('salons.cancelled'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {entry.clashes.slice(0, 1).map((clash) => (
            <span key={clash.other + clash.kind} className={styles.warning}>
              {clashSentence(speech, clash)}
            </span>
          ))}
        </>
      )}
    </button>
  )
}
