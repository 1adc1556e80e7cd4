import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Grant, Role } from '../../../shared/domain/role.ts'
import type { MessageKey } from '../../../shared/language/catalog/index.ts'
import type { Speech } from '../../ui/language.tsx'

export const ROLE_WORDS: { readonly [Each in Role]: { readonly name: MessageKey; readonly hint: MessageKey } } = {
  admin: { name: 'sync.roleAdmin', hint: 'sync.roleAdminHint' },
  organizer: { name: 'sync.roleOrganizer', hint: 'sync.roleOrganizerHint' },
  leader: { name: 'sync.roleLeader', hint: 'sync.roleLeaderHint' },
  door: { name: 'sync.roleDoor', hint: 'sync.roleDoorHint' },
}

/** "Taipei and Tainan", or that it is all of them. Chapters that are not on this device have no name here. */
export function chaptersOf(
  { role, chapters }: Grant,
  known: readonly { readonly id: ChapterId; readonly name: string }[],
  { t, formats }: Speech,
): string {
  if (role === 'admin' || chapters === 'all') return t('sync.allChapters')
  const names = known.filter(({ id }) => chapters.includes(id)).map(({ name }) => name)
  if (names.length > 0) return formats.list(names)
  return chapters.length > 0 ? t('sync.otherChapters') : t('sync.noChapters')
}
