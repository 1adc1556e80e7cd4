import { readRecoveryKey } from '../../../shared/domain/recovery-key.ts'
import type { Speech } from '../../ui/language.tsx'

/** Forty letters, the check letters among them. */
const LETTERS = 40

/** What is wrong with a recovery key as it was typed, naming the groups; null where it could be one. */
export function recoveryMistake(typed: string, { t, formats }: Pick<Speech, 't' | 'formats'>): string | null {
  const reading = readRecoveryKey(typed)
  if (reading.ok) return null
  switch (reading.mistake.kind) {
    case 'empty':
      return t('lock.mistakeEmpty')
    case 'length':
      return t('lock.mistakeLength', { letters: reading.mistake.letters, of: LETTERS })
    case 'groups':
      return t('lock.mistakeGroups', { groups: formats.list(reading.mistake.groups.map(String)) })
  }
}
