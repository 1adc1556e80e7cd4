import * as v from 'valibot'
import { PAGE_KINDS } from '../../../shared/crdt/page.ts'
import { ROTATION } from '../../../shared/crdt/rotation.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, CommunityId, PageId } from '../../../shared/domain/ids.ts'
import { endorsementSchema } from '../../../shared/sync/endorsement.ts'
import type { PageRow } from '../storage/community-db.ts'

/**
 * What is sealed in a backup beside the pages' own bytes. It was written under a key that only this community's people have,
 * but perhaps by a later version of the program, so it is checked like everything that is read.
 */

const pageId = v.custom<PageId>((id) => isId('pag', id))

/** What a page's row says of the page itself, and not of the place where it lies. */
export type KeptPage = Pick<
  PageRow,
  'id' | 'kind' | 'chapter' | 'heads' | 'endorsements' | 'settled' | 'rotation' | 'was'
>

const keptPage = v.object({
  id: pageId,
  kind: v.picklist(PAGE_KINDS),
  chapter: v.nullable(v.custom<ChapterId>((id) => isId('cha', id))),
  heads: v.string(),
  endorsements: v.optional(v.array(endorsementSchema)),
  settled: v.optional(v.string()),
  rotation: v.optional(ROTATION),
  was: v.optional(v.array(pageId)),
})

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const manifest = v.object({
  community: v.object({ id: v.custom<CommunityId>((id) => isId('com', id)), name: v.string(), sample: v.boolean() }),
  organizer: v.string(),
  device: v.string(),
  chapters: v.array(v.object({ id: v.custom<ChapterId>((id) => isId('cha', id)), name: v.string(), members: count })),
  members: count,
  salons: count,
  /** Pages that did not open when the backup was made, and so are not in it. */
  damaged: count,
  /** What is this machine's own: JSON texts by the key that they are kept under. */
  local: v.record(v.string(), v.string()),
})
export type Manifest = v.InferOutput<typeof manifest>

const ending = v.object({ pages: count })

export function parseManifest(value: unknown): Manifest | null {
  return parsed(manifest, value)
}

export function parsePage(value: unknown): KeptPage | null {
  const page = parsed(keptPage, value)
  return page && keptOf(page)
}

export function parseEnding(value: unknown): { readonly pages: number } | null {
  return parsed(ending, value)
}

/** A row as a backup keeps it. */
export function keptOf({
  id,
  kind,
  chapter,
  heads,
  endorsements,
  settled,
  rotation,
  was,
}: Loosely<KeptPage>): KeptPage {
  const page = { id, kind, chapter, heads }
  return {
    ...page,
    ...(endorsements && { endorsements }),
    ...(settled !== undefined && { settled }),
    ...(rotation && { rotation }),
    ...(was && { was }),
  }
}

/** As parsing tells it: what is not there may also be undefined. */
type Loosely<Value> = { readonly [Key in keyof Value]: Value[Key] | (undefined extends Value[Key] ? undefined : never) }

/** The text whose digest is the state: which pages there are, and where each stands. */
export function stateText(pages: Iterable<Pick<KeptPage, 'id' | 'heads'>>): string {
  return [...pages]
    .map(({ id, heads }) => `${id} ${heads}`)
    .sort()
    .join('\n')
}

/**
 * What of a machine's own is worth keeping: who it is, what somebody has begun to write or has put off, how files are read,
 * how it synchronises, and where its backups go: without that they would go elsewhere unnoticed. What is only remembered, or says
 * how far something was read, is made anew.
 */
export const KEPT_LOCALLY: readonly string[] = [
  'identity',
  'drafts',
  'mappings',
  'purchase-mappings',
  'week',
  'sync',
  'met',
  'carriers',
  'backups',
]

function parsed<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
