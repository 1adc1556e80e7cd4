import { scanBadge } from '../../../shared/salons/badge-code.ts'
import type { ScannedBadge } from '../../../shared/salons/badge-code.ts'

/** What a hand scanner has typed so far: it poses as a keyboard, and ends with Enter. */
export interface Burst {
  readonly text: string
  /** Of the latest key, milliseconds. */
  readonly at: number
}

export const NO_BURST: Burst = { text: '', at: Number.NEGATIVE_INFINITY }

/** A key that was pressed; `code` is where it sits on the keyboard, which is all that is told of it under an input method. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly at: number
}

/** Slow scanners over Bluetooth leave a tenth of a second between two letters; people who look for a name rarely less. */
const PAUSE_MS = 250

/** More than a badge has letters, with what somebody had typed just before. */
const LONGEST = 80

/** Takes in one key; `badge` is what was scanned, once Enter ends it. */
export function strike(burst: Burst, stroke: Stroke): { readonly burst: Burst; readonly badge: ScannedBadge | null } {
  const before = stroke.at - burst.at > PAUSE_MS ? '' : burst.text
  if (stroke.key === 'Enter' || stroke.code === 'Enter' || stroke.code === 'NumpadEnter') {
    const begin = before.toUpperCase().lastIndexOf('CHAPTERHOUSE')
    return { burst: NO_BURST, badge: begin < 0 ? null : scanBadge(before.slice(begin)) }
  }
  return { burst: { text: (before + letterOf(stroke)).slice(-LONGEST), at: stroke.at }, badge: null }
}

function letterOf({ key, code }: Stroke): string {
  if (key.length === 1) return key
  if (key !== 'Process') return ''
  const [, letter = ''] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? []
  return letter
}
