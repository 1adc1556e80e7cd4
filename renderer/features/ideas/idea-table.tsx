import type { FeedbackState } from '../../../shared/domain/afterwards.ts'
import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeasView } from '../../../shared/protocol/ideas.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { IdeaMarks } from './idea-marks.tsx'
import styles from './ideas.module.css'

interface IdeaTableProps {
  readonly board: IdeasView
  readonly may: boolean
  readonly onMove: (ideas: readonly FeedbackId[], state: FeedbackState) => void
  readonly onOpen: (idea: FeedbackId) => void
}

/** The board as a list, state by state; everything that a drag does a choice does too. */
export function IdeaTable({ board, may, onMove, onOpen }: IdeaTableProps) {
  const { t } = useLanguage()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('ideas.said')}</th>
          <th scope="col">{t('ideas.who')}</th>
          <th scope="col">{t('ideas.state')}</th>
        </tr>
      </thead>
      <tbody>
        {board.columns.flatMap(({ state, rows }) =>
          rows.map((idea) => (
            <tr key={idea.id}>
              <td>
                <button type="button" className={styles.textButton} onClick={() => onOpen(idea.id)}>
                  {idea.text}
                </button>
                <IdeaMarks idea={idea} />
              </td>
              <td className={styles.quiet}>
                {idea.member?.name ?? t('after.nobodyNamed')}
                {idea.salon && <span className={styles.block}>{idea.salon.theme}</span>}
              </td>
              <td className={styles.stateCell}>
                <Select<FeedbackState>
                  size="small"
                  label={t('after.stateOf', { text: idea.text })}
                  hideLabel
                  disabled={!may}
                  value={state}
                  onChange={(next) => onMove([idea.id], next)}
                  options={FEEDBACK_STATES.map((value) => ({ value, label: t(`after.feedback.${value}`) }))}
                />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
