import { FolderPlus, X } from 'lucide-react'
import { useState } from 'react'
import { SEGMENT_DEPTH } from '../../../shared/domain/segment.ts'
import type { SegmentChoices, SegmentNames } from '../../../shared/protocol/segments.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { AddCondition } from './add-condition.tsx'
import { ConditionRow } from './condition-row.tsx'
import { conditionDraft, groupDraft, isGroup, MODES, withPart } from './draft.ts'
import type { Draft, GroupDraft, Mode } from './draft.ts'
import styles from './segments.module.css'

export interface GroupEditorProps {
  readonly group: GroupDraft
  readonly onChange: (group: GroupDraft) => void
  /** Takes the whole group out; the outermost stays. */
  readonly onRemove?: () => void
  /** How deep it stands; 1 is the outermost. */
  readonly depth?: number
  readonly choices: SegmentChoices
  readonly names: SegmentNames
}

/** Two levels of a tree stand for "none of them, all of which": a group is offered while there is room for both. */
const LEVELS_OF_A_GROUP = 2

/** Conditions that go together, and groups of them within. */
export function GroupEditor({ group, onChange, onRemove, depth = 1, choices, names }: GroupEditorProps) {
  const { t } = useLanguage()
  const put = (key: number, next: Draft | null) => onChange(withPart(group, key, next))
  const [added, setAdded] = useState<number | null>(null)
  const add = (part: Draft) => {
    setAdded(part.key)
    onChange({ ...group, parts: [...group.parts, part] })
  }
  return (
    <div className={styles.group} role="group" aria-label={t(depth === 1 ? 'segments.conditions' : 'segments.group')}>
      <div className={styles.groupHead}>
        <span>{t('segments.mode')}</span>
        <Select<Mode>
          label={t('segments.mode')}
          hideLabel
          size="small"
          value={group.mode}
          onChange={(mode) => onChange({ ...group, mode })}
          options={MODES.map((value) => ({ value, label: t(`segments.mode.${value}`) }))}
        />
        {onRemove && (
          <span className={styles.end}>
            <IconButton size="small" label={t('segments.removeGroup')} icon={<X />} onClick={onRemove} />
          </span>
        )}
      </div>
      {group.parts.map((part) =>
        isGroup(part) ? (
          <GroupEditor
            key={part.key}
            group={part}
            onChange={(next) => put(part.key, next)}
            onRemove={() => put(part.key, null)}
            depth={depth + 1}
            choices={choices}
            names={names}
          />
        ) : (
          <ConditionRow
            key={part.key}
            draft={part}
            onChange={(next) => put(part.key, next)}
            onRemove={() => put(part.key, null)}
            takesFocus={part.key === added}
            choices={choices}
            names={names}
          />
        ),
      )}
      <div className={styles.adding}>
        <AddCondition choices={choices} onAdd={(condition) => add(conditionDraft(condition))} />
        {(depth + 1) * LEVELS_OF_A_GROUP <= SEGMENT_DEPTH && (
          <Button
            size="small"
            kind="quiet"
            icon={<FolderPlus />}
            onClick={() => add(groupDraft(group.mode === 'any' ? 'all' : 'any', []))}
          >
            {t('segments.addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}
