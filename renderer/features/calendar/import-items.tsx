import { rhythmSentence } from '../../../shared/language/rhythm-sentence.ts'
import type { CalendarChange, CalendarItem } from '../../../shared/protocol/calendar.ts'
import { Chip } from '../../ui/chip.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import styles from './import-dialog.module.css'

export interface ImportItemsProps {
  readonly items: readonly CalendarItem[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** Lines that stand in a list at once; more are counted, and are chosen with the rest. */
const MOST_SHOWN = 500

/** What the file would bring, what it would change here, and what it would leave as it is. */
export function ImportItems({ items, chosen, onChoose }: ImportItemsProps) {
  const { t } = useLanguage()
  const those = (...states: readonly CalendarItem['state'][]) => items.filter(({ state }) => states.includes(state))
  const [fresh, changed, same] = [those('new'), those('changed'), those('same', 'older', 'elsewhere')]
  return (
    <>
      {fresh.length > 0 && (
        <ItemList
          items={fresh}
          title={t('calendar.importNew', { count: fresh.length })}
          all={t('calendar.importAll', { count: fresh.length })}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      {changed.length > 0 && (
        <ItemList
          items={changed}
          title={t('calendar.importChanged', { count: changed.length })}
          all={t('calendar.importChangedAll', { count: changed.length })}
          note={t('calendar.importChangedNote')}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      {same.length > 0 && (
        <details className={styles.same}>
          <summary>{t('calendar.importSame', { count: same.length })}</summary>
          <ul className={styles.items}>
            {same.slice(0, MOST_SHOWN).map((item) => (
              <ItemLine key={item.key} item={item} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface ItemListProps extends ImportItemsProps {
  readonly title: string
  /** Beside the box that chooses all of them. */
  readonly all: string
  readonly note?: string
}

function ItemList({ items, title, all, note, chosen, onChoose }: ItemListProps) {
  const { t, formats } = useLanguage()
  const count = items.filter(({ key }) => chosen.has(key)).length
  const choose = (keys: readonly string[], wanted: boolean) => {
    const next = new Set(chosen)
    for (const key of keys) {
      if (wanted) next.add(key)
      else next.delete(key)
    }
    onChoose(next)
  }
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {note !== undefined && <p className={styles.summary}>{note}</p>}
      {items.length > 1 && (
        <Checkbox
          checked={count === items.length ? true : count === 0 ? false : 'mixed'}
          onChange={(checked) =>
            choose(
              items.map(({ key }) => key),
              checked,
            )
          }
        >
          {all}
        </Checkbox>
      )}
      <ul className={styles.items}>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <ItemLine
            key={item.key}
            item={item}
            checked={chosen.has(item.key)}
            onChange={(checked) => choose([item.key], checked)}
          />
        ))}
      </ul>
      {items.length > MOST_SHOWN && (
        <p className={styles.summary}>
          {t('calendar.importMore', { count: formats.number(items.length - MOST_SHOWN) })}
        </p>
      )}
    </section>
  )
}

interface ItemLineProps {
  readonly item: CalendarItem
  readonly checked?: boolean
  /** Absent where nothing is to be chosen. */
  readonly onChange?: (checked: boolean) => void
}

function ItemLine({ item, checked = false, onChange }: ItemLineProps) {
  const speech = useLanguage()
  const { t } = speech
  const title = item.title === '' ? t('calendar.untitled') : item.title
  return (
    <li className={styles.item}>
      {onChange ? <Checkbox checked={checked} label={title} onChange={onChange} /> : <span />}
      <span className={styles.when}>{whenWords(speech, item)}</span>
      <span className={styles.what}>
        <span className={styles.title}>{title}</span>
        <span className={styles.aside}>
          {[
            item.kind === 'series' && rhythmSentence(speech.language, item),
            item.salons > 0 && t('calendar.importDiffering', { count: item.salons }),
            item.location,
            ...item.doubts.map((doubt) => t(`calendar.doubt.${doubt}`)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {item.changes.length > 0 && (
          <ul className={styles.changes}>
            {item.changes.map((change) => (
              <li key={change.field}>{changeWords(speech, change)}</li>
            ))}
          </ul>
        )}
      </span>
      <StateChip item={item} />
    </li>
  )
}

function StateChip({ item }: { readonly item: CalendarItem }) {
  const { t } = useLanguage()
  if (item.state === 'older') return <Chip>{t('calendar.importOlder')}</Chip>
  if (item.state === 'elsewhere') return <Chip>{t('calendar.importElsewhere')}</Chip>
  if (item.state === 'same') return <Chip>{t('calendar.importHere')}</Chip>
  if (item.cancelled) return <Chip>{t('salons.cancelled')}</Chip>
  if (item.past) return <Chip>{t('calendar.importPast')}</Chip>
  return item.kind === 'series' ? <Chip tone="indigo">{t('calendar.seriesTitle')}</Chip> : null
}

/** One difference in words: what stands here, and what the file says. */
export function changeWords(speech: Speech, change: CalendarChange): string {
  const { t, language } = speech
  const words = (field: Exclude<CalendarChange['field'], 'cancelled'>, before: string, after: string) =>
    t('calendar.change', { field: t(`calendar.changed.${field}`), before: before || t('calendar.changedNone'), after })
  switch (change.field) {
    case 'cancelled':
      return t(change.after ? 'calendar.changedOff' : 'calendar.changedOn')
    case 'when':
      return words('when', spanWords(speech, change.before), spanWords(speech, change.after))
    case 'rhythm':
      return words(
        'rhythm',
        change.before ? rhythmSentence(language, change.before) : '',
        rhythmSentence(language, change.after),
      )
    case 'theme':
    case 'venue':
    case 'notes':
      return words(change.field, excerpt(change.before), excerpt(change.after))
  }
}

/** As much of a long text as tells it from another. */
const EXCERPT = 80

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line
}

function whenWords(speech: Speech, { start, end, allDay }: CalendarItem): string {
  const { t, formats } = speech
  return allDay
    ? `${formats.day(Date.parse(`${start}Z`), 'UTC')} · ${t('calendar.allDay')}`
    : spanWords(speech, { start, end })
}

function spanWords({ t, formats }: Speech, { start, end }: Pick<CalendarItem, 'start' | 'end'>): string {
  const day = formats.day(Date.parse(`${start}Z`), 'UTC')
  return `${day} ${t('salons.timeRange', { start: start.slice(11), end: end.slice(11) })}`
}
