import type { MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { ProblemCode, Result } from '../../../shared/domain/problem.ts'
import type { Segment } from '../../../shared/domain/segment.ts'
import { readSegment } from '../../../shared/protocol/segment-tree.ts'
import { asksForArchived, expand } from '../../../shared/segments/tree.ts'
import type { Expanded, WholeSegment } from '../../../shared/segments/tree.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Found, SegmentFinder, WantedSegment } from '../tables/segment-finder.ts'
import { turn } from '../turn.ts'
import { todayIn } from './leaf.ts'
import type { Leaf, Today } from './leaf.ts'
import { leafOf } from './leaf-of.ts'

/** Segments whose answers are kept, and conditions: what a few screens and their lists show at a time. */
const ANSWERS_KEPT = 24
const LEAVES_KEPT = 200

/** Says whom segments find, and keeps that for as long as nothing that it hangs on has changed. */
export class SegmentDesk implements SegmentFinder {
  readonly #community: OpenCommunity
  readonly #leaves = new Map<string, Leaf>()
  readonly #answers = new Map<string, Answer>()
  /** Trees of saved segments, by the text that was read. */
  readonly #trees = new Map<string, Segment | null>()
  #today: Today

  constructor(community: OpenCommunity) {
    this.#community = community
    this.#today = todayIn(community)
    community.tables.finder = this
  }

  /** Whom a segment finds now. Fails for one that names what is gone, itself, or what only a newer version can read. */
  look(wanted: WantedSegment): Result<Found> {
    const expanded = this.#expanded(wanted)
    if (!expanded.ok) return failed(PROBLEMS[expanded.why], { value: this.nameOf(expanded.of) || 'none' })
    this.#turnPage()
    return ok(this.#look(expanded.tree))
  }

  /** The same, once it is worked out; for whoever has no screen to be told. */
  async ready(wanted: WantedSegment): Promise<Result<ReadonlySet<MemberId>>> {
    for (;;) {
      const looked = this.look(wanted)
      if (!looked.ok) return looked
      if (looked.value.state === 'ready') return ok(looked.value.members)
      await turn()
    }
  }

  members(wanted: WantedSegment): ReadonlySet<MemberId> | null {
    const looked = this.look(wanted)
    if (!looked.ok) return null
    return looked.value.state === 'ready' ? looked.value.members : looked.value.before
  }

  asksForArchived(wanted: WantedSegment): boolean {
    const expanded = this.#expanded(wanted)
    return expanded.ok && asksForArchived(expanded.tree)
  }

  /** The tree of a saved segment: undefined where there is none, null where only a newer version can read it. */
  treeOf(id: SegmentId): Segment | null | undefined {
    const saved = this.#community.tables.segments.get(id)
    if (!saved || saved.archived !== undefined) return undefined
    const known = this.#trees.get(saved.where)
    if (known !== undefined) return known
    const tree = readSegment(saved.where)
    this.#trees.set(saved.where, tree)
    return tree
  }

  nameOf(id: SegmentId): string {
    return this.#community.tables.segments.get(id)?.name ?? ''
  }

  #expanded(wanted: WantedSegment): Expanded {
    const tree: Segment = typeof wanted === 'string' ? { kind: 'segment', segment: wanted } : wanted
    return expand(tree, (id) => this.treeOf(id))
  }

  #look(tree: WholeSegment): Found {
    const key = JSON.stringify(tree)
    const answer = this.#answers.get(key) ?? this.#compile(tree)
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    for (const oldest of this.#answers.keys()) if (this.#answers.size > ANSWERS_KEPT) this.#answers.delete(oldest)
    return answer.look()
  }

  #compile(tree: WholeSegment): Answer {
    const leaves = new Set<Leaf>()
    const test = this.#testOf(tree, leaves)
    const isAmong = asksForArchived(tree) ? null : isActive
    return new Answer(this.#community, leaves, (entry) => (isAmong === null || isAmong(entry)) && test.passes(entry))
  }

  #testOf(tree: WholeSegment, leaves: Set<Leaf>): Test {
    switch (tree.kind) {
      case 'all': {
        const tests = tree.of.map((part) => this.#testOf(part, leaves)).sort(cheapestFirst)
        return { cost: dearest(tests), passes: (entry) => tests.every(({ passes }) => passes(entry)) }
      }
      case 'any': {
        const tests = tree.of.map((part) => this.#testOf(part, leaves)).sort(cheapestFirst)
        return { cost: dearest(tests), passes: (entry) => tests.some(({ passes }) => passes(entry)) }
      }
      case 'not': {
        const { cost, passes } = this.#testOf(tree.of, leaves)
        return { cost, passes: (entry) => !passes(entry) }
      }
      case 'segment':
        throw new RangeError('a tree is expanded before it is compiled')
      default: {
        const key = JSON.stringify(tree)
        const leaf = this.#leaves.get(key) ?? leafOf(this.#community, tree, this.#today)
        this.#leaves.delete(key)
        this.#leaves.set(key, leaf)
        for (const oldest of this.#leaves.keys()) if (this.#leaves.size > LEAVES_KEPT) this.#leaves.delete(oldest)
        leaves.add(leaf)
        return { cost: leaf.cost, passes: (entry) => leaf.passes(entry) }
      }
    }
  }

  /** On another day everything begins anew: what was within ninety days may not be. */
  #turnPage(): void {
    const today = todayIn(this.#community)
    if (today.iso === this.#today.iso && today.zone === this.#today.zone) return
    this.#today = today
    this.#leaves.clear()
    this.#answers.clear()
  }
}

interface Test {
  readonly cost: number
  readonly passes: (entry: MemberEntry) => boolean
}

/** Whom one tree finds, as of what it was last worked out from. */
class Answer {
  readonly #community: OpenCommunity
  readonly #leaves: ReadonlySet<Leaf>
  readonly #passes: (entry: MemberEntry) => boolean
  #stamp = ''
  #members: ReadonlySet<MemberId> | null = null

  constructor(community: OpenCommunity, leaves: ReadonlySet<Leaf>, passes: (entry: MemberEntry) => boolean) {
    this.#community = community
    this.#leaves = leaves
    this.#passes = passes
  }

  look(): Found {
    const { members } = this.#community.tables
    // All of them, so that what takes long is begun at once and not one after the other.
    const waiting = [...this.#leaves].filter((leaf) => !leaf.bring())
    if (waiting.length > 0) return { state: 'working', before: this.#members }
    const stamp = [members.version, ...Array.from(this.#leaves, (leaf) => leaf.stamp())].join(' ')
    if (this.#members && stamp === this.#stamp) return { state: 'ready', members: this.#members }
    const found = new Set<MemberId>()
    for (const entry of members.all()) if (this.#passes(entry)) found.add(entry.member.id)
    this.#stamp = stamp
    if (!this.#members || !isSame(found, this.#members)) this.#members = found
    return { state: 'ready', members: this.#members }
  }
}

const PROBLEMS = {
  missing: 'segment-gone',
  unreadable: 'segment-newer',
  circle: 'segment-circle',
  large: 'segment-too-large',
} as const satisfies Readonly<Record<Extract<Expanded, { ok: false }>['why'], ProblemCode>>

function isActive({ member }: MemberEntry): boolean {
  return member.archived === undefined
}

function isSame(a: ReadonlySet<MemberId>, b: ReadonlySet<MemberId>): boolean {
  if (a.size !== b.size) return false
  for (const each of a) if (!b.has(each)) return false
  return true
}

function cheapestFirst(a: Test, b: Test): number {
  return a.cost - b.cost
}

function dearest(tests: readonly Test[]): number {
  return Math.max(0, ...tests.map(({ cost }) => cost))
}
