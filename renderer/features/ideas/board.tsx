import { useState } from 'react'
import type { FeedbackState } from '../../../shared/domain/afterwards.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeasView } from '../../../shared/protocol/ideas.ts'
import { useCommunity } from '../common/use-community.ts'
import { useWide } from '../common/use-wide.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { IdeaColumn } from './idea-column.tsx'
import { IdeaTable } from './idea-table.tsx'
import styles from './ideas.module.css'
import { useMove } from './use-move.ts'

export interface BoardProps {
  readonly board: IdeasView
  readonly onOpen: (idea: FeedbackId) => void
  readonly onMore: () => void
}

/** A column a state, from which cards are moved by mouse or keyboard; where there is no room for columns, a table that does the same. */
export function Board({ board, onOpen, onMore }: BoardProps) {
  const { t } = useLanguage()
  const move = useMove()
  const hasRoom = useWide()
  const may = useCommunity()?.may.commands.includes('feedback.state') === true
  const [declining, setDeclining] = useState<FeedbackId | null>(null)
  const onMove = (ideas: readonly FeedbackId[], state: FeedbackState) => {
    const [first] = ideas
    if (!first) return
    if (state === 'declined') setDeclining(first)
    else void move(first, state)
  }
  const isCut = board.columns.some(({ total, rows }) => rows.length < total)
  return (
    <>
      {hasRoom ? (
        <div className={styles.board}>
          {board.columns.map((column) => (
            <IdeaColumn key={column.state} column={column} may={may} onMove={onMove} onOpen={onOpen} />
          ))}
        </div>
      ) : (
        <IdeaTable board={board} may={may} onMove={onMove} onOpen={onOpen} />
      )}
      {isCut && (
        <div className={styles.more}>
          <Button size="small" onClick={onMore}>
            {t('ideas.more')}
          </Button>
        </div>
      )}
      {declining && (
        <DeclineDialog
          onClose={() => setDeclining(null)}
          onDecline={async (reason) => {
            if (await move(declining, 'declined', reason)) setDeclining(null)
          }}
        />
      )}
    </>
  )
}
