import type { PaperView } from '../../../shared/protocol/paper.ts'
import { PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import type { SeatTable } from '../../../shared/domain/salon.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { inPages } from './fill-pages.ts'
import { LINE_HEIGHT, fitName } from './fit-name.ts'
import { Pages, useLetters } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import styles from './table-cards.module.css'
import { widthOfName } from './text-width.ts'
import { useNothing, usePaper } from './use-paper.ts'

/** Two cards a page; each is folded in its middle and reads from both sides. */
const CARDS_A_PAGE = 2
const SIDE_MM = 14
const MOST_NAME_MM = 26
/** The name's share of a face, with guests under it and without. */
const NAME_SHARE = { with: 0.42, alone: 0.8 } as const
/** More guests than these stand in two columns. */
const ONE_COLUMN = 5

/** Tents for the tables: the table's name, and who sits there. */
export function TableCards({ job, ...drawing }: Drawing & { readonly job: JobOf<'tableCards'> }) {
  const { language } = useLanguage()
  const value = usePaper({ salon: job.salon, language, guests: 'asked' })
  useNothing(value === null || value?.salon.tables.length === 0, drawing.onDrawn)
  return value && value.salon.tables.length > 0 ? <Cards job={job} view={value} {...drawing} /> : null
}

function Cards({ job, view, ...drawing }: Drawing & { readonly job: JobOf<'tableCards'>; readonly view: PaperView }) {
  const { t } = useLanguage()
  const { tables } = view.salon
  const hasLetters = useLetters(tables.map((table) => cardTitle(table, t)).join(''))
  if (!hasLetters) return null
  const { width, height } = PAPER_SIZES[job.paper]
  const face = { width, height: height / CARDS_A_PAGE / 2 }
  return (
    <Pages
      {...drawing}
      paper={job.paper}
      pages={inPages(tables, CARDS_A_PAGE).map((page) => (
        <div key={page[0]?.id}>
          {page.map((table) => (
            <article key={table.id} className={styles.card}>
              {/* The side that stands on its head until the card is folded says the same, and is read once. */}
              <div aria-hidden="true" className={styles.back}>
                <Face table={table} names={job.names} view={view} face={face} />
              </div>
              <div className={styles.fold} />
              <Face table={table} names={job.names} view={view} face={face} />
            </article>
          ))}
        </div>
      ))}
    />
  )
}

function Face({
  table,
  names,
  view,
  face,
}: {
  readonly table: SeatTable
  readonly names: boolean
  readonly view: PaperView
  readonly face: { readonly width: number; readonly height: number }
}) {
  const { t } = useLanguage()
  const guests = names ? view.guests.filter((guest) => guest.table === table.id && guest.name !== '') : []
  const share = guests.length > 0 ? NAME_SHARE.with : NAME_SHARE.alone
  const room = { width: face.width - 2 * SIDE_MM, height: face.height * share }
  const fitted = fitName(cardTitle(table, t), widthOfName, room, MOST_NAME_MM)
  return (
    <div className={styles.face} style={{ height: `${face.height}mm`, padding: `0 ${SIDE_MM}mm` }}>
      <p className={styles.name} style={{ fontSize: `${fitted.size}mm`, lineHeight: LINE_HEIGHT }}>
        {fitted.lines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </p>
      {guests.length > 0 && (
        <ul className={guests.length > ONE_COLUMN ? styles.many : styles.few}>
          {guests.map((guest) => (
            <li key={guest.member}>
              {guest.name}
              {guest.companions.length > 0 && ` +${guest.companions.length}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What stands on a card: a number alone would say little from across the room. */
function cardTitle({ name }: SeatTable, t: Speech['t']): string {
  if (/^\d+$/.test(name)) return t('print.tableNumber', { number: name })
  return name === '' ? t('print.table') : name
}
