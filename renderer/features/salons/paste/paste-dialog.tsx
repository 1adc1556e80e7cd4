import { useState } from 'react'
import type { AnswerToRecord, PastedAnswer } from '../../../../shared/protocol/pasted-answers.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useTypedText } from '../../../client/drafts.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { DraftNote } from '../../common/draft-note.tsx'
import { useDo } from '../../common/use-do.ts'
import { AnswerRow } from './answer-row.tsx'
import { NEW_MEMBER, chosenIn } from './choice.ts'
import type { AnswerChoice } from './choice.ts'
import styles from './paste.module.css'

/** Longest text the store reads. */
const TEXT_MAX = 100_000

/** Answers copied from a chat: pasted, checked line by line, and recorded in one step. */
export function PasteDialog({ view, onClose }: { readonly view: SalonView; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const salon = view.salon.id
  const draft = useTypedText(`paste/${salon}`)
  const { text } = draft
  const [choices, setChoices] = useState<ReadonlyMap<string, AnswerChoice>>(new Map())
  const asked = useView('pastedAnswers', text.trim() === '' ? null : { salon, text: text.slice(0, TEXT_MAX) })
  const found = asked.state === 'ready' && text.trim() !== '' ? asked.value : null
  const rows = found?.rows ?? []
  const answers = rows.flatMap((row): AnswerToRecord[] => {
    const { status, companions, member } = chosenIn(row, choices.get(row.name))
    if (member === null) return []
    return [{ member: member === NEW_MEMBER ? null : member, name: row.name, status, companions, remark: row.remark }]
  })
  const open = rows.filter((row) => row.match !== 'sure' && chosenIn(row, choices.get(row.name)).member === null).length
  const record = async () => {
    const result = await act(
      'salon.recordAnswers',
      { salon, answers },
      { done: (counts) => t('paste.done', counts), undo: true },
    )
    if (!result.ok) return
    draft.discard()
    onClose()
  }
  const cancel = () => {
    draft.discard()
    onClose()
  }
  const set = (row: PastedAnswer, choice: AnswerChoice) => setChoices(new Map(choices).set(row.name, choice))
  return (
    <Dialog
      open
      size="large"
      title={t('paste.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={answers.length === 0} onClick={() => void record()}>
            {t('paste.record', { count: answers.length })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <TextArea
          label={t('paste.text')}
          hint={t('paste.hint')}
          value={text}
          onChange={draft.write}
          rows={rows.length > 0 ? 4 : 9}
          autoFocus
        />
        <DraftNote draft={draft} />
        {found && (
          <>
            <p className={styles.sentence} role="status">
              {t('paste.found', { found: rows.length, open, passed: found.passed.length })}
            </p>
            {rows.length > 0 && (
              <ul className={styles.rows} aria-label={t('paste.list')}>
                {rows.map((row) => (
                  <AnswerRow
                    key={row.name}
                    row={row}
                    choice={choices.get(row.name)}
                    onChoose={(choice) => set(row, choice)}
                  />
                ))}
              </ul>
            )}
            {found.passed.length > 0 && (
              <details className={styles.passed}>
                <summary>{t('paste.passed', { count: found.passed.length })}</summary>
                <ul>
                  {found.passed.map((line, at) => (
                    <li key={at}>{line}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
