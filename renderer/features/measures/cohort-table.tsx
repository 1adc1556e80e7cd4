import { TOLD_FROM } from '../../../shared/domain/measures.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import { useLanguage } from '../../ui/language.tsx'
import { quarterOf } from './measure-words.ts'
import styles from './measures.module.css'

/** Shades that a field can have; the number in it says the same. */
const SHADES = 60

/** Who joined in each quarter, and how many of them took part in those that followed. */
export function CohortTable({ all: { cohorts } }: { readonly all: MeasuresReady }) {
  const { t, formats } = useLanguage()
  const most = Math.max(...cohorts.map(({ active }) => active.length), 0)
  return (
    <table className={styles.cohorts}>
      <thead>
        <tr>
          <th scope="col">{t('measures.joinedIn')}</th>
          <th scope="col">{t('measures.joined')}</th>
          {Array.from({ length: most }, (_, after) => (
            <th key={after} scope="col">
              {formats.number(after)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map(({ start, joined, active }) => (
          <tr key={start}>
            <th scope="row">{t('measures.quarter', { quarter: quarterOf(start), year: start.slice(0, 4) })}</th>
            <td>{formats.number(joined)}</td>
            {Array.from({ length: most }, (_, after) => {
              const came = joined === 0 ? null : (active[after] ?? null)
              const share = came === null ? 0 : came / joined
              return (
                <td
                  key={after}
                  style={{ background: `color-mix(in srgb, var(--jade) ${Math.round(share * SHADES)}%, transparent)` }}
                >
                  {came === null
                    ? ''
                    : joined < TOLD_FROM
                      ? t('measures.few', { part: came, of: joined })
                      : formats.percent(share)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
