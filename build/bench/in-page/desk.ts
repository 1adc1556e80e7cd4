import { nextFrame } from './painting.ts'

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
  while (!document.querySelector('[role="option"][aria-selected="true"]')?.textContent.includes(name)) await nextFrame()
}
