import { GIVE_UP_MS } from './patience.ts'

/** What a person sees of the list, and when; times are milliseconds since 1970, comparable between processes. */

const SEARCH = '[role="search"] input, [role="searchbox"], input[type="search"]'

/** Resolves with the time at which the next frame is done: after its layout and paint, when the page gets its turn back. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        port1.close()
        resolve(clock())
      })
      port1.start()
      port2.postMessage(null)
    })
  })
}

export function clock(): number {
  return performance.timeOrigin + performance.now()
}

/** When the browser first painted anything on this page. */
export async function firstPaint(): Promise<number> {
  for (;;) {
    const [entry] = performance.getEntriesByName('first-paint')
    if (entry) return performance.timeOrigin + entry.startTime
    await nextFrame()
  }
}

/** Waits until the list shows rows (of `total` members where that is given), and answers with when their frame was done. */
export async function rowsPainted(total?: number): Promise<number> {
  for (;;) {
    const painted = await nextFrame()
    const rows = document.querySelectorAll('[role="grid"] [role="row"][data-index]')
    const filled = [...rows].some((row) => row.textContent.trim() !== '')
    if (filled && (total === undefined || rowCount() === String(total + 1))) return painted
  }
}

/** Waits until the first screen says what to do, and answers with when that frame was done. */
export async function weekPainted(): Promise<number> {
  for (;;) {
    const painted = await nextFrame()
    if (document.querySelector('main ol > li h2')) return painted
  }
}

/** Goes to the list of members. */
export function toList(): void {
  location.hash = '/members'
}

/** A mark in the page's trace, by which its thread is known there. */
export function markTrace(name: string): void {
  performance.mark(name)
}

/** Puts the keyboard into the search field. */
export function focusSearch(): void {
  const field = searchField()
  field.focus()
  field.select()
}

export function searchField(): HTMLInputElement {
  const field = document.querySelector<HTMLInputElement>(SEARCH)
  if (!field) throw new Error('there is no search field on this page')
  return field
}

export interface TypingTime {
  /** From the key press to the frame that shows other rows, milliseconds; null where the rows stayed the same. */
  readonly painted: number | null
  readonly at: number
}

let typing: Promise<TypingTime> | undefined

/**
 * Call before a key is pressed; `typed` then tells when what it changed was painted: the list, the field alone, or at a door
 * desk the names that are found or the number of those who came.
 */
export function awaitTyping(what: keyof typeof SHOWN): void {
  const shown = SHOWN[what]
  const before = shown()
  typing = new Promise<TypingTime>((resolve) => {
    const begin = (event: KeyboardEvent) => {
      const pressed = performance.timeOrigin + event.timeStamp
      const look = () => {
        if (shown() === before) return
        finish()
        void nextFrame().then((at) => resolve({ painted: at - pressed, at }))
      }
      const observer = new MutationObserver(look)
      const limit = setTimeout(() => {
        finish()
        resolve({ painted: null, at: clock() })
      }, GIVE_UP_MS)
      const finish = () => {
        clearTimeout(limit)
        observer.disconnect()
        document.removeEventListener('input', look)
      }
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      document.addEventListener('input', look)
    }
    document.addEventListener('keydown', begin, { capture: true, once: true })
  })
}

/** When the frame that answers the key was done. */
export async function typed(): Promise<TypingTime> {
  if (!typing) throw new Error('nobody waits for a key')
  return typing
}

/** The bare minimum a keystroke can change: the field itself. */
function fieldText(): string {
  return document.querySelector<HTMLInputElement>(SEARCH)?.value ?? ''
}

/** The names that a door desk finds. */
function matchesText(): string {
  return Array.from(document.querySelectorAll('[role="option"]'), (option) => option.textContent).join('\n')
}

/** How many have come, at a door desk. */
function tickText(): string {
  return document.querySelector('[data-testid="arrived"]')?.textContent ?? ''
}

const SHOWN = { list: listText, field: fieldText, matches: matchesText, tick: tickText } as const

/** Everything that tells one list from another. */
function listText(): string {
  const rows = [...document.querySelectorAll('[role="grid"] [role="row"][data-index]')]
  return [rowCount(), ...rows.slice(0, 12).map((row) => row.textContent)].join('\n')
}

function rowCount(): string {
  return document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? '0'
}
