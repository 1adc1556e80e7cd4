import type { TierRights } from '../../../shared/protocol/value.ts'
import type { Speech } from '../../ui/language.tsx'

/** What somebody may expect: "Partner: a seat is kept". Null for who may expect nothing. */
export function rightsWords(
  rights: TierRights | null | undefined,
  { t, formats }: Pick<Speech, 't' | 'formats'>,
): string | null {
  return rights ? t('value.owed', { tier: t(`value.tier.${rights.tier}`), rights: formats.list(rights.texts) }) : null
}
