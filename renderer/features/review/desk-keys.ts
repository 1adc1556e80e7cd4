import { deskKey } from '../common/window-keys.ts'
import type { KeyPress } from '../common/window-keys.ts'

/** What a key means while a pair is on the desk. */
export type DeskKey =
  | { readonly does: 'accept' | 'merge' | 'apart' | 'later' | 'back' | 'undo' | 'flip' | 'left' | 'right' }
  | { readonly does: 'row'; readonly by: 1 | -1 }
  /** Flips the n-th value to choose, from 0. */
  | { readonly does: 'flipNth'; readonly nth: number }

/** Letters count by their place where the keyboard writes another script, as with a Zhuyin layout. */
export function deskKeyOf(press: KeyPress): DeskKey | undefined {
  return deskKey<DeskKey>(press, {
    plain: PLAIN,
    letters: LETTERS,
    digit: (nth) => ({ does: 'flipNth', nth }),
    undo: { does: 'undo' },
  })
}

const PLAIN: Readonly<Record<string, DeskKey | undefined>> = {
  Enter: { does: 'accept' },
  ArrowRight: { does: 'later' },
  ArrowLeft: { does: 'back' },
  ArrowDown: { does: 'row', by: 1 },
  ArrowUp: { does: 'row', by: -1 },
  ' ': { does: 'flip' },
}

const LETTERS: Readonly<Record<string, DeskKey | undefined>> = {
  m: { does: 'merge' },
  n: { does: 'apart' },
  j: { does: 'later' },
  k: { does: 'back' },
  u: { does: 'undo' },
  a: { does: 'left' },
  b: { does: 'right' },
}
