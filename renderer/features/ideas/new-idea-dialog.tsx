import { useId, useState } from 'react'
import type { Feedback } from '../../../shared/domain/afterwards.ts'
import type { Chapter } from '../../../shared/domain/community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useTypedText } from '../../client/drafts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { DraftNote } from '../common/draft-note.tsx'
import { IdeaKindChoice } from '../common/idea-kind.tsx'
import { PersonField } from '../common/person-field.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './ideas.module.css'

interface NewIdeaDialogProps {
  readonly chapters: readonly Chapter[]
  readonly chapter: ChapterId | null
  readonly onClose: () => void
}

/** An idea that somebody had outside any salon. */
export function NewIdeaDialog({ chapters, chapter: asked, onClose }: NewIdeaDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const id = useId()
  const [chapter, setChapter] = useState(asked)
  const [kind, setKind] = useState<Feedback['kind']>('idea')
  const [member, setMember] = useState<Named | null>(null)
  const draft = useTypedText('idea')
  const save = async () => {
    if (chapter === null || draft.text.trim() === '') return
    const said = { chapter, kind, text: draft.text, member: member?.id ?? null }
    const result = await act('feedback.add', said, { done: t('after.ideaKept'), undo: true })
    if (!result.ok) return
    draft.discard()
    onClose()
  }
  return (
    <Dialog
      open
      title={t('ideas.new')}
      onClose={onClose}
      actions={<FormActions form={id} onCancel={onClose} disabled={draft.text.trim() === ''} />}
    >
      <Form id={id} className={styles.form} onSubmit={save}>
        <IdeaKindChoice value={kind} onChange={setKind} />
        <TextArea label={t('after.ideaText')} rows={3} autoFocus value={draft.text} onChange={draft.write} />
        <DraftNote draft={draft} />
        <PersonField
          label={t('after.whoSaid')}
          placeholder={t('after.nobodyNamed')}
          value={member}
          onChange={setMember}
        />
        {chapters.length > 1 && (
          <Select
            label={t('salons.chapter')}
            value={chapter}
            onChange={setChapter}
            options={chapters.map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
      </Form>
    </Dialog>
  )
}
