import { useId, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { IdeaRow } from '../../../shared/protocol/connections.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { PersonField } from '../common/person-field.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './connections.module.css'
import { ideaWords } from './words.ts'

export interface IntroduceDialogProps {
  readonly a: Named
  /** Whom it is suggested to introduce them to, and why. */
  readonly idea: IdeaRow | null
  /** On whose pages it is written down. */
  readonly chapter: ChapterId
  readonly onClose: () => void
}

/** Writes down that somebody was introduced to somebody; the friend of both is proposed as who did it. */
export function IntroduceDialog({ a, idea, chapter, onClose }: IntroduceDialogProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const form = useId()
  const [b, setB] = useState<Named | null>(idea)
  const [introducer, setIntroducer] = useState<Named | null>(idea?.friends[0] ?? null)
  const save = async () => {
    if (!b) return
    const result = await act(
      'meeting.introduce',
      { at: chapter, a: a.id, b: b.id, introducer: introducer?.id ?? null },
      { done: t('connections.introduced', { a: a.name, b: b.name }), undo: true },
    )
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={t('connections.introduceTitle', { name: a.name })}
      open
      onClose={onClose}
      size="small"
      actions={<FormActions form={form} does={t('connections.introduceSave')} disabled={!b} onCancel={onClose} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        {idea && b?.id === idea.id && <p className={styles.quiet}>{ideaWords(idea, speech)}</p>}
        <PersonField
          label={t('after.introducedToWhom')}
          placeholder={t('after.findSomebody')}
          value={b}
          onChange={setB}
        />
        <PersonField
          label={t('after.introducer')}
          placeholder={t('after.introducerUnknown')}
          value={introducer}
          onChange={setIntroducer}
        />
        <p className={styles.hint}>{t('connections.introduceHint')}</p>
      </Form>
    </Dialog>
  )
}
