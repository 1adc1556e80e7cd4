import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import { isConsentTarget } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import type { PreviewRow, RosterDraft, RosterMapping, RosterPreview } from '../../../shared/protocol/commands.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Seal } from '../../ui/seal.tsx'
import styles from './import-preview.module.css'
import { targetsOf } from './mapping.ts'
import { reasonWords, targetWords } from './reading-words.ts'
import { useRosterPreview } from './use-roster-preview.ts'

export interface ImportPreviewProps {
  readonly draft: RosterDraft
  readonly mapping: RosterMapping
}

/** The first rows as the members they would become; nothing is imported yet. */
export function ImportPreview({ draft, mapping }: ImportPreviewProps) {
  const { t, formats } = useLanguage()
  const preview = useRosterPreview(draft.draft, mapping)
  if (preview === null) return <p className={styles.note}>{t('rosters.previewNone')}</p>
  const columns = shownTargets(mapping)
  return (
    <>
      <Refusals preview={preview} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {t('rosters.previewRow')}
              </th>
              {columns.map((target) => (
                <th key={target} scope="col">
                  {targetWords(target, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <Row key={row.line} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        {t('rosters.previewNote', { count: formats.number(preview.rows.length), rows: draft.rows })}
      </p>
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

function Row({ row, columns }: { readonly row: PreviewRow; readonly columns: readonly ColumnTarget[] }) {
  const { t, problem } = useLanguage()
  if (!row.read.ok) {
    return (
      <tr className={styles.refused}>
        <td className={styles.line}>{row.line}</td>
        <td colSpan={columns.length}>
          <span className={styles.why}>{t('rosters.previewProblem', { why: problem(row.read.problem) })}</span>
        </td>
      </tr>
    )
  }
  const member = row.read.value
  return (
    <tr>
      <td className={styles.line}>{row.line}</td>
      {columns.map((target) => (
        <td key={target}>
          <Cell target={target} member={member} />
        </td>
      ))}
    </tr>
  )
}

type Read = Extract<PreviewRow['read'], { ok: true }>['value']

function Cell({ target, member }: { readonly target: ColumnTarget; readonly member: Read }) {
  const { formats } = useLanguage()
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
  return target === 'birthday' || target === 'joined' ? formats.date(value) : value
}

/** What the row says about being contacted, whichever of its columns said it. */
function Consents({ consents }: { readonly consents: Read['consents'] }) {
  const { t } = useLanguage()
  return (
    <span className={styles.labels}>
      {CONSENT_CHANNELS.filter((channel) => consents[channel] !== undefined).map((channel) => (
        <Chip key={channel} tone={consents[channel] === 'given' ? 'jade' : 'ochre'}>
          {t(consents[channel] === 'given' ? 'rosters.consentGiven' : 'rosters.consentWithdrawn', {
            channel: t(`words.channel.${channel}`),
          })}
        </Chip>
      ))}
    </span>
  )
}

/** The name first, however it is built, then every other target once, in the order of the file. */
function shownTargets(mapping: RosterMapping): readonly ColumnTarget[] {
  const rest = mapping
    .flatMap(targetsOf)
    .filter((target) => !NAMING.has(target))
    .map((target) => (isConsentTarget(target) ? 'consent' : target))
  return ['name', ...new Set(rest)]
}

const NAMING: ReadonlySet<ColumnTarget> = new Set<ColumnTarget>(['name', 'family', 'given'])
