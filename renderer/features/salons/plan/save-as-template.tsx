import { BookmarkPlus } from 'lucide-react'
import { useId, useState } from 'react'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './plan.module.css'

/** Keeps a salon's plan so that others can start from it. */
export function SaveAsTemplate({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const act = useDo()
  const formId = useId()
  const { salon, series } = view
  const [name, setName] = useState<string | null>(null)
  const save = async () => {
    if (name === null || name.trim() === '') return
    const saved = await act(
      'template.save',
      { salon: salon.id, name },
      { done: t('plan.templateSaved', { name: name.trim() }), undo: true },
    )
    if (saved.ok) setName(null)
  }
  return (
    <>
      <Button kind="quiet" size="small" icon={<BookmarkPlus />} onClick={() => setName(series?.name ?? salon.theme)}>
        {t('plan.saveTemplate')}
      </Button>
      {name !== null && (
        <Dialog
          title={t('plan.saveTemplate')}
          size="small"
          open
          onClose={() => setName(null)}
          actions={<FormActions form={formId} onCancel={() => setName(null)} />}
        >
          <Form id={formId} className={styles.form} onSubmit={save}>
            <TextField
              label={t('plan.templateName')}
              autoFocus
              value={name}
              onChange={setName}
              problem={name.trim() === '' ? t('plan.needTemplateName') : undefined}
            />
            <p className={styles.note}>{t('plan.templateHolds')}</p>
          </Form>
        </Dialog>
      )}
    </>
  )
}
