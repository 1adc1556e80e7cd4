import { ChevronLeft, ChevronRight, Ellipsis, FileDown, FileUp, Plus, Repeat } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { firstWeekday, localeOf } from '../../../shared/language/locale.ts'
import type { CalendarEntry } from '../../../shared/protocol/calendar.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { isTyping } from '../../ui/search-field.tsx'
import { useToday } from '../../ui/use-now.ts'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { salonAddress } from '../salons/addresses.ts'
import { NewSalonDialog } from '../salons/new-salon-dialog.tsx'
import { CALENDAR, CALENDAR_IMPORT, seriesAddress } from './addresses.ts'
import styles from './calendar-screen.module.css'
import { DayGrid } from './day-grid.tsx'
import { DayList } from './day-list.tsx'
import { stretchOf, turned, weeksOf } from './days.ts'
import type { CalendarLook, Stretch } from './days.ts'
import { ImportDialog } from './import-dialog.tsx'
import { SeriesDialog } from './series-dialog.tsx'
import { stretchTitle } from './stretch-title.ts'
import { useCalendarMoves } from './use-calendar-moves.ts'
import { useExportCalendar } from './use-export-calendar.ts'
import { useHolidays } from './use-holidays.ts'

export interface CalendarScreenProps {
  /** What the address asks for on top: `#/calendar/series/…`, an id or `new`. */
  readonly series?: string
  readonly action?: 'import'
}

interface Place {
  readonly look: CalendarLook
  readonly day: IsoDate | null
  readonly chapter: ChapterId | undefined
}

const LOOKS = ['month', 'week', 'list'] as const satisfies readonly CalendarLook[]

/** Kept while the window is open, so that coming back from a salon finds the calendar as it was left. */
let remembered: Place = { look: 'month', day: null, chapter: undefined }

/** All salons on the days they are held, and the dates of series that nobody has planned yet. */
export function CalendarScreen({ series, action }: CalendarScreenProps) {
  const { t, language } = useLanguage()
  const [, navigate] = useLocation()
  const act = useDo()
  const move = useCalendarMoves()
  const exportCalendar = useExportCalendar()
  const today = useToday()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [place, setPlace] = useState(remembered)
  const [newOn, setNewOn] = useState<IsoDate | null>(null)
  const change = (part: Partial<Place>) => {
    remembered = { ...place, ...part }
    setPlace(remembered)
  }
  const { look } = place
  const day = place.day ?? today
  const chapter = chapters.find(({ id }) => id === place.chapter)?.id
  const stretch = stretchOf(look, day, firstWeekday(language))
  const view = useView('calendar', { ...stretch, ...(chapter && { chapter }) })
  // While the next page is on its way the days stand already, empty for the blink of an eye.
  const entries = view.state === 'ready' && view.fresh ? view.value.entries : []
  const shown = chapters.filter(({ id }) => chapter === undefined || id === chapter)
  const holidays = useHolidays(
    shown.map(({ zone }) => zone),
    [stretch.from, addDays(stretch.before, -1)],
  )
  const title = titleOf(look, day, stretch, language)

  const open = async (entry: CalendarEntry) => {
    if (entry.salon) return navigate(salonAddress(entry.salon))
    if (!entry.series || !entry.occurrence) return
    const made = await act(
      'series.plan',
      { series: entry.series, date: entry.occurrence, chapter: entry.chapter },
      { done: t('salons.created', { theme: entry.seriesName }), undo: true },
    )
    if (made.ok) navigate(salonAddress(made.value.salon))
  }
  const exportAll = () =>
    chapter
      ? exportCalendar({ kind: 'chapter', chapter }, chapters.find(({ id }) => id === chapter)?.name ?? '')
      : exportCalendar({ kind: 'all' }, community?.name ?? '')
  const turn = (pages: 1 | -1) => change({ day: turned(look, day, pages) })
  useCalendarKeys({
    PageUp: () => turn(-1),
    PageDown: () => turn(1),
    t: () => change({ day: today }),
    m: () => change({ look: 'month' }),
    w: () => change({ look: 'week' }),
    l: () => change({ look: 'list' }),
    n: () => setNewOn(day),
  })
  const common = {
    label: title,
    entries,
    holidays: holidays.days,
    withChapter: shown.length > 1,
    onOpen: (entry: CalendarEntry) => void open(entry),
  }
  return (
    <Page
      title={t('calendar.title')}
      actions={
        <>
          <Menu
            label={t('calendar.actions')}
            placement="bottom end"
            trigger={<IconButton framed label={t('calendar.actions')} icon={<Ellipsis />} />}
            groups={[
              {
                title: t('calendar.seriesTitle'),
                choices: [
                  ...(community?.series ?? [])
                    .filter((each) => each.chapter === undefined || chapter === undefined || each.chapter === chapter)
                    .map((each) => ({
                      id: each.id as string,
                      label: each.name,
                      hint:
                        each.chapter === undefined
                          ? t('calendar.everyChapter')
                          : (chapters.find(({ id }) => id === each.chapter)?.name ?? ''),
                      onChoose: () => navigate(seriesAddress(each.id)),
                    })),
                  {
                    id: 'new',
                    label: t('calendar.newSeries'),
                    icon: <Repeat />,
                    onChoose: () => navigate(seriesAddress('new')),
                  },
                ],
              },
              {
                choices: [
                  {
                    id: 'import',
                    label: t('calendar.importMenu'),
                    icon: <FileDown />,
                    onChoose: () => navigate(CALENDAR_IMPORT),
                  },
                  {
                    id: 'export',
                    label: t('calendar.exportMenu'),
                    icon: <FileUp />,
                    onChoose: () => void exportAll(),
                  },
                ],
              },
            ]}
          />
          <Button kind="primary" icon={<Plus />} onClick={() => setNewOn(day)}>
            {t('salons.new')}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <Button size="small" onClick={() => change({ day: today })}>
          {t('calendar.today')}
        </Button>
        <IconButton size="small" label={t('calendar.earlier')} icon={<ChevronLeft />} onClick={() => turn(-1)} />
        <IconButton size="small" label={t('calendar.later')} icon={<ChevronRight />} onClick={() => turn(1)} />
        <h2 className={styles.title} aria-live="polite">
          {title}
        </h2>
        <div className={styles.end}>
          {chapters.length > 1 && (
            <div className={styles.filter}>
              <ChapterFilter
                size="small"
                label={t('salons.chapter')}
                value={chapter}
                onChange={(chosen) => change({ chapter: chosen })}
                chapters={chapters}
              />
            </div>
          )}
          <RadioGroup
            look="row"
            label={t('calendar.look')}
            hideLabel
            value={look}
            onChange={(chosen) => change({ look: chosen })}
            options={LOOKS.map((value) => ({ value, label: t(`calendar.look.${value}`) }))}
          />
        </div>
      </div>
      {holidays.gaps.map((gap) => (
        <p key={gap} className={styles.gap}>
          {gap}
        </p>
      ))}
      <div className={styles.body}>
        {look === 'list' ? (
          <DayList {...common} />
        ) : (
          <DayGrid
            {...common}
            weeks={weeksOf(stretch)}
            {...(look === 'month' && { month: day.slice(0, 7) })}
            look={look === 'month' ? 'line' : 'roomy'}
            focused={day}
            onFocus={(focused) => change({ day: focused })}
            onNew={setNewOn}
            onWhole={(whole) => change({ day: whole, look: 'week' })}
            onMove={(entry, to) => void move(entry, to)}
          />
        )}
      </div>
      {newOn !== null && (
        <NewSalonDialog
          chapter={chapter}
          day={newOn}
          onClose={() => setNewOn(null)}
          onCreated={(salon) => navigate(salonAddress(salon))}
        />
      )}
      {action === 'import' && <ImportDialog chapter={chapter ?? null} onClose={() => navigate(CALENDAR)} />}
      {(series === 'new' || isId('ser', series)) && (
        <SeriesDialog
          key={series}
          series={series === 'new' ? null : series}
          chapter={chapter ?? chapters[0]?.id ?? null}
          day={day < today ? today : day}
          onClose={() => navigate(CALENDAR)}
        />
      )}
    </Page>
  )
}

/** Single keys that work while nobody is typing and nothing lies over the calendar. */
function useCalendarKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return
      const run = latest.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function titleOf(look: CalendarLook, day: IsoDate, { from, before }: Stretch, language: Language): string {
  const last = addDays(before, -1)
  if (look === 'week') return stretchTitle(language, from, last, 'day')
  if (look === 'list') return stretchTitle(language, from, last, 'month')
  return new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  )
}
