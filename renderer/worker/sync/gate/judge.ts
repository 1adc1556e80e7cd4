import type { Handle } from '../../../../shared/crdt/engine.ts'
import { ROOT } from '../../../../shared/crdt/engine.ts'
import { SCHEMA, schemaOf } from '../../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../../shared/crdt/page.ts'
import { objectAt, valueAt } from '../../../../shared/crdt/plain.ts'
import { TouchReader } from '../../../../shared/crdt/touches.ts'
import type { DeviceId, OrganizerId } from '../../../../shared/domain/ids.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import { writeRight } from '../../../../shared/domain/role.ts'
import type { WriteRight } from '../../../../shared/domain/role.ts'
import type { Roll } from '../../../../shared/domain/roll.ts'
import { mayTouch, onlyRemoves } from '../../../../shared/sync/policy.ts'
import type { Surroundings, Touches, Writer } from '../../../../shared/sync/policy.ts'
import type { RefusalView } from '../../../../shared/protocol/sync.ts'
import { doorsIn, rollIn, wasAdminAt } from './roll-in.ts'

export type Why = RefusalView['why']
type ChangeMeta = ReturnType<Handle['getChangesMeta']>[number]

/** Somebody's word for changes. */
export interface Voucher {
  readonly device: DeviceId
  readonly changes: ReadonlySet<string>
}

/** Changes to one page that are new here, and who vouches for them. */
export interface Case {
  readonly handle: Handle
  /** As the page itself says. */
  readonly info: PageInfo
  /** Where the page stood without them. */
  readonly before: readonly string[]
  readonly changes: readonly ChangeMeta[]
  readonly vouchers: readonly Voucher[]
  /** Whether the community's page lists the page; matters for a chapter's page that is new here. */
  readonly isListed: boolean
  readonly isElsewhere: Surroundings['isElsewhere']
  /** The newest version of what pages hold that can be read here. */
  readonly newest?: number
}

export interface Judgement {
  /** Changes that are not let in, with all that builds on them. */
  readonly refused: ReadonlySet<string>
  readonly why: Why
}

/**
 * Which changes are let in: those that somebody who may make them vouches for, as their author or as who passed them on,
 * and that build on nothing refused.
 *
 * On the community's page and on chapters' what is let in can be a grant, and then more is: they are gone through until
 * nothing more comes in.
 */
export function judge(subject: Case, roll: Roll): Judgement {
  const bench = new Bench(subject)
  let judgement = bench.sit(roll)
  const { info, handle } = subject
  if (info.kind !== 'community' && info.kind !== 'chapter') return judgement
  for (let refused = Number.POSITIVE_INFINITY; judgement.refused.size > 0 && judgement.refused.size < refused;) {
    refused = judgement.refused.size
    const heads = bench.headsLetIn()
    judgement = bench.sit(info.chapter ? doorsIn(handle, info.chapter, roll, heads) : rollIn(handle, roll, heads))
  }
  return judgement
}

/** One sitting over one page's changes; what was let in stays in. */
class Bench {
  readonly #case: Case
  readonly #letIn = new Set<string>()
  readonly #ordered: readonly ChangeMeta[]
  readonly #movesRoots: boolean
  #reader: TouchReader | null = null
  readonly #touches = new Map<string, Touches>()

  constructor(subject: Case) {
    this.#case = subject
    this.#ordered = inOrder(subject.changes)
    this.#movesRoots = movesRoots(subject.handle, subject.before, subject.newest)
  }

  sit(roll: Roll): Judgement {
    const refused = new Set<string>()
    let why: Why = 'unsigned'
    for (const change of this.#ordered) {
      if (this.#letIn.has(change.hash)) continue
      if (change.deps.some((dep) => refused.has(dep))) {
        refused.add(change.hash)
        continue
      }
      const reason = this.#reasonAgainst(change, roll)
      if (reason === null) this.#letIn.add(change.hash)
      else {
        if (refused.size === 0) why = reason
        refused.add(change.hash)
      }
    }
    return { refused, why }
  }

  /** Where the page would stand with what is let in so far. */
  headsLetIn(): string[] {
    const inner = new Set<string>()
    for (const { hash, deps } of this.#ordered) if (this.#letIn.has(hash)) for (const dep of deps) inner.add(dep)
    const fresh = [...this.#letIn].filter((hash) => !inner.has(hash))
    return [...this.#case.before.filter((hash) => !inner.has(hash)), ...fresh]
  }

  #reasonAgainst(change: ChangeMeta, roll: Roll): Why | null {
    const { vouchers, info } = this.#case
    const oddity = this.#movesRoots ? this.#reasonAgainstRoots(change) : null
    if (oddity !== null) return oddity
    let why: Why = 'unsigned'
    for (const { device, changes } of vouchers) {
      if (!changes.has(change.hash)) continue
      const standing = roll.standingOf(device)
      const known = roll.devices.get(device)
      if (!standing || !known) {
        if (why === 'unsigned') why = 'unknown'
        continue
      }
      const writer: Writer = { device, organizer: known.organizer, standing }
      const right = this.#rightOf(writer)
      if (right === 'all') return null
      if (right === 'some' && mayTouch(writer, info, this.#touchesOf(change.hash), this.#surroundings(roll)))
        return null
      if (info.kind === 'community' && this.#holdsGround(change, writer, roll)) return null
      why = standing.removed !== undefined ? 'removed' : why === 'removed' ? why : 'role'
    }
    return why
  }

  /**
   * What a page is and whose never changes: a page that could move would move out of reach of the rules for it. The version of
   * what it holds only goes up, and not beyond what is known here: it could not be read, and nobody would bring it up again.
   */
  #reasonAgainstRoots({ hash, deps }: ChangeMeta): Why | null {
    const { handle, before, newest = SCHEMA } = this.#case
    const { roots } = this.#touchesOf(hash)
    if (roots.size === 0) return null
    const version = schemaOf(handle, [hash])
    if (version > newest) return 'newer'
    if (deps.length === 0 && before.length === 0) return version > 0 ? null : 'foreign'
    const rises = version > schemaOf(handle, deps) && version >= schemaOf(handle, before)
    return rises && roots.size === 1 && roots.has('schema') ? null : 'foreign'
  }

  /** Chapters are an admin's to make, whatever else may be written to their pages. */
  #rightOf({ standing }: Writer): WriteRight {
    const { info, before, isListed } = this.#case
    if (info.kind === 'chapter' && before.length === 0 && standing.role !== 'admin' && !isListed) return 'none'
    return writeRight(standing, info)
  }

  /**
   * Two admins who remove each other, neither knowing of the other's doing: it counts what the one did who was entered first,
   * or everybody would be left with whichever came first to them. The other's word counts no more then. Whoever so holds
   * their ground does so with everything that they did as an admin: of three who remove each other crosswise, what one did to
   * the third would else keep out what the same one did to the other. And what somebody took from themselves stays taken,
   * although they could not do it any more.
   */
  #holdsGround(change: ChangeMeta, writer: Writer, roll: Roll): boolean {
    const { device, organizer } = writer
    if (!wasAdminAt(this.#case.handle, change.deps, device, organizer)) return false
    const targets = this.#removedBy(change, writer, roll)
    if (targets.length > 0 && targets.every((target) => target === organizer)) return true
    const own = this.#case.vouchers.filter((voucher) => voucher.device === device)
    return this.#case.changes.some(
      (other) =>
        own.some(({ changes }) => changes.has(other.hash)) &&
        this.#removedBy(other, writer, roll).some((target) => this.#overrules(writer, target, roll)),
    )
  }

  /** Whom an admin's change takes their place, where it does nothing else. */
  #removedBy(change: ChangeMeta, { device, organizer }: Writer, roll: Roll): OrganizerId[] {
    const touches = this.#touchesOf(change.hash)
    if (!onlyRemoves(touches) || !wasAdminAt(this.#case.handle, change.deps, device, organizer)) return []
    return [...touches.records.keys()].flatMap((id) => {
      if (isId('org', id)) return [id]
      const owner = isId('dev', id) ? roll.devices.get(id)?.organizer : undefined
      return owner ? [owner] : []
    })
  }

  /** Whether somebody was taken their place by this other one, and was there before. */
  #overrules({ device, organizer }: Writer, target: OrganizerId, roll: Roll): boolean {
    const rivals = [roll.organizers.get(organizer)?.by, roll.devices.get(device)?.by]
    return rivals.includes(target) && target !== organizer && roll.isSenior(organizer, target)
  }

  #touchesOf(hash: string): Touches {
    const known = this.#touches.get(hash)
    if (known) return known
    this.#reader ??= new TouchReader(this.#case.handle, this.#case.before)
    const touches = this.#reader.touchesOf(hash)
    this.#touches.set(hash, touches)
    return touches
  }

  #surroundings(roll: Roll): Surroundings {
    const { handle, isElsewhere } = this.#case
    return {
      organizerOf: (device) => roll.devices.get(device)?.organizer ?? null,
      get salon() {
        const records = objectAt(handle, ['records'])
        return (records === null ? [] : handle.keys(records)).find((id) => isId('sal', id)) ?? null
      },
      isElsewhere,
    }
  }
}

/** Every change after those it builds on. */
function inOrder(changes: readonly ChangeMeta[]): ChangeMeta[] {
  const waiting = new Map(changes.map((change) => [change.hash, change]))
  const ordered: ChangeMeta[] = []
  // A stack and not a recursion: a year of edits is one long chain.
  const stack = [...changes].reverse()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!waiting.has(next.hash)) continue
    const first = next.deps.flatMap((dep) => waiting.get(dep) ?? [])
    if (first.length > 0) stack.push(next, ...first)
    else {
      waiting.delete(next.hash)
      ordered.push(next)
    }
  }
  return ordered
}

/** Whether what has come to a page since changes what it is, whose, or in which version; or a new page is in none that is known. */
export function movesRoots(handle: Handle, before: readonly string[], newest = SCHEMA): boolean {
  if (before.length > 0) return rootsAt(handle) !== rootsAt(handle, before)
  const version = schemaOf(handle)
  return version < 1 || version > newest
}

/** What stands at the top of a page, as one comparable text. */
function rootsAt(handle: Handle, heads?: readonly string[]): string {
  const values = ['schema', 'kind', 'chapter'].map((key) => valueAt(handle, [key], heads) ?? null)
  const maps = ['records', 'pages'].map((key) => handle.getWithType(ROOT, key, heads && [...heads])?.[1] ?? null)
  const keys = handle.keys(ROOT, heads && [...heads]).length
  return JSON.stringify([values, maps, keys])
}
