import type { Membership } from '../domain/member.ts'

/** One place in a chapter of several: in the highest role, from the earliest day, and ended only where all are. */
export function unitedMembership(own: readonly Membership[]): Membership {
  const role = ROLES_BY_RANK.find((each) => own.some((membership) => membership.role === each)) ?? 'member'
  const from = own.flatMap((membership) => membership.from ?? []).toSorted()[0]
  const until = own.every((membership) => membership.until !== undefined)
    ? own
        .flatMap((membership) => membership.until ?? [])
        .toSorted()
        .at(-1)
    : undefined
  return { role, ...(from && { from }), ...(until && { until }) }
}

const ROLES_BY_RANK = ['leader', 'helper', 'member', 'guest'] as const satisfies readonly Membership['role'][]
