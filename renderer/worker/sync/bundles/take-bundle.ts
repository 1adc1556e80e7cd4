import { PAGE_KINDS } from '../../../../shared/crdt/page.ts'
import type { Result } from '../../../../shared/domain/problem.ts'
import { failed, ok } from '../../../../shared/domain/problem.ts'
import type { BundleFile, BundlePart, PageHeads, PartHeader } from '../../../../shared/formats/bundle-file.ts'
import type { Span } from '../../../../shared/sync/carrier.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { Write } from '../../storage/community-db.ts'
import { takeIn } from '../gate/take-in.ts'
import type { OfferedPage, TakenIn } from '../gate/take-in.ts'
import { openParts } from './open-bundle.ts'

export interface TakenBundle {
  readonly taken: TakenIn
  /** The writer, by the names it had then. */
  readonly from: PartHeader['from']
  /** How many parts this device has no key for. */
  readonly closed: number
  /** What the other parts bring, let in or not. */
  readonly spans: readonly Span[]
}

export interface TakeOptions {
  /** The writer invited this device: its word for the community's page is taken, and it need not be known yet. */
  readonly trusted?: boolean
  /** What to write together with the pages, given where the writer's pages stood. */
  readonly note?: (known: readonly PageHeads[]) => Promise<Write>
}

/**
 * Takes a checked bundle in: what is for this device, as far as the gate lets it in. Failures, of which none has changed
 * anything: `changes-other-community`, `changes-signature` (the device has another key), `changes-removed-device`,
 * `changes-unknown-device`, `changes-not-for-you` (no part opens), `changes-damaged`.
 */
export async function takeBundle(
  community: OpenCommunity,
  file: BundleFile,
  { trusted = false, note = async () => ({}) }: TakeOptions = {},
): Promise<Result<TakenBundle>> {
  const { header } = file
  if (header.community !== community.id) return failed('changes-other-community')
  const before = trusted ? ok(undefined) : checkWriter(community, header.from)
  if (!before.ok && before.problem.code !== 'changes-unknown-device') return before
  const opened = await openParts(community, file)
  if (!opened.ok) return opened
  const { parts, closed } = opened.value
  const from = parts[0]?.header.from
  if (!from) return failed('changes-not-for-you')
  try {
    const pages = offered(parts)
    // Somebody we have not heard of may have been let in by somebody we have: the community's page says so, if it is in here.
    const introduced = before.ok ? NOTHING : await take(pages.filter(({ info }) => info.kind === 'community'))
    const after = trusted ? ok(undefined) : checkWriter(community, header.from)
    if (!after.ok) return after
    const rest = before.ok ? pages : pages.filter(({ info }) => info.kind !== 'community')
    const taken = merged(introduced, await take(rest, await note(parts.flatMap(standOf))))
    const late = closed.length > 0 ? await openParts(community, file, closed) : ok({ parts: [], closed: [] })
    if (!late.ok) return late
    const more = late.value.parts.length > 0 ? await take(offered(late.value.parts)) : NOTHING
    const spans = [...parts, ...late.value.parts].flatMap(spansOf)
    return ok({ taken: merged(taken, more), from, closed: late.value.closed.length, spans })
  } catch (error) {
    // Automerge answers bytes that are not its own with a RangeError; the disk's refusals go on as they are.
    if (error instanceof RangeError) return failed('changes-damaged')
    throw error
  }

  function take(pages: readonly OfferedPage[], with_: Write = {}): Promise<TakenIn> {
    return takeIn(community, pages, { device: header.from.device, trusted }, with_)
  }
}

const NOTHING: TakenIn = { adopted: [], refused: [], added: new Set() }

/** Whether a device's files are read: it is of the community, was not removed, and this is its key. */
export function checkWriter(
  { tables }: OpenCommunity,
  { device, publicKey }: { readonly device: BundleFile['header']['from']['device']; readonly publicKey: string },
): Result<void> {
  const known = tables.devices.get(device)
  if (!known) return failed('changes-unknown-device')
  // A device keeps its key; a file that claims to be from it with another key is from somebody else.
  if (known.publicKey !== publicKey) return failed('changes-signature', { value: known.name })
  return tables.standingOf(device)?.removed === undefined
    ? ok(undefined)
    : failed('changes-removed-device', { value: known.name })
}

/** The pages of parts; those of a kind this version does not know stay out, a newer one will send them again. */
function offered(parts: readonly BundlePart[]): OfferedPage[] {
  return parts.flatMap(({ header, sections }) =>
    header.pages.flatMap(({ page, kind, chapter, endorsements }, index): OfferedPage[] => {
      const known = PAGE_KINDS.find((one) => one === kind)
      const bytes = sections[index]
      return known && bytes && bytes.length > 0
        ? [{ info: { id: page, kind: known, chapter }, bytes, endorsements }]
        : []
    }),
  )
}

function spansOf({ header }: BundlePart): Span[] {
  return header.pages.map(({ page, heads, since = [], passed = [] }) => ({ page, heads, since, passed }))
}

function standOf({ header }: BundlePart): PageHeads[] {
  return [...header.pages, ...header.known].map(({ page, heads }) => ({ page, heads }))
}

function merged(a: TakenIn, b: TakenIn): TakenIn {
  return {
    adopted: [...a.adopted, ...b.adopted],
    refused: [...a.refused, ...b.refused],
    added: new Set([...a.added, ...b.added]),
  }
}
