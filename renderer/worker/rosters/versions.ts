import { dateAt } from '../../../shared/calendar/instants.ts'
import { memberFieldsOf, memberRecord, readMember } from '../../../shared/crdt/member-records.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Source } from '../../../shared/domain/source.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import { printOf } from '../../../shared/people/part.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import { versionSteps } from './apply-version.ts'
import type { VersionOptions } from './apply-version.ts'
import { importedMember } from './imported-member.ts'
import { sourceDrafts } from './source-drafts.ts'
import type { Exclusive } from './source-drafts.ts'

/** What one version of a roster says of a record. */
export interface Version {
  readonly source: Source
  readonly draft: MemberDraft
}

/** When a roster was taken back; undefined while it is part of the community. */
export type TakenBack = (source: Source) => number | undefined

/** Records looked through between two looks at other messages. */
const STEP = 500

/** What rosters said of records, version by version. */
export class RosterVersions {
  readonly #community: OpenCommunity
  readonly #drafts = new Map<SourceId, readonly (MemberDraft | null)[]>()

  private constructor(community: OpenCommunity) {
    this.#community = community
  }

  /** Reads the rows of every roster that any of these records came from. Opens documents: call it while nothing else does. */
  static async reading(community: OpenCommunity, records: Iterable<Member>): Promise<RosterVersions> {
    const versions = new RosterVersions(community)
    const ids = new Set<SourceId>()
    for (const { sources } of records) for (const { source } of sources) ids.add(source)
    for (const id of ids) await versions.#draftsOf(id, (work) => work())
    return versions
  }

  /** Reads, of each record, only the version that counts: a list that comes every night has hundreds by the end of a year. */
  static async counting(
    community: OpenCommunity,
    records: readonly Member[],
    exclusive: Exclusive,
  ): Promise<RosterVersions> {
    const versions = new RosterVersions(community)
    await versions.readCounting(records, exclusive)
    return versions
  }

  /** The same once more: rosters may have been taken back since. Little is left to be read then. */
  async readCounting(records: readonly Member[], exclusive: Exclusive): Promise<void> {
    const { sources } = this.#community.tables
    for (const [index, { sources: refs }] of records.entries()) {
      const unread = new Map(
        refs.flatMap(({ source: id, row }) => {
          const source = sources.get(id)
          return source ? [[source, row] as const] : []
        }),
      )
      for (;;) {
        const source = countingSource(unread.keys(), ({ takenBack }) => takenBack)
        if (!source || (await this.#draftsOf(source.id, exclusive))[unread.get(source) ?? -1]) break
        unread.delete(source)
      }
      if (index % STEP === 0) await turn()
    }
  }

  async #draftsOf(id: SourceId, exclusive: Exclusive): Promise<readonly (MemberDraft | null)[]> {
    const known = this.#drafts.get(id)
    if (known) return known
    const source = this.#community.tables.sources.get(id)
    const drafts = source ? await sourceDrafts(this.#community, source, exclusive) : []
    this.#drafts.set(id, drafts)
    return drafts
  }

  /** What the rosters say that a record came from, the oldest first. */
  of(own: Member): Version[] {
    return own.sources
      .flatMap(({ source: id, row }) => {
        const source = this.#community.tables.sources.get(id)
        const draft = this.#drafts.get(id)?.[row]
        return source && draft ? [{ source, draft }] : []
      })
      .sort((a, b) => a.source.at - b.source.at || (a.source.id < b.source.id ? -1 : 1))
  }

  /**
   * What it takes to go on, or back, from what one version says to what another one says. Going back takes away what the
   * later one brought; going on, a column that the later one does not have takes nothing away.
   */
  options(own: Member, from: Source, to: Pick<Source, 'at' | 'chapter' | 'mapping'>): VersionOptions {
    const zone = this.#community.tables.chapters.get(to.chapter)?.zone ?? 'UTC'
    return { fed: to.at < from.at ? null : new Set(to.mapping.flat()), joined: dateAt(own.created, zone) }
  }

  /** Whether a record is what those of its rosters made of it that are part of the community: nobody has edited it. */
  isAsImported(own: Member, takenBack: TakenBack): boolean {
    const versions = this.of(own)
    const [origin] = versions
    if (!origin) return false
    const { chapter, tags, at } = origin.source
    const zone = this.#community.tables.chapters.get(chapter)?.zone ?? 'UTC'
    let made = importedMember(own.id, origin.draft, { chapter, zone, tags, at }, own.sources)
    let before = origin
    for (const version of versions.slice(1)) {
      if (takenBack(version.source) !== undefined) continue
      made = moved(made, before, version, this.options(own, before.source, version.source))
      before = version
    }
    // A row of somebody who had been archived came in archived; archived later, somebody has decided something.
    const wasArchived = own.archived !== undefined && own.archived <= at
    return printOf(wasArchived ? { ...made, archived: own.archived } : made) === printOf(own)
  }
}

/** The version that counts: the newest that is part of the community; where none is, the one that was taken back last. */
export function countingVersion(versions: readonly Version[], takenBack: TakenBack): Version | undefined {
  const source = countingSource(
    versions.map((version) => version.source),
    takenBack,
  )
  return versions.findLast((version) => version.source === source)
}

function countingSource(sources: Iterable<Source>, takenBack: TakenBack): Source | undefined {
  let counting: Source | undefined
  for (const source of sources) if (!counting || isLater(source, counting, takenBack)) counting = source
  return counting
}

/** One that is part of the community comes after all that were taken back. */
function isLater(one: Source, other: Source, takenBack: TakenBack): boolean {
  const [mine, theirs] = [takenBack(one) ?? Infinity, takenBack(other) ?? Infinity]
  if (mine !== theirs) return mine > theirs
  return one.at === other.at ? one.id > other.id : one.at > other.at
}

/** The roster that has taken the place of another one by now; itself where none has. */
export function newestVersion(sources: readonly Source[], source: Source): Source {
  const later = sources.filter(({ replaces, takenBack }) => replaces === source.id && takenBack === undefined)
  const [newest] = later.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  return newest && newest.at > source.at ? newestVersion(sources, newest) : source
}

/** A member as a version would leave them, had nobody edited anything. */
function moved(member: Member, from: Version, to: Version, options: VersionOptions): Member {
  const record: Record<string, Plain> = { ...memberRecord(member) }
  for (const { path, value, kept } of versionSteps(member, from.draft, to.draft, options)) {
    const [key = '', inner] = path
    if (kept) continue
    if (inner === undefined) set(record, key, value)
    else record[key] = set({ ...(record[key] as Record<string, Plain>) }, inner, value)
  }
  return readMember(member.id, memberFieldsOf(record)) ?? member
}

function set(record: Record<string, Plain>, key: string, value: Plain | undefined): Record<string, Plain> {
  if (value === undefined) delete record[key]
  else record[key] = value
  return record
}
