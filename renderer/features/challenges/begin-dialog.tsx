import { useId, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { DateField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { PersonField } from '../common/person-field.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import styles from './challenges.module.css'

interface BeginDialogProps {
  readonly chapter: ChapterId | null
  readonly onClose: () => void
}

/** Begins the first hundred days of somebody of whom nobody knows when they joined, or who begins anew. */
export function BeginDialog({ chapter: asked, onClose }: BeginDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const form = useId()
  const chapters = openChapters(useCommunity())
  const [person, setPerson] = useState<Named | null>(null)
  const [chapter, setChapter] = useState<ChapterId | null>(asked ?? chapters[0]?.id ?? null)
  const [day, setDay] = useState(useToday())
  const { wrong, onType, settle } = useWrong()
  const save = async () => {
    if (!person || chapter === null) return
    const result = await act(
      'journey.begin',
      { member: person.id, chapter, day },
      { done: t('journeys.begun', { name: person.name }), undo: true, quiet: true },
    )
    settle(result, onClose)
  }
  return (
    <Dialog
      title={t('journeys.begin')}
      open
      size="small"
      onClose={onClose}
      actions={
        <FormActions
          form={form}
          does={t('journeys.beginNow')}
          disabled={!person || chapter === null}
          onCancel={onClose}
        />
      }
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <p className={styles.quiet}>{t('journeys.beginAbout')}</p>
        <PersonField
          label={t('challenges.person')}
          placeholder={t('after.findSomebody')}
          value={person}
          onChange={setPerson}
        />
        {chapters.length > 1 && (
          <Select<ChapterId>
            label={t('salons.chapter')}
            value={chapter}
            onChange={setChapter}
            options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <DateField label={t('journeys.firstDay')} value={day} problem={wrong} onChange={onType(setDay)} />
      </Form>
    </Dialog>
  )
}
