import { useDeferredValue } from 'react'
import type { ExportPlanInput, ExportPreview } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './exports.module.css'
import { LeftOutList } from './left-out-list.tsx'

/** How the file will look, and what it does without: before anything is written. */
export function PreviewPanel({ plan }: { readonly plan: ExportPlanInput }) {
  const { t, problem } = useLanguage()
  // Typing a header goes on while the store looks at the last one.
  const asked = useDeferredValue(plan)
  const view = useView('exportPreview', { plan: asked })
  return (
    <div className={styles.preview}>
      <Card title={t('exports.preview')}>
        {view.state === 'waiting' && <p className={styles.quiet}>{t('exports.previewing')}</p>}
        {view.state === 'failed' && <Notice tone="seal">{problem(view.problem)}</Notice>}
        {view.state === 'ready' && <Shown plan={asked} preview={view.value} />}
      </Card>
    </div>
  )
}

function Shown({ plan, preview }: { readonly plan: ExportPlanInput; readonly preview: ExportPreview }) {
  const { t, problem: sentence } = useLanguage()
  const { problem, rows, found, headers, first } = preview
  return (
    <div className={styles.form}>
      {problem && <Notice tone="seal">{sentence(problem)}</Notice>}
      <p role="status">
        {rows === null ? (
          t('exports.working')
        ) : (
          <>
            <strong>{t('exports.rows', { rows })}</strong>
            <span className={styles.found}>{t('exports.ofFound', { found })}</span>
          </>
        )}
      </p>
      <LeftOutList plan={plan} preview={preview} />
      {first.length > 0 && headers.length > 0 && (
        <section aria-label={t('exports.firstRows', { count: first.length })}>
          <h3 className={styles.heading}>{t('exports.firstRows', { count: first.length })}</h3>
          {/* It scrolls sideways by itself, also by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.scroller} tabIndex={0} role="group" aria-label={t('exports.preview')}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {headers.map(({ key, label }) => (
                    <th key={key} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {first.map(({ id, cells }) => (
                  <tr key={id}>
                    {headers.map(({ key }, index) => (
                      <td key={key}>{cells[index]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  )
}
