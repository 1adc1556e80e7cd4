import type { RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { nextFrame, rowsPainted } from './painting.ts'
import type { StorePort } from './store-port.ts'

/** What a person does with a salon's guests, on its page. */
export function eveningKit(store: () => StorePort) {
  const guests = (salon: SalonId, show: ViewInput<'guests'>['show'] = 'all') =>
    store().ask('guests', { salon, language: 'zh-TW', show, range: { from: 0, count: 500 } })
  return {
    /** Plans an evening and asks so many to it: as many as may be asked. */
    async planGuests(count: number): Promise<SalonId> {
      const { chapters } = await store().ask('community', {})
      const [chapter] = chapters
      if (!chapter) throw new Error('the community has no chapter')
      const day = new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10)
      const times = { start: `${day}T19:00`, end: `${day}T21:00` }
      const { salon } = await store().command('salon.create', { theme: '城市與記憶', chapter: chapter.id, ...times })
      const { rows } = await store().ask('members', { query: {}, range: { from: 0, count } })
      await store().command('salon.invite', { salon, who: { kind: 'ids', ids: rows.map(({ id }) => id) } })
      return salon
    },
    /** Lets most of those who were asked answer. */
    async answerSome(salon: SalonId): Promise<void> {
      const asked = await guests(salon)
      const answers = asked.rows.flatMap(({ member, name }, index) => {
        const status = ANSWERS[index % ANSWERS.length]
        return status ? [{ member, name, status, companions: 0, remark: '' }] : []
      })
      await store().command('salon.recordAnswers', { salon, answers })
    },
    async guestRows(salon: SalonId): Promise<readonly GuestRow[]> {
      return (await guests(salon)).rows
    },
    /** Leaves the salon for another screen, so that what comes next is opened anew. */
    async leaveEvening(): Promise<void> {
      location.hash = '/members'
      while (document.querySelector('[role="tablist"]')) await nextFrame()
      await rowsPainted()
    },
    /** Opens a salon's page until so many guests are on screen. Milliseconds. */
    async openEvening(salon: SalonId, count: number): Promise<number> {
      const begun = performance.now()
      location.hash = `/salons/${salon}`
      while (!document.querySelector('[role="tablist"]')) await nextFrame()
      await rowsPainted(count)
      return performance.now() - begun
    },
    /** Shows one part of the guest list after the other, by its chips. */
    async filterEvening(salon: SalonId): Promise<void> {
      const chips = document.querySelectorAll<HTMLInputElement>('fieldset input[type="radio"]')
      if (chips.length === 0) throw new Error('the guest list has no chips')
      for (const chip of [...chips].toReversed()) {
        chip.click()
        // The store answers in the order it is asked, so the list has its answer before this one comes.
        await nextFrame()
        await guests(salon)
        await nextFrame()
      }
      await rowsPainted()
    },
    /** Puts the cursor on a guest, counted from 0. */
    async goToGuest(index: number): Promise<void> {
      pressInGrid('Home')
      for (let row = 0; row < index; row += 1) {
        await nextFrame()
        pressInGrid('ArrowDown')
      }
      await nextFrame()
    },
    /** Checks the guest in on whose row the cursor is, by its key, until the row says so; then goes to the next. Milliseconds. */
    async checkInNext(): Promise<number> {
      const cursor = guestGrid().getAttribute('aria-activedescendant') ?? ''
      const before = document.getElementById(cursor)?.textContent
      const begun = performance.now()
      pressInGrid('a')
      while (document.getElementById(cursor)?.textContent === before) await nextFrame()
      const ms = performance.now() - begun
      pressInGrid('ArrowDown')
      await nextFrame()
      return ms
    },
  }
}

const WEEK_MS = 7 * 24 * 3_600_000

/** What guests say, in turn; of every six two have said nothing yet. */
const ANSWERS: readonly (Extract<RsvpStatus, 'going' | 'maybe' | 'declined'> | undefined)[] = [
  'going', undefined, 'maybe', 'going', undefined, 'declined',
] // prettier-ignore

function guestGrid(): HTMLElement {
  const grid = document.querySelector<HTMLElement>('[role="grid"]')
  if (!grid) throw new Error('there is no guest list on this page')
  return grid
}

function pressInGrid(key: string): void {
  guestGrid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}
