import type { ScopeKey } from '../../../../shared/domain/community.ts'
import type { CommunityId, ScopeKeyId } from '../../../../shared/domain/ids.ts'
import type { Scope } from '../../../../shared/domain/role.ts'
import type { Identity } from '../../open-community.ts'
import type { Tables } from '../../tables/tables.ts'
import { openSealed } from './box.ts'

/** A scope key as this device has opened it: 32 bytes. */
export interface OpenKey {
  readonly id: ScopeKeyId
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A key of a scope, sealed to one device, as it travels outside the community's page. */
export interface Wrap {
  readonly key: ScopeKeyId
  readonly scope: Scope
  readonly wrap: string
}

/** The keys of scopes that this device can open. They are unwrapped when somebody asks and stay in memory only. */
export class Keyring {
  readonly #community: CommunityId
  readonly #identity: Identity
  readonly #tables: Tables
  readonly #opened = new Map<ScopeKeyId, OpenKey>()

  constructor(community: CommunityId, identity: Identity, tables: Tables) {
    this.#community = community
    this.#identity = identity
    this.#tables = tables
  }

  /**
   * The key that the scope's pages are sealed with now; null where there is none, or none that this device was given. An
   * older one that it has is no substitute: somebody who was removed since has that too.
   */
  async newest(scope: Scope): Promise<OpenKey | null> {
    const newest = newestKey(this.#tables, scope)
    return newest ? this.open(newest.id) : null
  }

  /** A key by its id; null where it was not given to this device. */
  async open(id: ScopeKeyId): Promise<OpenKey | null> {
    const record = this.#tables.scopeKeys.get(id)
    const wrap = this.#tables.wrapOf(id, this.#identity.device)
    const known = this.#opened.get(id)
    if (known || !record || !wrap) return known ?? null
    const opened = await openWrap(this.#community, this.#identity, { key: id, scope: record.scope, wrap })
    if (opened) this.#opened.set(id, opened)
    return opened
  }
}

/** Opens a wrap that did not come on the community's page; null where it was sealed to somebody else. */
export async function openWrap(
  community: CommunityId,
  identity: Identity,
  { key, scope, wrap }: Wrap,
): Promise<OpenKey | null> {
  const bytes = await openSealed(identity, wrap, purposeOf(community, key, scope))
  return bytes?.length === KEY_BYTES ? { id: key, bytes } : null
}

/** AES-256. */
export const KEY_BYTES = 32

/** Keys by the time at which they were made, oldest first. Of two made in one millisecond every device takes the same. */
export function inOrder(keys: Iterable<ScopeKey>): ScopeKey[] {
  return [...keys].sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
}

/** The key of a scope that was made last. */
export function newestKey({ scopeKeys }: Pick<Tables, 'scopeKeys'>, scope: Scope): ScopeKey | undefined {
  return inOrder(scopeKeys.values()).findLast((key) => key.scope === scope)
}

/** What a wrap is good for; a wrap that is moved to another key, scope or community does not open. */
export function purposeOf(community: CommunityId, key: ScopeKeyId, scope: Scope): string {
  return `${community}\n${key}\n${scope}`
}
