import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Named } from '../../../../shared/protocol/guests.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { classes } from '../../../ui/classes.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './closing-steps.module.css'

export interface MetGroupProps {
  readonly title: string
  readonly members: readonly Named[]
  /** Everybody who was there. */
  readonly people: readonly Named[]
  /** Nobody has recorded it yet. */
  readonly proposed?: boolean
  readonly onChange: (members: readonly Named[]) => void
}

/** People who met, to be put right: a cross takes somebody out, the plus takes somebody in. */
export function MetGroup({ title, members, people, proposed = false, onChange }: MetGroupProps) {
  const { t } = useLanguage()
  const [adding, setAdding] = useState(false)
  const inside = new Set(members.map(({ id }) => id))
  return (
    <div className={classes(styles.group, proposed && styles.proposed)}>
      <h3 className={styles.groupName}>{title}</h3>
      <div className={styles.chips}>
        {members.map(({ id, name }) => (
          <Chip key={id} onRemove={() => onChange(members.filter((other) => other.id !== id))}>
            {name}
          </Chip>
        ))}
        <IconButton
          size="small"
          label={t('after.addToGroup', { group: title })}
          aria-expanded={adding}
          icon={<Plus />}
          onClick={() => setAdding(!adding)}
        />
      </div>
      {adding && (
        <ComboBox
          label={t('after.addToGroup', { group: title })}
          hideLabel
          value={null}
          options={people.filter(({ id }) => !inside.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => {
            const person = people.find(({ id }) => id === chosen)
            if (!person) return
            onChange([...members, person])
            setAdding(false)
          }}
        />
      )}
    </div>
  )
}
