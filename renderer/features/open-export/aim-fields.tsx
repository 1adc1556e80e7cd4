import type { Aim } from '../../../shared/domain/exports.ts'
import { EXPORT_TEXT_LIMIT } from '../../../shared/protocol/exports.ts'
import type { ExportAim } from '../../../shared/protocol/exports.ts'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'

/** What everything is wanted for, and by whom. */
export interface Purpose {
  readonly aim: ExportAim
  readonly receiver: string
}

/** Whether a receipt can say both. */
export function isSaid({ aim: { aim, words }, receiver }: Purpose): boolean {
  return receiver.trim() !== '' && (aim !== 'words' || words.trim() !== '')
}

/** Nobody is reached by everything there is, so these are other ends than a list's. */
const ENDS = ['moving', 'audit', 'words'] as const satisfies readonly Aim[]

/** Asks what everything is for, and who receives it. */
export function AimFields({
  purpose,
  onChange,
}: {
  readonly purpose: Purpose
  readonly onChange: (purpose: Purpose) => void
}) {
  const { t } = useLanguage()
  const { aim, receiver } = purpose
  return (
    <>
      <Select<Aim>
        label={t('exports.what')}
        value={aim.aim}
        onChange={(next) => onChange({ ...purpose, aim: { aim: next, words: '' } })}
        options={ENDS.map((value) => ({ value, label: t(`exports.aim.${value}`) }))}
      />
      {aim.aim === 'words' && (
        <TextField
          label={t('exports.aimWords')}
          maxLength={EXPORT_TEXT_LIMIT}
          value={aim.words}
          onChange={(words) => onChange({ ...purpose, aim: { aim: 'words', words } })}
        />
      )}
      <TextField
        label={t('exports.receiver')}
        hint={t('openExport.receiverHint')}
        maxLength={EXPORT_TEXT_LIMIT}
        value={receiver}
        onChange={(next) => onChange({ ...purpose, receiver: next })}
      />
    </>
  )
}
