import type { Settlement } from '../../../shared/protocol/commands.ts'
import type { Decision } from '../../../shared/protocol/views.ts'
import { nextFrame } from './painting.ts'

/** Waits until cards of decisions are on screen. */
export async function cardsPainted(): Promise<void> {
  while (!document.querySelector('[data-card]')) await nextFrame()
}

/** A window's height a frame; about what a person does who pulls the scroll bar down. */
const STEP = 700

/** Scrolls the list of cards from its beginning to its end. */
export async function scrollCards(): Promise<void> {
  const list = document.querySelector('[data-card]')?.closest('ul')?.parentElement
  if (!list) throw new Error('there are no cards on this page')
  for (let top = 0; top < list.scrollHeight; top += STEP) {
    list.scrollTop = top
    await nextFrame()
  }
}

/** Takes the first value of a field. */
export function firstChoice(decision: Decision): Settlement[] {
  if (decision.kind !== 'field') return []
  const { record, field, choices } = decision
  const [first] = choices
  return first ? [{ kind: 'field', record, field, choice: first.id }] : []
}
