import { Ellipsis } from 'lucide-react'
import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import type { FeedbackState } from '../../../shared/domain/afterwards.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeaRow, IdeasView } from '../../../shared/protocol/ideas.ts'
import { IconButton } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
import { DragHandle, DragList } from '../../ui/drag-list.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { IdeaMarks } from './idea-marks.tsx'
import styles from './ideas.module.css'

export interface IdeaColumnProps {
  readonly column: IdeasView['columns'][number]
  readonly may: boolean
  readonly onMove: (ideas: readonly FeedbackId[], state: FeedbackState) => void
  readonly onOpen: (idea: FeedbackId) => void
}

const DRAGGED = 'application/x-chapterhouse-idea'

const isIdea = (text: string) => isId('fbk', text)

/** One state of the board. Cards are dragged from column to column, also by keyboard. */
export function IdeaColumn({ column: { state, total, rows }, may, onMove, onOpen }: IdeaColumnProps) {
  const { t, formats } = useLanguage()
  const title = t(`after.feedback.${state}`)
  return (
    <section className={styles.column} aria-label={title}>
      <header className={styles.columnHead}>
        <h2 className={styles.columnTitle}>{title}</h2>
        <Badge>{formats.number(total)}</Badge>
      </header>
      <DragList<IdeaRow, FeedbackId>
        label={t('ideas.column', { state: title })}
        items={rows}
        keyOf={({ id }) => id}
        wordsOf={({ text }) => text}
        dragged={DRAGGED}
        isKey={isIdea}
        onTakeIn={(ideas) => onMove(ideas, state)}
        onOpen={onOpen}
        disabled={!may}
        empty={t(`ideas.empty.${state}`)}
        className={styles.cards}
        itemClassName={styles.card}
      >
        {(idea) => (
          <>
            {/* Told to a screen reader as what opens the card, which a row's own action is not. */}
            <button type="button" className={styles.open} onClick={() => onOpen(idea.id)}>
              <span className={styles.cardText}>{idea.text}</span>
            </button>
            <span className={styles.cardWho}>
              {idea.member?.name ?? t('after.nobodyNamed')}
              {idea.salon && ` · ${idea.salon.theme}`}
            </span>
            <span className={styles.cardFoot}>
              <IdeaMarks idea={idea} />
              <span className={styles.cardTools}>
                {may && <DragHandle label={t('ideas.drag', { text: idea.text })} />}
                {may && (
                  <Menu
                    label={t('ideas.moveOf', { text: idea.text })}
                    placement="bottom end"
                    trigger={
                      <IconButton size="small" label={t('ideas.moveOf', { text: idea.text })} icon={<Ellipsis />} />
                    }
                    groups={[
                      {
                        title: t('ideas.moveTo'),
                        choices: FEEDBACK_STATES.filter((target) => target !== state).map((target) => ({
                          id: target,
                          label: t(`after.feedback.${target}`),
                          onChoose: () => onMove([idea.id], target),
                        })),
                      },
                    ]}
                  />
                )}
              </span>
            </span>
          </>
        )}
      </DragList>
    </section>
  )
}
