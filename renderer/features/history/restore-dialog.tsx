import { useState } from 'react'
import type { RestorePoint, HistoryEntry } from '../../../shared/protocol/history.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { lineOf } from './history-lines.ts'
import { lineValues, lineWords } from './history-words.ts'
import styles from './restore-dialog.module.css'

export interface RestoreDialogProps {
  readonly record: string
  /** The change to go back to; null for a record that is gone and comes back as it was last. */
  readonly point: HistoryEntry | null
  readonly onClose: () => void
}

type Side = RestorePoint['side']

/** Brings a whole record back to how it stood at a change, after showing what that changes. */
export function RestoreDialog({ record, point, onClose }: RestoreDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [side, setSide] = useState<Side>('after')
  const history = useView('history', point ? null : { record, limit: 1 })
  const last = history.state === 'ready' ? history.value[0] : undefined
  const at = point ? { record, change: point.change, side } : lastStanding(record, last)
  const view = useView('restorePreview', at)
  const plan = view.state === 'ready' && view.fresh ? view.value : undefined
  const name = plan?.record.name ?? ''
  const restore = async () => {
    if (!at) return
    const done = t('history.restoreDone', { name })
    const result = await act('history.restoreTo', at, { done, undo: true })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      open
      title={t('history.restoreTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!plan || plan.fields.length === 0} onClick={() => void restore()}>
            {t('history.restoreDo')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {point && point.edits.some(({ before }) => before !== null) && (
          <RadioGroup<Side>
            label={t('history.restorePoint')}
            value={side}
            onChange={setSide}
            options={[
              { value: 'after', label: t('history.restoreAfter') },
              { value: 'before', label: t('history.restoreBefore') },
            ]}
          />
        )}
        {plan === null && <p>{t('history.restoreUnknown')}</p>}
        {plan && <RestoredFields fields={plan.fields} name={name} isGone={plan.record.gone} />}
      </div>
    </Dialog>
  )
}

interface RestoredFieldsProps {
  readonly fields: readonly { readonly field: string; readonly now: string | null; readonly was: string | null }[]
  readonly name: string
  readonly isGone: boolean
}

/** The fields of one record that go back, as they are and as they were. */
export function RestoredFields({ fields, name, isGone }: RestoredFieldsProps) {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  if (fields.length === 0) return <p>{t('history.restoreSame')}</p>
  return (
    <>
      <p className={styles.sum} role="status">
        {isGone ? t('history.restoreGone', { name }) : t('history.restoreCount', { count: fields.length })}
      </p>
      <ul className={styles.fields} aria-label={t('history.restoreColumnField')}>
        {fields.map(({ field, now, was }) => {
          const line = lineOf({ field, before: now, after: was, restorable: false })
          const values = lineValues(line, speech, community)
          return (
            <li key={field} className={styles.field}>
              <span className={styles.word}>{lineWords(line, speech, community)}</span>
              {values && (
                <span>
                  {values.before !== null && (
                    <>
                      <del className={styles.word}>{values.before}</del>
                      <span aria-hidden="true"> → </span>
                    </>
                  )}
                  {values.after ?? t('history.nothing')}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Where somebody's last change took the record away, how it stood before that. */
function lastStanding(record: string, last: HistoryEntry | undefined): RestorePoint | null {
  if (!last) return null
  const wasTakenAway = last.edits.every(({ after }) => after === null)
  return { record, change: last.change, side: wasTakenAway ? 'before' : 'after' }
}
