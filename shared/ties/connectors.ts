import { CONNECTOR_KINDS } from '../domain/connector.ts'
import type { ConnectorKind, Evidence } from '../domain/connector.ts'
import type { MemberId } from '../domain/ids.ts'

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

/** Somebody, and what they brought about. */
export type Connector = Evidence & { readonly member: MemberId }

/** Those who are something, whoever is most things first, then by how far they go beyond what it takes. */
export function connectorsAmong(
  all: Iterable<Connector>,
): (Connector & { readonly kinds: readonly ConnectorKind[] })[] {
  const found: (Connector & { readonly kinds: ConnectorKind[]; readonly weight: number })[] = []
  for (const connector of all) {
    const kinds = kindsOf(connector)
    if (kinds.length === 0) continue
    const weight = kinds.reduce((sum, kind) => sum + evidenceFor(connector, kind) / CONNECTOR_FROM[kind], 0)
    found.push({ ...connector, kinds, weight })
  }
  return found
    .sort((a, b) => b.kinds.length - a.kinds.length || b.weight - a.weight || (a.member < b.member ? -1 : 1))
    .map(({ weight: _weight, ...connector }) => connector)
}
