/** What is known of what somebody brings about. */
export interface Evidence {
  /** Whom they introduced who had not come before, and how many of those came more than once. */
  readonly brought: number
  readonly stayed: number
  /** Whom they introduced to each other, and how many of those introductions held. */
  readonly introduced: number
  readonly held: number
  /** Ideas that they told, and how many were adopted. */
  readonly ideas: number
  readonly adopted: number
  /** Evenings that they hosted. */
  readonly hosted: number
  readonly strong: number
  readonly warm: number
}

/**
 * What somebody is to the others. `voice` (a key opinion leader): they host, or what they propose is taken up. `advocate` (a
 * key opinion consumer): they bring people along who stay. `matchmaker`: those whom they introduce go on meeting. `trusted`:
 * many are strongly tied to them.
 */
export const CONNECTOR_KINDS = ['voice', 'advocate', 'matchmaker', 'trusted'] as const
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number]
