import { CHANNELLED_PURPOSES, CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'
import { USES } from '../../../shared/domain/contact-rules.ts'
import type { Use } from '../../../shared/domain/contact-rules.ts'
import { EXPORT_TEXT_LIMIT } from '../../../shared/protocol/exports.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'

export interface PurposeFieldsProps {
  readonly plan: Pick<ExportPlanInput, 'use' | 'receiver'>
  /** What is wrong with who gets it, once somebody tried to go on. */
  readonly receiverProblem: string | undefined
  readonly onChange: (change: Pick<ExportPlanInput, 'use'> | Pick<ExportPlanInput, 'receiver'>) => void
}

/** What the list is for, by which way it will be used, and who gets it. */
export function PurposeFields({ plan: { use, receiver }, receiverProblem, onChange }: PurposeFieldsProps) {
  const { t } = useLanguage()
  const hasChannel = CHANNELLED_PURPOSES.some((purpose) => purpose === use.use)
  return (
    <>
      <Select<Use>
        label={t('exports.what')}
        hint={t(`exports.useHint.${use.use}`)}
        value={use.use}
        onChange={(next) => onChange({ use: { use: next, channel: null } })}
        options={USES.map((value) => ({ value, label: t(`exports.use.${value}`) }))}
      />
      {hasChannel && (
        <Select<ConsentChannel | 'any'>
          label={t('exports.channel')}
          value={use.channel ?? 'any'}
          onChange={(channel) => onChange({ use: { ...use, channel: channel === 'any' ? null : channel } })}
          options={[
            { value: 'any', label: t('exports.anyChannel') },
            ...CONSENT_CHANNELS.map((value) => ({ value, label: t(`words.channel.${value}`) })),
          ]}
        />
      )}
      <TextField
        label={t('exports.receiver')}
        hint={t('exports.receiverHint')}
        problem={receiverProblem}
        maxLength={EXPORT_TEXT_LIMIT}
        value={receiver}
        onChange={(next) => onChange({ receiver: next })}
      />
    </>
  )
}
