import { clock, nextFrame } from './painting.ts'
import { GIVE_UP_MS } from './patience.ts'

/** What a person at the door desk waits for. */

const FIELD = 'input[role="combobox"]'

/** Goes to a salon's desk in this window and puts the keyboard into its field. */
export async function openDesk(salon: string): Promise<void> {
  location.hash = `#/door/${salon}`
  while (!document.querySelector(FIELD)) await nextFrame()
  await deskReady()
}

/** Waits until the field is empty again and has the keyboard. */
export async function deskReady(): Promise<void> {
  for (;;) {
    const field = document.querySelector<HTMLInputElement>(FIELD)
    if (field?.value === '' && field === document.activeElement) return
    await nextFrame()
  }
}

/** Waits until somebody of that name is the first who would be taken. */
export async function deskShows(name: string): Promise<void> {
  const chosen = () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent ?? ''
  for (const begun = clock(); !chosen().includes(name); await nextFrame()) {
    if (clock() - begun > GIVE_UP_MS) throw new Error(`the desk does not find ${name}, but ${chosen()}`)
  }
}

/** When the frame was done in which so many have come at this desk. */
export async function deskCounts(arrived: number): Promise<number> {
  for (;;) {
    const painted = await nextFrame()
    if (Number.parseInt(document.querySelector('[data-testid="arrived"]')?.textContent ?? '', 10) === arrived)
      return painted
  }
}

/** Empties the field, as Esc does. */
export async function clearDesk(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(FIELD)
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await deskReady()
}
