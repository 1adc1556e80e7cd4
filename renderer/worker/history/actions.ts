import type { LoggedChange, PageLog } from '../../../shared/crdt/page-log.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { ActivityKind } from '../../../shared/protocol/history.ts'
import { isKnown } from './known-records.ts'

/** What one change did to one page, as part of an action. */
export interface ActionPart {
  readonly info: PageInfo
  readonly change: LoggedChange
}

/** One thing that somebody did: the changes of one command, on however many pages they are. */
export interface Action {
  readonly key: string
  readonly device: DeviceId | null
  /** Milliseconds, exact to the second; of an import, when it ended. */
  readonly at: number
  readonly command: string
  readonly parts: readonly ActionPart[]
}

/**
 * The changes of all pages as actions. A command signs everything it writes with its name and one second, so device, second
 * and name tell which changes belong together. An import writes page after page and ends with the record of its roster.
 */
export class Actions {
  readonly #short = new Map<string, Action & { readonly parts: ActionPart[] }>()
  readonly #long = new Map<string, ActionPart[]>()
  #list: readonly Action[] | null = null
  #version = 0

  /** Goes up whenever anything was added. */
  get version(): number {
    return this.#version
  }

  clear(): void {
    this.#short.clear()
    this.#long.clear()
    this.#list = null
    this.#version += 1
  }

  /** Takes in the log of a page, or what is new in it since `before`. */
  take(info: PageInfo, log: PageLog, before?: PageLog): void {
    const from = before && log.changes[before.changes.length - 1] === before.changes.at(-1) ? before.changes.length : 0
    for (const change of log.changes.slice(from)) {
      if (isSilent(change)) continue
      if (LONG.has(change.command)) this.#takeLong({ info, change })
      else this.#takeShort({ info, change })
    }
    this.#list = null
    this.#version += 1
  }

  /** Newest first. */
  all(): readonly Action[] {
    this.#list ??= [...this.#short.values(), ...[...this.#long.values()].flatMap(imports)].sort(
      (a, b) => b.at - a.at || (a.key < b.key ? 1 : -1),
    )
    return this.#list
  }

  #takeShort(part: ActionPart): void {
    const { device, at, command } = part.change
    const key = `${at} ${device ?? ''} ${command}`
    const known = this.#short.get(key)
    if (!known) this.#short.set(key, { key, device, at, command, parts: [part] })
    else if (!known.parts.some(({ change }) => change.hash === part.change.hash)) known.parts.push(part)
  }

  #takeLong(part: ActionPart): void {
    const { device, command } = part.change
    const key = `${device ?? ''} ${command}`
    const known = this.#long.get(key)
    if (!known) this.#long.set(key, [part])
    else if (!known.some(({ change }) => change.hash === part.change.hash)) known.push(part)
  }
}

/** What an action was about: its command says, or, where it took something else back, the pages it wrote to. */
export function kindsOf({ command, parts }: Action): ReadonlySet<ActivityKind> {
  const [, kind] = KINDS.find(([beginning]) => command.startsWith(beginning)) ?? []
  return new Set(kind ? [kind] : parts.flatMap(({ info }) => PAGES[info.kind] ?? []))
}

/** Commands that write for longer than a second. */
const LONG: ReadonlySet<string> = new Set(['roster.import', 'community.sample'])

const KINDS: readonly (readonly [beginning: string, kind: ActivityKind])[] = [
  ['member.', 'members'],
  ['people.', 'people'],
  ['salon.rsvp', 'evenings'],
  ['salon.invite', 'evenings'],
  ['salon.uninvite', 'evenings'],
  ['salon.markSent', 'evenings'],
  ['door.', 'evenings'],
  ['salon.settle', 'evenings'],
  ['meeting.', 'evenings'],
  ['followUp.', 'evenings'],
  ['review.', 'evenings'],
  ['feedback.', 'evenings'],
  ['touchpoint.', 'members'],
  ['purchase.', 'members'],
  ['contribution.', 'members'],
  ['override.', 'members'],
  ['recognition.set', 'community'],
  ['recognition.', 'members'],
  ['points.set', 'community'],
  ['points.', 'members'],
  ['step.', 'members'],
  ['journey.settings', 'community'],
  ['journey.', 'members'],
  ['challenge.', 'salons'],
  ['salon.', 'salons'],
  ['sheet.', 'salons'],
  ['venue.', 'salons'],
  ['template.', 'salons'],
  ['letter.', 'salons'],
  ['roster.', 'rosters'],
  ['source.', 'rosters'],
  ['consent.settings', 'community'],
  ['consent.', 'members'],
  ['wording.', 'community'],
  ['community.', 'community'],
  ['value.', 'community'],
  ['chapter.', 'community'],
  ['calendar.', 'salons'],
  ['series.create', 'community'],
  ['series.rename', 'community'],
  ['series.', 'salons'],
  ['organizer.', 'community'],
  ['export.', 'community'],
]

const PAGES: Readonly<Partial<Record<PageKind, ActivityKind>>> = {
  members: 'members',
  links: 'people',
  salons: 'salons',
  attendance: 'evenings',
  ledger: 'members',
  door: 'evenings',
  sources: 'rosters',
  community: 'community',
  chapter: 'community',
  exports: 'community',
}

/** Nothing that anybody did: a page entered in a list, or brought to a newer form. */
function isSilent({ command, touched, whole }: LoggedChange): boolean {
  if (command === 'migrate' || command === 'door.mirror') return true
  return whole === undefined && !Object.keys(touched).some(isKnown)
}

/** The changes of one device's imports, told apart by the rosters' records, which come last. */
function imports(parts: readonly ActionPart[]): Action[] {
  const sorted = [...parts].sort((a, b) => a.change.at - b.change.at)
  const ends = [...new Set(sorted.filter(isEnd).map(({ change }) => change.at))]
  const groups = new Map<number, ActionPart[]>()
  for (const part of sorted) {
    const end = ends.find((at) => part.change.at <= at) ?? Number.POSITIVE_INFINITY
    groups.set(end, [...(groups.get(end) ?? []), part])
  }
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1)?.change
    if (!last) return []
    const { device, at, command } = last
    return [{ key: `${at} ${device ?? ''} ${command}`, device, at, command, parts: group }]
  })
}

function isEnd({ info, change }: ActionPart): boolean {
  return (
    info.kind === 'sources' &&
    Object.entries(change.touched).some(([id, fields]) => id.startsWith('src_') && fields.includes(''))
  )
}
