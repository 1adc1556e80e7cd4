import type { PageRow, Write } from '../storage/community-db.ts'
import type { Sealer } from '../storage/sealer.ts'
import { chunkContext } from './open-pages.ts'

/** A page that was kept elsewhere, and all of its document. */
export interface WholePage {
  readonly page: Omit<PageRow, 'next' | 'chunks'>
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What puts pages where there are none yet: the document of each is its first chunk. */
export async function firstWrite(
  pages: readonly WholePage[],
  sealer: Sealer,
): Promise<Required<Pick<Write, 'pages' | 'chunks'>>> {
  const chunks = await Promise.all(
    pages.map(async ({ page: { id }, bytes }) => ({
      page: id,
      seq: 0,
      sealed: await sealer.seal(bytes, chunkContext(id)),
    })),
  )
  return { pages: pages.map(({ page }) => ({ ...page, next: 1, chunks: 1 })), chunks }
}
