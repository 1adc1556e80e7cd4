import { useMemo } from 'react'
import type { PaperGuest, PaperView } from '../../../shared/protocol/paper.ts'
import { PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { EveningHead } from './evening-head.tsx'
import { inPages } from './fill-pages.ts'
import { Pages } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import styles from './sign-in.module.css'
import { widthInLetters } from './text-width.ts'
import { useNothing, usePaper } from './use-paper.ts'

/** Millimetres, as in the style sheet: a row that a marker hits and a column of names that a table's length can read. */
const ROW = 9.4
const EVERYTHING_ELSE = 51

/** A line of the sheet: somebody who is expected, or room for somebody who is not. */
interface Line {
  readonly number: number
  readonly guest: PaperGuest | null
}

/** The sign-in sheet: a big box, a number and a name a row; empty lines for walk-ins at the end. */
export function SignIn({ job, ...drawing }: Drawing & { readonly job: JobOf<'signIn'> }) {
  const value = usePaper({ salon: job.salon, language: job.order, guests: job.guests, sheet: job.sheet })
  const isThere = value !== undefined && value !== null && (job.sheet === null || value.sheet !== null)
  useNothing(value !== undefined && !isThere, drawing.onDrawn)
  return isThere ? <Sheet job={job} view={value} {...drawing} /> : null
}

function Sheet({ job, view, ...drawing }: Drawing & { readonly job: JobOf<'signIn'>; readonly view: PaperView }) {
  const { t, formats } = useLanguage()
  const { sheet } = view
  const blanks = sheet?.blanks ?? job.blanks
  const lines = useMemo(() => linesOf(view.guests, blanks), [view.guests, blanks])
  const perPage = Math.floor((PAPER_SIZES[job.paper].height - EVERYTHING_ELSE) / ROW)
  const pages = inPages(lines, perPage)
  const foot = [
    t('print.signInHint'),
    ...(sheet ? [t('print.printedBy', { by: sheet.by, at: formats.dayTime(sheet.at) })] : []),
  ].join('　')
  return (
    <Pages
      {...drawing}
      paper={job.paper}
      foot={foot}
      pages={(pages.length > 0 ? pages : [[]]).map((page, index) => (
        <div key={page[0]?.number ?? 0} className={styles.sheet}>
          <EveningHead view={view} what={t('print.kind.signIn')} first={index === 0}>
            <p
              className={styles.letter}
              aria-label={t('print.sheetLetter', { letter: sheet?.letter ?? view.nextLetter })}
            >
              {sheet?.letter ?? view.nextLetter}
              {sheet && <span className={styles.mark}>{sheet.mark}</span>}
            </p>
          </EveningHead>
          <Rows lines={page} view={view} />
        </div>
      ))}
    />
  )
}

function linesOf(guests: readonly PaperGuest[], blanks: number): Line[] {
  const rows = guests.map((guest, index) => ({ number: index + 1, guest }))
  const empty = Array.from({ length: blanks }, (_, index) => ({ number: guests.length + index + 1, guest: null }))
  return [...rows, ...empty]
}

function Rows({ lines, view }: { readonly lines: readonly Line[]; readonly view: PaperView }) {
  const { t, formats } = useLanguage()
  const hasFee = view.salon.fee !== undefined && view.salon.fee > 0
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          <th scope="col" className={styles.box}>
            {t('print.here')}
          </th>
          <th scope="col" className={styles.number}>
            {t('print.number')}
          </th>
          <th scope="col">{t('print.name')}</th>
          <th scope="col" className={styles.companions}>
            {t('print.with')}
          </th>
          {hasFee && (
            <th scope="col" className={styles.paid}>
              {t('print.paid')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, guest }) => (
          <tr key={number}>
            <td className={styles.box}>
              <Box />
            </td>
            <td className={styles.number}>{number}</td>
            {guest ? <Expected guest={guest} formats={formats} /> : <Empty t={t} />}
            {hasFee && (
              <td className={styles.paid}>
                {guest?.paid === true ? <span className={styles.isPaid}>{t('print.isPaid')}</span> : <Box />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Box() {
  return <span className={styles.tick} />
}

function Expected({ guest, formats }: { readonly guest: PaperGuest; readonly formats: Speech['formats'] }) {
  const { companions, name, hint } = guest
  const named = companions.filter((one) => one !== '')
  return (
    <>
      <td className={widthInLetters(name) > LONG_NAME ? styles.longName : styles.name}>
        {name}
        {hint !== '' && <span className={styles.hint}> {hint}</span>}
      </td>
      <td className={styles.companions}>
        {companions.length > 0 && (
          <>
            <b>+{companions.length}</b> {formats.list(named)}
          </>
        )}
      </td>
    </>
  )
}

/** Names that do not fit their column in full size. */
const LONG_NAME = 30

function Empty({ t }: { readonly t: Speech['t'] }) {
  return (
    <>
      <td className={styles.blank}>{t('print.blankName')}</td>
      <td className={styles.blank}>{t('print.blankPhone')}</td>
    </>
  )
}
