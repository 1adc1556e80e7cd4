import { useState } from 'react'
import { TOUCHPOINT_KINDS } from '../../../shared/domain/afterwards.ts'
import type { TouchpointKind } from '../../../shared/domain/afterwards.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { useTypedText } from '../../client/drafts.ts'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { DraftNote } from './draft-note.tsx'
import styles from './small-form.module.css'
import { useDo } from './use-do.ts'

export interface TouchpointFormProps {
  readonly member: MemberId
  /** On whose pages it is written down. */
  readonly chapter: ChapterId
  /** Chosen at first. */
  readonly usual: TouchpointKind
  readonly onDone: () => void
}

/** Writes down that somebody got in touch with a person, and what about. */
export function TouchpointForm({ member, chapter, usual, onDone }: TouchpointFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [kind, setKind] = useState<TouchpointKind>(usual)
  const draft = useTypedText(`touchpoint/${member}`)
  const { text } = draft
  const save = async () => {
    const result = await act(
      'touchpoint.add',
      { member, chapter, kind, text },
      { done: t('after.touchpointKept'), undo: true },
    )
    if (!result.ok) return
    draft.discard()
    onDone()
  }
  const cancel = () => {
    draft.discard()
    onDone()
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <Select
        label={t('after.touchKind')}
        value={kind}
        onChange={setKind}
        options={TOUCHPOINT_KINDS.map((value) => ({ value, label: t(`after.touch.${value}`) }))}
      />
      <TextField label={t('after.touchText')} autoFocus value={text} onChange={draft.write} />
      <DraftNote draft={draft} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={cancel} />
      </div>
    </Form>
  )
}
