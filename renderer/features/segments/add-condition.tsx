import { useState } from 'react'
import type { Condition } from '../../../shared/domain/segment.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { PersonField } from '../common/person-field.tsx'
import styles from './segments.module.css'
import { newCondition, subjectsFor, subjectWords } from './subjects.ts'
import type { Subject } from './subjects.ts'

export interface AddConditionProps {
  readonly choices: SegmentChoices
  readonly onAdd: (condition: Condition) => void
}

/** What a new condition is about, found by typing. A tie is with somebody, who is asked for first. */
export function AddCondition({ choices, onAdd }: AddConditionProps) {
  const speech = useLanguage()
  const { t } = speech
  const [added, setAdded] = useState(0)
  const [isTie, setTie] = useState(false)
  const add = (condition: Condition) => {
    // An empty field again, for the next.
    setAdded(added + 1)
    setTie(false)
    onAdd(condition)
  }
  const choose = (subject: Subject | null) => {
    const condition = subject && newCondition(subject, choices)
    if (condition) add(condition)
    setTie(subject === 'tie')
  }
  return (
    <>
      <div className={styles.add}>
        <ComboBox<Subject>
          key={added}
          label={t('segments.addCondition')}
          hideLabel
          placeholder={t('segments.addCondition')}
          value={isTie ? 'tie' : null}
          onChange={choose}
          options={subjectsFor(choices).map((value) => ({ value, label: subjectWords(value, speech) }))}
        />
      </div>
      {isTie && (
        <PersonField
          label={t('segments.person')}
          hideLabel
          placeholder={t('segments.somebody')}
          value={null}
          onChange={(person) => person && add({ kind: 'tie', member: person.id, level: 'warm' })}
        />
      )}
    </>
  )
}
