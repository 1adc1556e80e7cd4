import type { KeyPress } from '../../renderer/features/common/window-keys.ts'

/** A key without modifiers but those named. */
export function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...more }
}
