import type { PageInfo } from '../../shared/crdt/page.ts'
import type { PageId } from '../../shared/domain/ids.ts'
import { createSealer } from '../../renderer/worker/storage/sealer.ts'
import { community } from './fake-world.ts'
import { PROFILE_KEY } from './store.ts'
import type { Machine } from './store.ts'
import { rowsIn } from './test-disk.ts'

interface StoredChunk {
  readonly page: PageId
  readonly seq: number
  readonly sealed: ArrayBuffer
}

/** The documents of those pages that are on a machine's disk, whole and in the clear. */
export async function pagesOn(
  machine: Machine,
  held: (page: PageInfo) => boolean,
): Promise<(PageInfo & { heads: string; bytes: Uint8Array })[]> {
  const { id } = await community(machine)
  const image = await machine.disk.image()
  const sealer = await createSealer(PROFILE_KEY)
  const rows = rowsIn(image, id, 'pages') as readonly (PageInfo & { readonly heads: string })[]
  const chunks = rowsIn(image, id, 'chunks') as readonly StoredChunk[]
  return Promise.all(
    rows.filter(held).map(async (row) => {
      const own = chunks.filter(({ page }) => page === row.id).sort((a, b) => a.seq - b.seq)
      const opened = await Promise.all(own.map(({ sealed }) => sealer.open(sealed, `chunk:${row.id}`)))
      return { ...row, bytes: Uint8Array.from(opened.flatMap((bytes) => [...bytes])) }
    }),
  )
}
