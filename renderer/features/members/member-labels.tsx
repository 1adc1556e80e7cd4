import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Member } from '../../../shared/domain/member.ts'
import { NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useLabelOptions } from './label-options.ts'
import styles from './member-detail.module.css'
import { useMemberEdits } from './use-member-edits.ts'

/** Tags or interests: chips, and a field to add more once it is asked for. */
export function MemberLabels({ member, kind }: { readonly member: Member; readonly kind: 'tags' | 'interests' }) {
  const { t } = useLanguage()
  const { setLabels } = useMemberEdits(member.id)
  const options = useLabelOptions(kind)
  const [open, setOpen] = useState(false)
  const labels = member[kind]
  const change = (next: readonly string[]) => void setLabels(kind, labels, next)
  const title = t(`words.${kind}`)
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {open ? (
        <div onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
          <TagField
            label={title}
            hideLabel
            value={labels}
            onChange={change}
            options={options}
            creatable
            autoFocus
            tone={kind === 'interests' ? 'jade' : 'neutral'}
          />
        </div>
      ) : (
        <div className={classes(styles.labels, labels.length === 0 && styles.add)}>
          {labels.map((label) => (
            <Chip
              key={label}
              tone={kind === 'interests' ? 'jade' : 'neutral'}
              onRemove={() => change(labels.filter((other) => other !== label))}
            >
              {label}
            </Chip>
          ))}
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setOpen(true)}>
            {t(kind === 'tags' ? 'members.addTag' : 'members.addInterest')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** A pause this long while writing saves what stands there. */
const PAUSE_MS = 1200

/** Notes save themselves: after a pause and on leaving. What arrives meanwhile shows unless somebody is writing. */
export function MemberNotes({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const { setNotes } = useMemberEdits(member.id)
  const [text, setText] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const latest = useRef({ text, stored: member.notes, setNotes })
  useEffect(() => {
    latest.current = { text, stored: member.notes, setNotes }
  })

  const save = async () => {
    window.clearTimeout(timer.current)
    const { text: written, stored } = latest.current
    if (written === null || written === stored) return
    if (await setNotes(written)) setSaved(true)
  }
  useEffect(
    () => () => {
      window.clearTimeout(timer.current)
      const { text: written, stored, setNotes: store } = latest.current
      if (written !== null && written !== stored) void store(written)
    },
    [],
  )
  return (
    <section className={styles.section}>
      <div className={styles.headingLine}>
        <h3 className={styles.heading}>{t('words.notes')}</h3>
        <span className={styles.saved} role="status">
          {saved && t('common.saved')}
        </span>
      </div>
      <TextArea
        label={t('words.notes')}
        hideLabel
        rows={2}
        maxLength={NOTES_LIMIT}
        placeholder={t('members.notesPlaceholder')}
        value={text ?? member.notes}
        onChange={(next) => {
          setText(next)
          setSaved(false)
          window.clearTimeout(timer.current)
          timer.current = window.setTimeout(() => void save(), PAUSE_MS)
        }}
        onBlur={() => void save().then(() => setText(null))}
      />
    </section>
  )
}
