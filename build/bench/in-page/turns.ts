/** How long the page's thread was kept at a stretch: while it is, no key is answered and no frame is drawn. */

/** Browsers make chains of timers wait this long each time (HTML Standard, timers). */
const PAUSE_MS = 4

let longest = 0
let isWatching = false

/** From now on, until `longestTurn` is asked. */
export function watchTurns(): void {
  longest = 0
  isWatching = true
  let before = performance.now()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - before - PAUSE_MS)
    before = now
    if (isWatching) setTimeout(look, PAUSE_MS)
  }
  setTimeout(look, PAUSE_MS)
}

/** Milliseconds. */
export function longestTurn(): number {
  isWatching = false
  return longest
}
