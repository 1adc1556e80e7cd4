import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { DeviceView } from '../../../shared/protocol/sync.ts'
import { nextFrame, rowsPainted } from './painting.ts'
import type { StorePort } from './store-port.ts'

/** What one of two devices knows of the other. */
export interface InStep {
  /** When the line between them was there, and when the other was known to have all that is here. */
  readonly connected: number
  readonly inStep: number
  readonly pages: number
  /** What went over lines between them since they first met, both ways. */
  readonly bytes: number
}

/** What two apps on a network do, seen from one of them. Times are milliseconds since 1970 by the system's clock. */
export function syncKit(store: () => StorePort) {
  return {
    /** Turns the network on and answers with an invitation, which says where this device can be reached. */
    async inviteOverNetwork(): Promise<string> {
      await this.turnNetwork(true)
      return (await store().command('organizer.invite', { name: 'Second', role: 'admin' })).text
    },
    /** Waits for somebody to answer an invitation and lets them in; answers with when that was confirmed. */
    async confirm(): Promise<number> {
      const isAnswered = ({ state }: { readonly state: { readonly step: string } }) => state.step === 'compare'
      const answered = (await store().ask('invitations', {}, (all) => all.some(isAnswered))).find(isAnswered)
      if (!answered) throw new Error('Nobody has answered.')
      const begun = Date.now()
      await store().command('invite.confirm', { invite: answered.invitation, same: true })
      return begun
    },
    /** When the store of a joining device had so many members, and when the list showed them. */
    async everybodyArrived(members: number): Promise<{ readonly stored: number; readonly painted: number }> {
      await store().ask('joining', {}, ({ state }) => state === 'done')
      location.hash = '/members'
      await store().ask('members', { query: {}, range: { from: 0, count: 1 } }, ({ total }) => total === members)
      const stored = Date.now()
      await rowsPainted(members)
      return { stored, painted: Date.now() }
    },
    async turnNetwork(on: boolean): Promise<void> {
      await store().command('sync.lan', { on })
      // The way to the main process may still be on its way after a start.
      while (on && (await store().ask('peers', {})).network.listening === null) await pause()
    },
    /** Waits until the other device is known to have all that is here. */
    async inStep(): Promise<InStep> {
      for (;;) {
        const other = await connectedDevice(store())
        // Asked for anew each time: what is shown to a person comes a little later, and calmly.
        if (other?.connected && other.holds.every(({ pages, same }) => pages === same)) {
          const { holds, connected, bytes } = other
          const pages = holds.reduce((sum, { pages: held }) => sum + held, 0)
          return { connected: connected.since, inStep: Date.now(), pages, bytes: bytes.sent + bytes.received }
        }
        await pause()
      }
    },
    /** Waits until nobody is connected. */
    async isAlone(): Promise<void> {
      while (await connectedDevice(store())) await pause()
    },
    /** A salon that everybody may come to; answers with it and as many members. */
    async planEvening(guests: number): Promise<{ readonly salon: SalonId; readonly members: readonly MemberId[] }> {
      const [chapter] = (await store().ask('community', {})).chapters
      if (!chapter) throw new Error('There is no chapter.')
      const day = new Date().toISOString().slice(0, 10)
      const times = { start: `${day}T19:00`, end: `${day}T21:00` }
      const { salon } = await store().command('salon.create', { theme: 'Bench', chapter: chapter.id, ...times })
      const { rows } = await store().ask('members', { query: {}, range: { from: 0, count: guests } })
      return { salon, members: rows.map(({ id }) => id) }
    },
    /** Shows the door's desk. */
    async showDoor(salon: SalonId): Promise<void> {
      location.hash = `/door/${salon}`
      while (arrivedOnScreen() === null) await pause()
    },
    /** When the command for a check-in was given. */
    async checkIn(salon: SalonId, member: MemberId): Promise<number> {
      const begun = Date.now()
      await store().command('door.checkIn', { salon, member })
      return begun
    },
    /** When the frame was done in which the desk's counter stands there. */
    async doorShows(arrived: number): Promise<number> {
      while (arrivedOnScreen() !== arrived) await nextFrame()
      return Date.now()
    },
  }
}

async function connectedDevice(store: StorePort): Promise<DeviceView | undefined> {
  const { organizers } = await store.ask('peers', {})
  return organizers.flatMap(({ devices }) => devices).find(({ connected }) => connected !== null)
}

/** Long enough that asking is not what takes the time. */
function pause(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 10))
}

function arrivedOnScreen(): number | null {
  const text = document.querySelector('[data-testid="arrived"]')?.textContent
  return text ? Number.parseInt(text, 10) : null
}
