import { Copy, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { TemplateId } from '../../../../shared/domain/ids.ts'
import type { TemplateRow } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { IconButton } from '../../../ui/button.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { ChapterName } from '../../common/chapter-name.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './plan.module.css'
import { TemplateDialog } from './template-dialog.tsx'

/** The plans that chapters kept: renamed where they stand, edited whole, copied, deleted. */
export function OwnTemplates() {
  const { t } = useLanguage()
  const templates = useView('templates', {})
  const [editing, setEditing] = useState<TemplateId | null>(null)
  const asked = useView('template', editing === null ? null : { template: editing })
  const open = asked.state === 'ready' && asked.value?.id === editing ? asked.value : null
  const rows = templates.state === 'ready' ? templates.value : []
  if (rows.length === 0) return null
  return (
    <Card title={t('plan.ownTemplates')}>
      <ul className={styles.lines} aria-label={t('plan.ownTemplates')}>
        {rows.map((template) => (
          <OwnTemplate key={template.id} template={template} onEdit={() => setEditing(template.id)} />
        ))}
      </ul>
      {open && <TemplateDialog key={open.id} template={open} onClose={() => setEditing(null)} />}
    </Card>
  )
}

function OwnTemplate({ template, onEdit }: { readonly template: TemplateRow; readonly onEdit: () => void }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const { id, name, agenda, tasks } = template
  return (
    <li className={styles.ownTemplate}>
      <InlineEdit
        label={t('plan.templateName')}
        value={name}
        onSave={async (next) => {
          const renamed = await act('template.update', { template: id, set: { name: next } }, { quiet: true })
          return renamed.ok ? undefined : problem(renamed.problem)
        }}
      />
      <span className={styles.note}>{t('plan.templateFacts', { lines: agenda, tasks })}</span>
      <ChapterName chapter={template.chapter} />
      <span className={styles.buttons}>
        <IconButton size="small" label={t('plan.editTemplateOf', { name })} icon={<Pencil />} onClick={onEdit} />
        <IconButton
          size="small"
          label={t('plan.copyTemplate', { name })}
          icon={<Copy />}
          onClick={() =>
            void act(
              'template.duplicate',
              { template: id, name: t('plan.copyOf', { name }) },
              { done: t('plan.templateCopied', { name }), undo: true },
            )
          }
        />
        <IconButton
          size="small"
          label={t('plan.deleteTemplate', { name })}
          icon={<Trash2 />}
          onClick={() =>
            void act('template.delete', { template: id }, { done: t('plan.templateDeleted', { name }), undo: true })
          }
        />
      </span>
    </li>
  )
}
