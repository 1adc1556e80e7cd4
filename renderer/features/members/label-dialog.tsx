import { useState } from 'react'
import type { MemberSelection } from '../../../shared/protocol/selection.ts'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/dialog-form.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useDo } from '../common/use-do.ts'
import { useLabelOptions } from './label-options.ts'

export interface LabelDialogProps {
  readonly kind: 'tags' | 'interests'
  readonly who: MemberSelection
  readonly count: number
  readonly onClose: () => void
}

/** Adds labels to many members and takes others away, in one step that one undo takes back. */
export function LabelDialog({ kind, who, count, onClose }: LabelDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const options = useLabelOptions(kind)
  const [add, setAdd] = useState<readonly string[]>([])
  const [remove, setRemove] = useState<readonly string[]>([])
  const apply = async () => {
    const done = ({ changed }: { readonly changed: number }) => t('members.labelled', { count: changed })
    const input = { who, kind, add: [...add], remove: [...remove] }
    const result = await act('member.label', input, { done, undo: true })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      open
      size="small"
      title={t(kind === 'tags' ? 'members.labelTitleTags' : 'members.labelTitleInterests', { count })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={add.length + remove.length === 0} onClick={() => void apply()}>
            {t('members.labelApply')}
          </Button>
        </>
      }
    >
      <div className={formStyles.form}>
        <TagField
          label={t('members.labelAdd')}
          value={add}
          onChange={setAdd}
          options={options}
          creatable
          autoFocus
          tone="jade"
        />
        <TagField label={t('members.labelRemove')} value={remove} onChange={setRemove} options={options} />
      </div>
    </Dialog>
  )
}
