import type { MemberId } from '../domain/ids.ts'

/** What is known of what somebody brings about. */
export interface Evidence {
  readonly member: MemberId
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

/** From how much evidence somebody is called so; shown beside every list. */
export const CONNECTOR_FROM: Readonly<Record<ConnectorKind, number>> = {
  /** Evenings hosted and ideas adopted. */
  voice: 2,
  /** People brought along who stayed. */
  advocate: 1,
  /** Introductions that held. */
  matchmaker: 2,
  /** Strong ties. */
  trusted: 5,
}

/** How much of the evidence for one kind there is. */
export function evidenceFor({ hosted, adopted, stayed, held, strong }: Evidence, kind: ConnectorKind): number {
  switch (kind) {
    case 'voice':
      return hosted + adopted
    case 'advocate':
      return stayed
    case 'matchmaker':
      return held
    case 'trusted':
      return strong
  }
}

/** What somebody is, by the evidence; often nothing. */
export function kindsOf(evidence: Evidence): ConnectorKind[] {
  return CONNECTOR_KINDS.filter((kind) => evidenceFor(evidence, kind) >= CONNECTOR_FROM[kind])
}

/** Those who are something, whoever is most things first, then by how far they go beyond what it takes. */
export function connectorsAmong(
  all: Iterable<Evidence>,
): { readonly evidence: Evidence; readonly kinds: readonly ConnectorKind[] }[] {
  const found: { evidence: Evidence; kinds: ConnectorKind[]; weight: number }[] = []
  for (const evidence of all) {
    const kinds = kindsOf(evidence)
    if (kinds.length === 0) continue
    const weight = kinds.reduce((sum, kind) => sum + evidenceFor(evidence, kind) / CONNECTOR_FROM[kind], 0)
    found.push({ evidence, kinds, weight })
  }
  return found
    .sort(
      (a, b) =>
        b.kinds.length - a.kinds.length || b.weight - a.weight || (a.evidence.member < b.evidence.member ? -1 : 1),
    )
    .map(({ evidence, kinds }) => ({ evidence, kinds }))
}
