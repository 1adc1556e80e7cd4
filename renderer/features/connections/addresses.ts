import type { MemberId } from '../../../shared/domain/ids.ts'

/** Where the parts of this screen stand. */
export const PARTS = ['health', 'map', 'tribes', 'connectors', 'introductions', 'settings'] as const
export type Part = (typeof PARTS)[number]

export function partAddress(part: Part): string {
  return part === 'health' ? '/connections' : `/connections/${part}`
}

export function partOf(text: string | undefined): Part {
  return PARTS.find((part) => part === text) ?? 'health'
}

export function memberAddress(member: MemberId): string {
  return `/members/${member}`
}
