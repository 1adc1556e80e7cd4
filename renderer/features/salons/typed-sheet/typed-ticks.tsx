import type { PaperGuest } from '../../../../shared/protocol/paper.ts'
import type { TypedTicks as Ticks } from '../../../../shared/salons/typed-ticks.ts'
import { Chip } from '../../../ui/chip.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import styles from './typed-sheet.module.css'

export interface TypedTicksProps {
  readonly ticks: Ticks
  /** The sheet's rows. */
  readonly guests: readonly PaperGuest[]
  readonly letter: string
}

/** What was typed, read back: whom the numbers mean, and what cannot be taken as it is. */
export function TypedTicks({ ticks, guests, letter }: TypedTicksProps) {
  const { t, formats } = useLanguage()
  const { rows, walkIns, problems, twice } = ticks
  const already = rows.filter((row) => guests[row - 1]?.arrived).length
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="seal" title={t('sheets.problems', { count: problems.length })} live>
          <ul className={styles.problems}>
            {problems.map(({ kind, text }, at) => (
              <li key={at}>{t(`sheets.problem.${kind}`, { text, letter })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className={styles.quiet} role="status">
        {formats.sentences([
          t('sheets.found', { fresh: rows.length - already, already, walkIns: walkIns.length }),
          twice.length > 0 ? t('sheets.twice', { rows: formats.list(twice.map(String)) }) : '',
        ])}
      </p>
      {rows.length + walkIns.length > 0 && (
        <ul className={styles.people} aria-label={t('sheets.people')}>
          {rows.map((row) => {
            const guest = guests[row - 1]
            return (
              <li key={row} className={styles.person}>
                <span className={styles.row}>{row}</span>
                <span className={styles.name}>
                  {guest?.name === undefined || guest.name === '' ? t('sheets.nobody') : guest.name}
                </span>
                {guest?.hint && <span className={styles.quiet}>{guest.hint}</span>}
                {guest?.arrived && <Chip>{t('sheets.already')}</Chip>}
              </li>
            )
          })}
          {walkIns.map(({ row, name, phone }) => (
            <li key={row} className={styles.person}>
              <span className={styles.row}>{row}</span>
              <span className={styles.name}>{name}</span>
              <span className={styles.quiet}>{phone}</span>
              <Chip tone="indigo">{t('sheets.new')}</Chip>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
