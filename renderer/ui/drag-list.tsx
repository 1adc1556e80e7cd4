import { GripVertical } from 'lucide-react'
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { isTextDropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { DropItem } from 'react-aria-components/useDragAndDrop'
import { classes } from './classes.ts'
import styles from './drag-list.module.css'

export interface DragListProps<Item extends object, Key extends string> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => Key
  /** What an item is called; also what other programs get when it is dragged there. */
  readonly wordsOf: (item: Item) => string
  /** The media type of what is dragged: items go only between lists of the same one. */
  readonly dragged: string
  readonly isKey: (text: string) => text is Key
  /** Items of another list were dropped on this one. */
  readonly onTakeIn: (keys: readonly Key[]) => void
  /** A press on an item, or ↵; not one on a control inside it. */
  readonly onOpen?: (key: Key) => void
  readonly disabled?: boolean
  readonly empty: ReactNode
  readonly className?: string | undefined
  readonly itemClassName?: string | undefined
  readonly children: (item: Item) => ReactNode
}

/**
 * One of several lists between which items are dragged, also by keyboard: ↵ on an item's `DragHandle`, Tab to the other
 * list, ↵.
 */
export function DragList<Item extends object, Key extends string>(props: DragListProps<Item, Key>) {
  const { label, items, keyOf, wordsOf, dragged, isKey, onTakeIn, onOpen, empty, children } = props
  const takeIn = async (dropped: readonly DropItem[]) => {
    const texts = await Promise.all(dropped.filter(isTextDropItem).map((item) => item.getText(dragged)))
    const keys = texts.filter(isKey)
    if (keys.length > 0) onTakeIn(keys)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const item = items.find((each) => keyOf(each) === key)
        return { [dragged]: String(key), 'text/plain': item === undefined ? '' : wordsOf(item) }
      }),
    acceptedDragTypes: [dragged],
    getDropOperation: () => 'move',
    onRootDrop: (drop) => void takeIn(drop.items),
    isDisabled: props.disabled === true,
  })
  return (
    <GridList
      aria-label={label}
      items={items}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
      className={classes(styles.list, props.className)}
    >
      {(item: Item) => (
        <GridListItem
          id={keyOf(item)}
          textValue={wordsOf(item)}
          className={classes(styles.item, props.itemClassName)}
          {...(onOpen && { onAction: () => onOpen(keyOf(item)) })}
        >
          {/* React Aria's own buttons keep a press to themselves; a plain one inside an item would press the item too. */}
          <span
            role="presentation"
            className="contents"
            onPointerDown={keepFromItem}
            onClick={keepFromItem}
            onKeyDown={keepPressFromItem}
          >
            {children(item)}
          </span>
        </GridListItem>
      )}
    </GridList>
  )
}

/** By what an item is lifted. */
export function DragHandle({ label }: { readonly label: string }) {
  return (
    <AriaButton slot="drag" className={styles.handle} aria-label={label}>
      <GripVertical aria-hidden="true" />
    </AriaButton>
  )
}

function keepFromItem(event: SyntheticEvent): void {
  if (event.target instanceof Element && event.target.closest('button, a, input, label')) event.stopPropagation()
}

/** Arrows and the like go on to the list, which is walked with them. */
function keepPressFromItem(event: KeyboardEvent): void {
  if (event.key === 'Enter' || event.key === ' ') keepFromItem(event)
}
