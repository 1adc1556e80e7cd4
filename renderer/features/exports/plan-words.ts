import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import type { Speech } from '../../ui/language.tsx'

/** What for, by which channel, and to whom, in a few words each. */
export function planWords(
  { use: { use, channel }, receiver }: Pick<ExportPlanInput, 'use' | 'receiver'>,
  { t }: Speech,
): string[] {
  return [
    t(`exports.use.${use}`),
    ...(channel === null || channel === undefined ? [] : [t(`words.channel.${channel}`)]),
    ...(receiver === '' ? [] : [t('exports.to', { receiver })]),
  ]
}
