import { ChevronDown, ShieldAlert } from 'lucide-react'
import { useRef } from 'react'
import { useDrop } from 'react-aria-components/useDrop'
import { CONSENT_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import { IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuGroup } from '../../ui/menu.tsx'
import styles from './column-target.module.css'
import { COMBINATIONS } from './mapping.ts'
import { targetWords } from './reading-words.ts'
import { TargetChip } from './target-chip.tsx'
import { TARGET_TYPE, readTarget } from './target-drag.ts'
import type { DraggedTarget } from './target-drag.ts'

export interface ColumnTargetProps {
  readonly column: number
  readonly name: string
  readonly targets: readonly ColumnTarget[]
  /** The column was left out because of what it holds. */
  readonly withheld: boolean
  readonly onTargets: (targets: readonly ColumnTarget[]) => void
  readonly onDrop: (dragged: DraggedTarget) => void
}

/** What one column becomes: its fields as chips, a place for another one, and a menu for those who do not drag. */
export function ColumnTargetCell({ column, name, targets, withheld, onTargets, onDrop }: ColumnTargetProps) {
  const { t } = useLanguage()
  const ref = useRef<HTMLDivElement>(null)
  const { dropProps, isDropTarget } = useDrop({
    ref,
    getDropOperation: (types) => (types.has(TARGET_TYPE) ? 'move' : 'cancel'),
    onDrop: ({ items }) => {
      const item = items.find((one) => one.kind === 'text' && one.types.has(TARGET_TYPE))
      if (item?.kind !== 'text') return
      void item.getText(TARGET_TYPE).then((text) => {
        const dragged = readTarget(text)
        if (dragged && dragged.from !== column) onDrop(dragged)
      })
    },
  })
  return (
    <div
      {...dropProps}
      ref={ref}
      role="group"
      tabIndex={-1}
      aria-label={t('rosters.targetFor', { column: name })}
      className={classes(styles.cell, isDropTarget && styles.over)}
    >
      {targets.map((target) => (
        <TargetChip
          key={target}
          target={target}
          from={column}
          onRemove={() => onTargets(targets.filter((one) => one !== target))}
        />
      ))}
      {targets.length === 0 && <span className={styles.out}>{t('rosters.leaveOut')}</span>}
      {withheld && targets.length === 0 && (
        <IconButton size="small" label={t('rosters.withheld')} icon={<ShieldAlert aria-hidden="true" />} />
      )}
      <span className={styles.menu}>
        <Menu
          label={t('rosters.targetFor', { column: name })}
          placement="bottom end"
          trigger={
            <IconButton
              size="small"
              label={t('rosters.changeTarget', { column: name })}
              icon={<ChevronDown aria-hidden="true" />}
            />
          }
          groups={useChoices(targets, onTargets)}
        />
      </span>
    </div>
  )
}

/** By what one looks for, as on a member's page. */
const GROUPS = [
  { id: 'name', targets: ['name', 'family', 'given', 'reading', 'nickname'] },
  { id: 'contact', targets: ['phone', 'phone2', 'email', 'email2', 'line', 'wechat'] },
  { id: 'person', targets: ['birthday', 'gender', 'language', 'organization', 'occupation'] },
  { id: 'place', targets: ['city', 'address'] },
  { id: 'club', targets: ['number', 'joined', 'tags', 'interests', 'notes'] },
] as const satisfies readonly { readonly id: string; readonly targets: readonly ColumnTarget[] }[]

function useChoices(
  targets: readonly ColumnTarget[],
  onTargets: (targets: readonly ColumnTarget[]) => void,
): readonly MenuGroup[] {
  const { t } = useLanguage()
  const chosen = targets.join()
  const choice = (wanted: readonly ColumnTarget[], label: string) => ({
    id: wanted.join(),
    label,
    checked: chosen === wanted.join(),
    onChoose: () => onTargets(wanted),
  })
  return [
    { choices: [choice([], t('rosters.leaveOut'))] },
    ...GROUPS.map((group) => ({
      title: t(`members.group.${group.id}`),
      choices: group.targets.map((target) => choice([target], targetWords(target, t))),
    })),
    {
      title: t('rosters.groupSeveral'),
      choices: (['parts', 'called', 'place'] as const).map((id) =>
        choice(COMBINATIONS[id], t(`rosters.several.${id}`)),
      ),
    },
    {
      title: t('rosters.groupConsent'),
      choices: CONSENT_TARGETS.map((target) => choice([target], targetWords(target, t))),
    },
  ]
}
