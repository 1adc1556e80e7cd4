import type { CommunityDb } from '../../storage/community-db.ts'
import type { Sealer } from '../../storage/sealer.ts'

/** Keeps the documents that a server has, so that after a start only what is new goes over the line. */
export interface BagStore {
  /** Chunks of a document, oldest first; none where it is not kept or was damaged: the server has it. */
  load(documentId: string): Promise<readonly Uint8Array[]>
  /** Adds a chunk, or with `whole` puts one in the place of all before it. */
  add(documentId: string, chunk: Uint8Array, whole: boolean): Promise<void>
  drop(documentId: string): Promise<void>
}

/** In the community's database, sealed like everything in it. */
export function bagStore(db: CommunityDb, sealer: Sealer): BagStore {
  return {
    async load(documentId) {
      const sealed = await db.carried(documentId)
      try {
        return await Promise.all(sealed.map((chunk) => sealer.open(chunk, bagContext(documentId))))
      } catch {
        return []
      }
    },
    async add(documentId, chunk, whole) {
      await db.addCarried(documentId, await sealer.seal(chunk, bagContext(documentId)), whole)
    },
    drop: (documentId) => db.dropCarried(documentId),
  }
}

/** What a chunk of a server's document is sealed for. */
export function bagContext(documentId: string): string {
  return `carried:${documentId}`
}
