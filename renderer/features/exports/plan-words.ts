import type { ExportPlanInput, ReceiptRow } from '../../../shared/protocol/exports.ts'
import type { Speech } from '../../ui/language.tsx'

/** What for, by which channel, and to whom, in a few words each. */
export function planWords(
  { use: { use, channel }, receiver }: Pick<ExportPlanInput, 'use' | 'receiver'>,
  { t }: Speech,
): string[] {
  return [
    t(`exports.use.${use}`),
    ...(channel === null || channel === undefined ? [] : [t(`words.channel.${channel}`)]),
    ...receiverWords(receiver, t),
  ]
}

/** The same of what went out. What only a newer version understands is not told. */
export function receiptWords({ use, receiver }: Pick<ReceiptRow, 'use' | 'receiver'>, speech: Speech): string[] {
  const { t } = speech
  if (use && 'use' in use) return planWords({ use, receiver }, speech)
  const what = use === null ? [] : [use.aim === 'words' ? use.words : t(`exports.aim.${use.aim}`)]
  return [...what, ...receiverWords(receiver, t)]
}

function receiverWords(receiver: string, t: Speech['t']): string[] {
  return receiver === '' ? [] : [t('exports.to', { receiver })]
}
