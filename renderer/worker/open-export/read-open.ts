import { headsKey, loadHandle } from '../../../shared/crdt/engine.ts'
import { infoOf, SCHEMA, schemaOf } from '../../../shared/crdt/page.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { turn } from '../turn.ts'
import { MANIFEST_FILE, parseOpenManifest } from './manifest.ts'
import type { OpenManifest, OpenPage } from './manifest.ts'
import { unpacked } from './open-archive.ts'

/** An open export that was read whole and found whole. */
export interface HeldExport {
  readonly manifest: OpenManifest
  readonly pages: readonly { readonly page: OpenPage; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

/**
 * Reads an open export and looks at every document in it. Failures: `open-export-foreign`, `open-export-newer`,
 * `open-export-password`, `open-export-damaged`. The engine has to be there already.
 */
export async function readOpen(
  data: Blob | Uint8Array,
  password: string,
  device: DeviceId,
): Promise<Result<HeldExport>> {
  const files = await unpacked(data, password)
  if (!files.ok) return files
  const manifest = files.value.get(MANIFEST_FILE)
  if (!manifest) return failed('open-export-foreign')
  const parsed = parseOpenManifest(new TextDecoder().decode(manifest), SCHEMA)
  if (parsed === 'foreign' || parsed === 'newer') return failed(`open-export-${parsed}`)
  if (!parsed) return failed('open-export-damaged')
  const pages: HeldExport['pages'][number][] = []
  for (const page of parsed.pages) {
    const bytes = files.value.get(page.file)
    if (!bytes || (await digestOf(bytes)) !== parsed.files[page.file]) return failed('open-export-damaged')
    if (!holds(page, bytes, device)) return failed('open-export-damaged')
    pages.push({ page, bytes })
    await turn()
  }
  if (!pages.some(({ page }) => page.kind === 'community')) return failed('open-export-damaged')
  return ok({ manifest: parsed, pages })
}

/** Whether a document is the page it is listed as, just as far as it is listed. */
function holds(page: OpenPage, bytes: Uint8Array, device: DeviceId): boolean {
  try {
    const handle = loadHandle([bytes], device)
    try {
      const info = infoOf(handle, page.id)
      const isThis = info?.kind === page.kind && info.chapter === page.chapter
      return isThis && schemaOf(handle) <= SCHEMA && headsKey(handle.getHeads()) === page.heads
    } finally {
      handle.free()
    }
  } catch {
    return false
  }
}
