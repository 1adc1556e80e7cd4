import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'
import styles from './chart.module.css'

/** What a drawing says, as rows; the first cell of each names it. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface ChartFrameProps {
  /** What is drawn, in one sentence. */
  readonly label: string
  /** Units of the drawing; it takes the width that there is, and the letters in it grow with it. */
  readonly width: number
  readonly height: number
  readonly table: ChartTable
  /** On paper nothing can be unfolded. */
  readonly isPaper?: boolean
  /** What the marks mean; no mark is told apart by its colour alone. */
  readonly legend?: ReactNode
  readonly children: ReactNode
}

/** A drawing with the table that says the same. */
export function ChartFrame({ label, width, height, table, isPaper = false, legend, children }: ChartFrameProps) {
  const { t } = useLanguage()
  return (
    <figure className={styles.figure}>
      <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {children}
      </svg>
      {legend !== undefined && <figcaption className={styles.legend}>{legend}</figcaption>}
      {!isPaper && (
        <details className={styles.twin}>
          <summary>{t('chart.asTable')}</summary>
          <table aria-label={label}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([name, ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, at) => (
                    <td key={table.columns[at + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  )
}
