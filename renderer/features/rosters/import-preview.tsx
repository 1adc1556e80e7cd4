import { ArrowRight, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { CONSENT_KEYS } from '../../../shared/domain/consent.ts'
import { isConsentTarget } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import type { PreviewRow, RosterDraft, RosterMapping, RosterPreview } from '../../../shared/protocol/rosters.ts'
import { codeWords } from '../../../shared/language/code-words.ts'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Seal } from '../../ui/seal.tsx'
import { consentKeyWords } from '../../../shared/language/consent-words.ts'
import styles from './import-preview.module.css'
import tableStyles from './roster-table.module.css'
import { targetsOf } from './mapping.ts'
import { reasonWords, targetWords } from './reading-words.ts'

export interface ImportPreviewProps {
  readonly draft: RosterDraft
  readonly mapping: RosterMapping
  /** Null until it is known, or while nothing is chosen as the name. */
  readonly preview: RosterPreview | null
}

/** The first rows as the members they would become; nothing is imported yet. */
export function ImportPreview({ draft, mapping, preview }: ImportPreviewProps) {
  const { t, formats } = useLanguage()
  if (preview === null) return <p className={styles.note}>{t('rosters.previewNone')}</p>
  const columns = shownTargets(mapping)
  const doubts = preview.rows.reduce((count, row) => count + row.doubts.length, 0)
  return (
    <>
      <Refusals preview={preview} />
      <div className={classes(tableStyles.scroll, styles.scroll)}>
        <table className={classes(tableStyles.table, styles.table)}>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {t('rosters.previewRow')}
              </th>
              {columns.map((target) => (
                <th key={target} scope="col">
                  {target === 'consent' ? t('rosters.groupConsent') : targetWords(target, t)}
                </th>
              ))}
            </tr>
          </thead>
          {preview.rows.map((row, index) => (
            <Row key={row.line} row={row} columns={columns} mapping={mapping} cells={draft.preview[index] ?? []} />
          ))}
        </table>
      </div>
      <p className={styles.note}>
        {t('rosters.previewNote', { count: formats.number(preview.rows.length), rows: draft.rows })}
      </p>
      {doubts > 0 && <p className={styles.note}>{t('rosters.previewDoubts', { count: doubts })}</p>}
    </>
  )
}

function Refusals({ preview }: { readonly preview: RosterPreview }) {
  const { t } = useLanguage()
  if (preview.refused === 0) return null
  return (
    <Notice tone="ochre" title={t('rosters.previewRefused', { count: preview.refused })}>
      <ul>
        {preview.reasons.map(({ code, count }) => (
          <li key={code}>{reasonWords(code, count, t)}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface RowProps {
  readonly row: PreviewRow
  readonly columns: readonly ColumnTarget[]
  readonly mapping: RosterMapping
  /** The row as it stands in the file. */
  readonly cells: readonly string[]
}

function Row({ row, columns, mapping, cells }: RowProps) {
  const { t, problem } = useLanguage()
  const { read } = row
  if (!read.ok) {
    const faulty = faultyTarget(read.problem)
    return (
      <tbody className={styles.refused}>
        <tr>
          <td className={styles.line}>{row.line}</td>
          {columns.map((target) => (
            <td key={target} className={classes(styles.raw, target === faulty && styles.faulty)}>
              {rawValue(target, mapping, cells)}
            </td>
          ))}
        </tr>
        <tr>
          <td colSpan={columns.length + 1}>
            <span className={styles.why}>{t('rosters.previewProblem', { why: problem(read.problem) })}</span>
          </td>
        </tr>
      </tbody>
    )
  }
  return (
    <tbody>
      <tr>
        <td className={styles.line}>{row.line}</td>
        {columns.map((target) => (
          <td key={target}>
            <Marked row={row} target={target} mapping={mapping}>
              <Value target={target} member={read.value} />
            </Marked>
          </td>
        ))}
      </tr>
    </tbody>
  )
}

interface MarkedProps extends Pick<RowProps, 'row' | 'mapping'> {
  readonly target: ColumnTarget
  readonly children: ReactNode
}

/** A value with what there is to say of it: what it was before a repair, or why it may be wrong. */
function Marked({ row, target, mapping, children }: MarkedProps) {
  const { t } = useLanguage()
  const repaired = row.repaired.find(({ column }) => mapping[column]?.includes(target))
  const doubt = row.doubts.find(({ field }) => field === target)
  if (doubt) {
    const why = t(`rosters.doubt.${doubt.doubt}`)
    return (
      <span className={styles.doubtful} title={why}>
        {children}
        <TriangleAlert role="img" aria-label={why} />
      </span>
    )
  }
  if (!repaired) return children
  return (
    <span className={styles.repaired}>
      <s>{repaired.before}</s>
      <ArrowRight role="img" aria-label={t('rosters.repairTo')} />
      {repaired.after === '' ? <em>{t('rosters.repairEmpty')}</em> : <ins>{children}</ins>}
    </span>
  )
}

type Read = Extract<PreviewRow['read'], { ok: true }>['value']

function Value({ target, member }: { readonly target: ColumnTarget; readonly member: Read }) {
  const { formats, language } = useLanguage()
  if (target === 'notes') return member.notes
  if (target === 'name') {
    return (
      <span className={styles.person}>
        <Seal name={member.fields.name} />
        <strong>{member.fields.name}</strong>
      </span>
    )
  }
  if (target === 'tags' || target === 'interests') {
    return (
      <span className={styles.labels}>
        {member[target].map((label) => (
          <Chip key={label} tone={target === 'interests' ? 'jade' : 'neutral'}>
            {label}
          </Chip>
        ))}
      </span>
    )
  }
  if (isConsentTarget(target)) return <Consents consents={member.consents} />
  const value = member.fields[target] ?? ''
  if (target === 'gender' || target === 'language') return codeWords(language, target, value)
  return target === 'birthday' || target === 'joined' ? formats.date(value) : value
}

/** What the row says about being contacted, whichever of its columns said it. */
function Consents({ consents }: { readonly consents: Read['consents'] }) {
  const { t } = useLanguage()
  return (
    <span className={styles.labels}>
      {CONSENT_KEYS.filter((key) => consents[key] !== undefined).map((key) => (
        <Chip key={key} tone={consents[key] === 'given' ? 'jade' : 'ochre'}>
          {t(consents[key] === 'given' ? 'rosters.consentGiven' : 'rosters.consentWithdrawn', {
            what: consentKeyWords(key, t),
          })}
        </Chip>
      ))}
    </span>
  )
}

/**
 * The name first, however it is built, then every other target once, in the order of the file. The parts of a name are shown
 * where one column gives both, so that one sees how they were taken apart.
 */
function shownTargets(mapping: RosterMapping): readonly ColumnTarget[] {
  const apart = mapping.some((targets) => targets.includes('family') && targets.includes('given'))
  const rest = mapping
    .flatMap(targetsOf)
    .filter((target) => target !== 'name' && (apart || (target !== 'family' && target !== 'given')))
    .map((target) => (isConsentTarget(target) ? 'consent' : target))
  return ['name', ...new Set(rest)]
}

/** The shown target that a row was refused for; null where it is the row as a whole. */
function faultyTarget({ code, params }: Extract<PreviewRow['read'], { ok: false }>['problem']): ColumnTarget | null {
  if (code === 'row-no-name') return 'name'
  if (code === 'row-bad-consent') return 'consent'
  return targetsOf([String(params?.['column'] ?? '')])[0] ?? null
}

/** What stands in the file for a target, before anything was made of it. */
function rawValue(target: ColumnTarget, mapping: RosterMapping, cells: readonly string[]): string {
  const feeds = (one: string) =>
    one === target ||
    (target === 'consent' && isConsentTarget(one)) ||
    (target === 'name' && (one === 'family' || one === 'given'))
  return cells.filter((cell, column) => cell !== '' && mapping[column]?.some(feeds)).join(' ')
}
