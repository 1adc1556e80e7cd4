import type { HealthNote } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'
import { IDENTITY, keepIdentity } from '../profile/open-profile.ts'
import { bagContext } from '../sync/carriers/bag-store.ts'

export interface DamagedNote {
  readonly fault: 'own' | 'carried'
  readonly key: string
  readonly kind: HealthNote
}

/**
 * What is this computer's own, and what it keeps of servers' documents, as far as it does not open. Each is read by itself: the logs
 * that lie among them are many megabytes. @throws StorageError
 */
export async function damagedNotes({ db, sealer }: OpenCommunity): Promise<readonly DamagedNote[]> {
  const found: DamagedNote[] = []
  for (const key of await db.localKeys()) {
    // The logs of pages are looked at with their pages.
    if (key.startsWith('activity/')) continue
    const sealed = await db.local(key)
    // What says nothing is not sealed.
    if (!sealed || sealed.byteLength === 0) continue
    if (!(await opens(() => sealer.open(sealed, key)))) found.push({ fault: 'own', key, kind: KINDS[key] ?? 'note' })
  }
  for (const document of await db.carriedDocuments()) {
    const chunks = await db.carried(document)
    for (const chunk of chunks) {
      if (await opens(() => sealer.open(chunk, bagContext(document)))) continue
      found.push({ fault: 'carried', key: document, kind: 'carried' })
      break
    }
  }
  return found
}

/** Puts aside what does not open, so that it is begun anew; who edits here is still known, and written once more. @throws StorageError */
export async function renewNotes(community: OpenCommunity, keys: ReadonlySet<string>): Promise<void> {
  if (keys.has(IDENTITY)) await keepIdentity(community)
  await community.db.forget([...keys].filter((key) => key !== IDENTITY))
}

/** What a server keeps too is had from there again. @throws StorageError */
export async function dropCarried({ db }: OpenCommunity, documents: ReadonlySet<string>): Promise<void> {
  for (const document of documents) await db.dropCarried(document)
}

const KINDS: Readonly<Record<string, HealthNote>> = {
  identity: 'identity',
  front: 'front',
  drafts: 'drafts',
  peers: 'exchange',
  met: 'exchange',
}

async function opens(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    () => false,
  )
}
