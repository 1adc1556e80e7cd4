import type { ErrandOutcome } from '../../../shared/protocol/errands.ts'
import type { ProfileState } from '../../../shared/protocol/profile-key.ts'

/** Why there is no key for an errand; null where there is one. */
export function whyClosed(
  status: ProfileState['status'],
  whenLocked: 'errand-locked' | 'errand-window-locked',
): ErrandOutcome | null {
  switch (status) {
    case 'ready':
      return null
    case 'locked':
      return { state: 'locked', problem: { code: whenLocked } }
    case 'fresh':
      return { state: 'empty', problem: { code: 'errand-no-community' } }
    case 'damaged':
      return { state: 'locked', problem: { code: 'errand-key' } }
  }
}
