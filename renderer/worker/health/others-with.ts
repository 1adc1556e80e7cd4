import { isId } from '../../../shared/domain/ids.ts'
import type { HealthOther } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The other devices that have a page, as far as they have said: those that are here now first. */
export function othersWith({ tables, sync, identity }: OpenCommunity, page: string): readonly HealthOther[] {
  if (!sync || !isId('pag', page)) return []
  return [...tables.devices.values()]
    .flatMap(({ id, name, organizer }): HealthOther[] => {
      if (id === identity.device || tables.standingOf(id)?.removed !== undefined) return []
      const session = sync.sessionOf(id)
      const has = session ? session.has(page) : (sync.book.of(id).pages[page] ?? '') !== ''
      return has
        ? [
            {
              organizer: tables.organizers.get(organizer)?.name ?? '',
              device: name,
              isConnected: session?.isOpen ?? false,
            },
          ]
        : []
    })
    .sort((a, b) => Number(b.isConnected) - Number(a.isConnected))
}
