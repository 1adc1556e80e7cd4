import * as v from 'valibot'
import { isId } from '../../../shared/domain/ids.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { parsePage } from '../backups/backup-content.ts'
import type { KeptPage } from '../backups/backup-content.ts'

/** What an open export says of itself. The first two fields stay as they are in every version. */
export const OPEN_FORMAT = 'chapterhouse-open'
export const OPEN_VERSION = 1
export const MANIFEST_FILE = 'manifest.json'

export interface OpenPage extends KeptPage {
  /** Where its document lies in the archive. */
  readonly file: string
}

export interface OpenManifest {
  readonly format: typeof OPEN_FORMAT
  readonly version: number
  /** The newest `SCHEMA` in any page. */
  readonly schema: number
  readonly app: string
  /** ISO 8601, UTC. */
  readonly made: string
  readonly community: { readonly id: CommunityId; readonly name: string; readonly sample: boolean }
  readonly counts: { readonly members: number; readonly salons: number; readonly chapters: number }
  readonly pages: readonly OpenPage[]
  /** SHA-256 of every other file, base64, by path. */
  readonly files: Readonly<Record<string, string>>
}

const head = v.looseObject({ format: v.literal(OPEN_FORMAT), version: v.number(), schema: v.number() })

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const body = v.object({
  app: v.string(),
  made: v.string(),
  community: v.object({ id: v.custom<CommunityId>((id) => isId('com', id)), name: v.string(), sample: v.boolean() }),
  counts: v.object({ members: count, salons: count, chapters: count }),
  pages: v.array(v.looseObject({ file: v.string() })),
  files: v.record(v.string(), v.string()),
})

/** `foreign`: another file altogether; `newer`: of a later program; null where something in it does not fit. */
export function parseOpenManifest(text: string, schema: number): OpenManifest | 'foreign' | 'newer' | null {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
  if (!json.success) return 'foreign'
  const first = v.safeParse(head, json.output)
  if (!first.success) return 'foreign'
  if (first.output.version > OPEN_VERSION || first.output.schema > schema) return 'newer'
  const rest = v.safeParse(body, json.output)
  if (!rest.success) return null
  const pages = rest.output.pages.flatMap((raw) => {
    const page = parsePage(raw)
    return page ? [{ ...page, file: raw.file }] : []
  })
  if (pages.length !== rest.output.pages.length) return null
  return { format: OPEN_FORMAT, version: first.output.version, schema: first.output.schema, ...rest.output, pages }
}
