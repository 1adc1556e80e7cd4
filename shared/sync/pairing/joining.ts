/**
 * Joining, on the device that was invited, as a machine without clocks, keys or wires. `asked`: nothing was heard of the
 * inviting device yet; the answer may also travel by hand. `heard`: it has the request, and both screens show the words.
 * `admitted`: what was granted is on its way. An invitation that was refused or given up is of no more use.
 */
export type JoiningStep =
  | { readonly step: 'asked' }
  | { readonly step: 'heard' }
  | { readonly step: 'admitted' }
  | { readonly step: 'refused' }
  | { readonly step: 'done' }

export type JoiningEvent =
  | { readonly type: 'seen' }
  /** A verdict whose signature is the inviting device's. */
  | { readonly type: 'verdict'; readonly admitted: boolean }
  /** The community's page is here, and this device is on it. */
  | { readonly type: 'entered' }

export const ASKED: JoiningStep = { step: 'asked' }

/** What becomes of joining; the same object where nothing does. Letters come late, twice and in any order. */
export function joined(step: JoiningStep, event: JoiningEvent): JoiningStep {
  if (step.step === 'done') return step
  // Whatever was said before: who is on the community's page was let in.
  if (event.type === 'entered') return { step: 'done' }
  if (step.step === 'refused' || step.step === 'admitted') return step
  if (event.type === 'verdict') return { step: event.admitted ? 'admitted' : 'refused' }
  return step.step === 'asked' ? { step: 'heard' } : step
}
