import type { Instant } from '../../domain/dates.ts'
import type { JoinRequest } from './letters.ts'

/**
 * An invitation on the device that made it, as a machine without clocks, keys or wires. Rules:
 *
 *  1. Only a request in time is heard, and the first that is heard is the only one: whoever else holds the text can no longer
 *     take its place, not even between the comparing and the confirming.
 *  2. Nobody is let in but by the person's word that the words are the same.
 *  3. What is over stays over.
 *  4. Somebody who knows the invitation and not its secret may try a few times, then it is closed.
 */
export type InvitationStep =
  | { readonly step: 'out'; readonly tries: number }
  | { readonly step: 'compare'; readonly tries: number; readonly request: JoinRequest }
  | { readonly step: 'admitted'; readonly request: JoinRequest }
  | { readonly step: 'done'; readonly request: JoinRequest }
  | {
      readonly step: 'over'
      readonly why: 'expired' | 'cancelled' | 'words-differ' | 'too-many-tries'
      /** Whom to tell. */
      readonly request: JoinRequest | null
    }

export type InvitationEvent =
  | { readonly type: 'request'; readonly request: JoinRequest }
  /** A letter about this invitation that its secret does not open. */
  | { readonly type: 'nonsense' }
  | { readonly type: 'confirmed'; readonly same: boolean }
  /** The other side says that the words differ, or has given up. */
  | { readonly type: 'withdrawn' }
  /** The other side has what it needs. */
  | { readonly type: 'taken' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'looked-at' }

export const FIRST_STEP: InvitationStep = { step: 'out', tries: 0 }

/** So often somebody may present a letter that does not open. A slip of the network makes none. */
export const TRIES = 5

/** What becomes of an invitation; the same object where nothing does. `expires` and `now` are by the same clock. */
export function invited(
  step: InvitationStep,
  event: InvitationEvent,
  { expires, now }: { readonly expires: Instant; readonly now: Instant },
): InvitationStep {
  if (step.step === 'out' && now >= expires) return over('expired', null)
  switch (event.type) {
    case 'request':
      return step.step === 'out' ? { step: 'compare', tries: step.tries, request: event.request } : step
    case 'nonsense':
      if (step.step !== 'out' && step.step !== 'compare') return step
      return step.tries + 1 < TRIES ? { ...step, tries: step.tries + 1 } : over('too-many-tries', requestOf(step))
    case 'confirmed':
      if (step.step !== 'compare') return step
      return event.same ? { step: 'admitted', request: step.request } : over('words-differ', step.request)
    case 'withdrawn':
      return step.step === 'compare' ? over('words-differ', step.request) : step
    case 'taken':
      return step.step === 'admitted' ? { step: 'done', request: step.request } : step
    case 'cancelled':
      return step.step === 'out' || step.step === 'compare' ? over('cancelled', requestOf(step)) : step
    case 'looked-at':
      return step
  }
}

/** Whether two requests are of one device; asking again is no second asking. */
export function sameRequest(a: JoinRequest, b: JoinRequest): boolean {
  return a.device === b.device && a.publicKey === b.publicKey && a.boxKey === b.boxKey
}

/** Whose request an invitation has heard, if anybody's. */
export function requestOf(step: InvitationStep): JoinRequest | null {
  return step.step === 'out' ? null : step.request
}

function over(why: Extract<InvitationStep, { step: 'over' }>['why'], request: JoinRequest | null): InvitationStep {
  return { step: 'over', why, request }
}
