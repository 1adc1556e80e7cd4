import type { MemberId } from '../../../shared/domain/ids.ts'
import { clock, nextFrame } from './painting.ts'
import type { StorePort } from './store-port.ts'

/** A way to a screen, as a person goes it, and by what it is known that it is there. */
export interface Visit {
  /** Where the visit begins; by default on the screen of settings, which asks the store for nothing that takes work. */
  readonly from?: string
  /** An address that the click leads to; by default it leads nowhere else. */
  readonly to?: string
  /** A button on the screen where the visit begins; by default the sidebar's link, or the address where it has none. */
  readonly press?: string
  /** All of these are on screen, and nothing says any more that it is being worked out. */
  readonly shows: readonly string[]
}

const REST = '/settings'
const RESTED = ['main h1']
/** Longer than the window keeps an answer that nobody looks at any more. */
const FORGOTTEN_MS = 600
/** What has not come by then is not slow, but missing. */
const GIVE_UP_MS = 60_000

/** How soon the window shows a screen. */
export function screenKit(store: () => StorePort) {
  return {
    /** Goes where nothing is asked anew at every change. */
    async rest(): Promise<void> {
      location.hash = REST
      await shown(REST, ['main h2'])
    },
    /** From the click until the frame with the screen's own content is done. Milliseconds. */
    async visitScreen({ from = REST, to = from, press, shows }: Visit): Promise<number> {
      location.hash = REST
      await shown(REST, RESTED)
      await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_MS))
      if (from !== REST) {
        location.hash = from
        await shown(from, press === undefined ? RESTED : [press])
      }
      const link = document.querySelector<HTMLElement>(press ?? `nav a[href="#${to}"]`)
      if (press !== undefined && !link) throw new Error(`there is no ${press} at ${from}`)
      await nextFrame()
      const begun = clock()
      if (link) link.click()
      else location.hash = to
      return (await shown(to, shows)) - begun
    },
    /** Has everything worked out that the screens rest on, without any of them. */
    async warmDesks(): Promise<void> {
      const { chapters } = await store().ask('community', {})
      const [chapter] = chapters
      if (!chapter) throw new Error('the community has no chapter')
      const isReady = ({ state }: { readonly state: string }) => state === 'ready'
      for (const { id } of chapters) await store().ask('value', { chapter: id }, isReady)
      await store().ask('connections', { chapter: null }, isReady)
      await store().ask('tieMap', { chapter: null }, isReady)
      await store().ask('tieMap', { chapter: chapter.id }, isReady)
      await store().ask('tribes', {}, isReady)
      await store().ask('connectors', { chapter: null }, isReady)
      await store().ask('measures', { chapter: null, period: 'quarter' }, isReady)
      const due = { chapter: null, from: 0, size: 20, part: 'now' } as const
      await store().ask('recognition.due', due, isReady)
      await store().ask('recognition.evenings', { chapter: null }, isReady)
      await store().ask('recognition.spotlight', { chapter: null }, isReady)
      await store().ask('reconnect', { chapter: null, range: { from: 0, count: 20 } }, isReady)
      await store().ask('challenges', {})
      await store().ask('pointsBook', {})
      await store().ask('week', { deep: true }, ({ isWorking }) => !isWorking)
      await store().ask('weekFigures', { chapter: null }, isReady)
    },
    /** Somebody who is on their way in: of them there is most to say. */
    async newcomer(): Promise<MemberId> {
      const { rows } = await store().ask('journeys', { range: { from: 0, count: 1 } })
      const [first] = rows
      if (!first) throw new Error('nobody is on their way in')
      return first.member.id
    },
  }
}

/** When the frame was done in which a screen was first there. */
function shown(address: string, selectors: readonly string[]): Promise<number> {
  const main = document.querySelector('main')
  const isThere = () =>
    location.hash === `#${address}` &&
    document.querySelector('main [role="progressbar"]') === null &&
    selectors.every((selector) => document.querySelector(selector) !== null)
  return new Promise((resolve, reject) => {
    if (!main) return reject(new Error('the window is not open'))
    const look = () => {
      if (!isThere()) return
      end()
      void nextFrame().then(resolve)
    }
    const observer = new MutationObserver(look)
    const limit = setTimeout(() => {
      end()
      const missing = selectors.filter((selector) => document.querySelector(selector) === null)
      reject(new Error(`${address} does not show ${missing.join(' and ')}`))
    }, GIVE_UP_MS)
    const end = () => {
      clearTimeout(limit)
      observer.disconnect()
    }
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  })
}
