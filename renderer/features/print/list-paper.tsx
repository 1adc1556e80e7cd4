import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { PaperList } from '../../../shared/protocol/paper-list.ts'
import { pageSizeOf } from '../../../shared/protocol/print.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { planWords } from '../exports/plan-words.ts'
import { fillPages } from './fill-pages.ts'
import { columnShares } from './list-columns.ts'
import styles from './list-paper.module.css'
import { Pages } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import { useNothing } from './use-paper.ts'

/** Millimetres, as in the style sheet. */
const MARGINS = { top: 10, bottom: 16, side: 12 }
const HEAD = 18

/** Columns that fit in the larger letters. */
const FEW_COLUMNS = 8

/** A list as a table on as many pages as it takes: what it is for and for whom above each, long cells on several lines. */
export function ListPaper({ job, ...drawing }: Drawing & { readonly job: JobOf<'list'> }) {
  const view = useView('paperList', { list: job.list })
  const list = view.state === 'ready' ? view.value : null
  useNothing(view.state === 'failed' || (view.state === 'ready' && view.value === null), drawing.onDrawn)
  return list && <Sheets job={job} list={list} {...drawing} />
}

function Sheets({ job, list, ...drawing }: Drawing & { readonly job: JobOf<'list'>; readonly list: PaperList }) {
  const { t, formats } = useLanguage()
  const measured = useRef<HTMLTableElement>(null)
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null)
  const shares = useMemo(() => columnShares(list), [list])
  const { width, height } = pageSizeOf(job)
  const inner = width - 2 * MARGINS.side
  useLayoutEffect(() => {
    let isCurrent = true
    measured.current?.getBoundingClientRect()
    void document.fonts.ready.then(() => {
      const table = measured.current
      if (!table || !isCurrent) return
      const perMm = table.getBoundingClientRect().width / inner
      const room = (height - MARGINS.top - MARGINS.bottom - HEAD) * perMm
      const above = table.tHead?.getBoundingClientRect().height ?? 0
      const heights = Array.from(table.tBodies[0]?.rows ?? [], (row) => ({
        height: row.getBoundingClientRect().height,
      }))
      setPages(fillPages(heights, room - above))
    })
    return () => {
      isCurrent = false
    }
  }, [inner, height, list])
  const table = (places: readonly number[]) => <Table list={list} shares={shares} places={places} />
  if (pages === null)
    return (
      <div className={styles.measure} style={{ width: `${inner}mm` }} aria-hidden="true">
        <Table ref={measured} list={list} shares={shares} places={list.rows.map((_, index) => index)} />
      </div>
    )
  const { by, at, rows } = list
  return (
    <Pages
      {...drawing}
      paper={job.paper}
      landscape={job.landscape}
      foot={t('print.listFoot', { rows: rows.length, by, at: formats.day(at) })}
      pages={pages.map((places, index) => (
        <div key={places[0]} className={styles.sheet}>
          <Head list={list} first={index === 0} />
          {table(places)}
        </div>
      ))}
    />
  )
}

function Head({ list, first }: { readonly list: PaperList; readonly first: boolean }) {
  const speech = useLanguage()
  const Title = first ? 'h1' : 'p'
  return (
    <header className={styles.head}>
      <Title className={styles.title}>{list.title}</Title>
      <p className={styles.what}>{planWords(list, speech).join(' · ')}</p>
    </header>
  )
}

interface TableProps {
  readonly list: PaperList
  readonly shares: readonly number[]
  /** Which rows, from 0. */
  readonly places: readonly number[]
  readonly ref?: React.Ref<HTMLTableElement>
}

function Table({ list: { columns, rows }, shares, places, ref }: TableProps): ReactNode {
  const { t } = useLanguage()
  return (
    <table ref={ref} className={columns.length > FEW_COLUMNS ? styles.manyColumns : styles.rows}>
      <colgroup>
        <col className={styles.number} />
        {shares.map((share, index) => (
          <col key={index} style={{ width: `${share * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('print.number')}</th>
          {columns.map(({ label }, index) => (
            <th key={index} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place}>
            <td className={styles.count}>{place + 1}</td>
            {columns.map(({ isNumber }, index) => (
              <td key={index} className={isNumber ? styles.count : undefined}>
                {rows[place]?.[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
