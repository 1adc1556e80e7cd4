import { Ellipsis, GripVertical } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { isTextDropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { DropItem } from 'react-aria-components/useDragAndDrop'
import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import type { FeedbackState } from '../../../shared/domain/afterwards.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeaRow, IdeasView } from '../../../shared/protocol/ideas.ts'
import { IconButton } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
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

/** One state of the board. Cards are dragged from column to column, also by keyboard: ↵ on the handle, Tab to the column, ↵. */
export function IdeaColumn({ column: { state, total, rows }, may, onMove, onOpen }: IdeaColumnProps) {
  const { t, formats } = useLanguage()
  const title = t(`after.feedback.${state}`)
  const takeIn = async (items: readonly DropItem[]) => {
    const texts = await Promise.all(items.filter(isTextDropItem).map((item) => item.getText(DRAGGED)))
    const ideas = texts.filter((text): text is FeedbackId => isId('fbk', text))
    if (ideas.length > 0) onMove(ideas, state)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [DRAGGED]: String(key),
        'text/plain': rows.find(({ id }) => id === key)?.text ?? '',
      })),
    acceptedDragTypes: [DRAGGED],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => void takeIn(items),
    isDisabled: !may,
  })
  return (
    <section className={styles.column} aria-label={title}>
      <header className={styles.columnHead}>
        <h2 className={styles.columnTitle}>{title}</h2>
        <Badge>{formats.number(total)}</Badge>
      </header>
      <GridList
        aria-label={t('ideas.column', { state: title })}
        items={rows}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className={styles.empty}>{t(`ideas.empty.${state}`)}</p>}
        className={styles.cards}
      >
        {(idea: IdeaRow) => (
          <GridListItem id={idea.id} textValue={idea.text} className={styles.card}>
            {/* A button and no action of the row: a press on the menu beside it would be one on the row too. */}
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
                {may && (
                  <AriaButton slot="drag" className={styles.handle} aria-label={t('ideas.drag', { text: idea.text })}>
                    <GripVertical aria-hidden="true" />
                  </AriaButton>
                )}
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
          </GridListItem>
        )}
      </GridList>
    </section>
  )
}
