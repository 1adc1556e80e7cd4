import { DoorClosed, DoorOpen } from 'lucide-react'
import { coversChapter } from '../../../shared/domain/role.ts'
import { inSequence } from '../../../shared/language/sentences.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'

/** Whether volunteers may stand at this salon's door, and who they are. */
export function SalonDoor({ view, past }: { readonly view: SalonView; readonly past: boolean }) {
  const { t, formats, language } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const { salon, doorOpened } = view
  const isOpen = doorOpened !== null
  if (!community?.may.commands.includes('door.open') || salon.cancelled !== undefined) return null
  if (past && !isOpen) return null
  const volunteers = community.organizers
    .filter(({ role, removed }) => role === 'door' && removed === undefined)
    .filter((organizer) => coversChapter(organizer, salon.chapter))
    .map(({ name }) => name)
  if (volunteers.length === 0 && !isOpen) return null
  const chapter = chapterOf(community, salon.chapter)?.name ?? ''
  const who =
    volunteers.length === 0
      ? t('salons.doorNobody', { chapter })
      : t('salons.doorWho', { names: formats.list(volunteers) })
  return (
    <Notice
      tone={isOpen ? 'jade' : 'neutral'}
      title={
        isOpen
          ? t(past ? 'salons.doorStillOpen' : 'salons.doorIsOpen', { time: formats.dayTime(doorOpened, salon.zone) })
          : t('salons.doorIsClosed')
      }
      inline
      actions={
        <Button
          size="small"
          icon={isOpen ? <DoorClosed /> : <DoorOpen />}
          onClick={() =>
            void act(
              isOpen ? 'door.close' : 'door.open',
              { salon: salon.id },
              { done: t(isOpen ? 'salons.doorClosedToast' : 'salons.doorOpenedToast', { theme: salon.theme }) },
            )
          }
        >
          {t(isOpen ? 'salons.closeDoor' : 'salons.openToVolunteers')}
        </Button>
      }
    >
      {inSequence(language, [who, t('salons.doorSees')])}
    </Notice>
  )
}
