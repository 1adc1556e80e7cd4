import {
  change,
  decodeSyncMessage,
  free,
  generateSyncMessage,
  getBackend,
  getHeads,
  init,
  initSyncState,
  loadIncremental,
  receiveSyncMessage,
  save,
  saveSince,
} from '@automerge/automerge/slim'
import type { Doc, SyncState } from '@automerge/automerge/slim'
import { headsKey, ROOT } from './engine.ts'
import type { Heads } from './engine.ts'

type Content = Record<string, Uint8Array>

/** A value in a bag; several bear one name where two writers did not know of each other. */
export interface BagEntry {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Another one for every value that was ever put in. */
  readonly stamp: string
}

/**
 * A document that holds bytes by name and nothing else, such as a stock sync server keeps: the server speaks Automerge's
 * sync protocol about it, and what is in it is sealed before. Both ends of `message` and `receive` hold one document.
 */
export class Bag {
  #doc: Doc<Content> = init()
  #sync: SyncState = initSyncState()
  #entries: { readonly at: string; readonly entries: readonly BagEntry[] } | null = null

  /** What the document is, as one comparable string; empty while nothing was ever put in or received. */
  get heads(): string {
    return headsKey(getHeads(this.#doc))
  }

  /** Whether the other end has said that it has just what this one has. */
  get inStep(): boolean {
    // Null before the other end has spoken, whatever the types say.
    const theirHeads: Heads | null | undefined = this.#sync.theirHeads
    return theirHeads !== null && theirHeads !== undefined && headsKey(theirHeads) === this.heads
  }

  /** @throws RangeError where the bytes are not Automerge's. */
  load(chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) this.#doc = loadIncremental(this.#doc, chunk)
  }

  save(): Uint8Array {
    return save(this.#doc)
  }

  /** What came since the bag was as `heads` say. */
  saveSince(heads: string): Uint8Array {
    return saveSince(this.#doc, heads === '' ? [] : heads.split(','))
  }

  entries(): readonly BagEntry[] {
    const at = this.heads
    if (this.#entries?.at !== at) this.#entries = { at, entries: entriesOf(this.#doc) }
    return this.#entries.entries
  }

  has(name: string): boolean {
    return this.#doc[name] !== undefined
  }

  put(name: string, bytes: Uint8Array): void {
    this.#doc = change(this.#doc, (content) => {
      content[name] = bytes
    })
  }

  remove(names: readonly string[]): void {
    this.#doc = change(this.#doc, (content) => {
      for (const name of names) delete content[name]
    })
  }

  /** Begins anew with the other end: a connection knows nothing of the one before. */
  meet(): void {
    this.#sync = initSyncState()
  }

  /** What to tell the other end next; null where there is nothing to say before it answers. */
  message(): Uint8Array | null {
    const [sync, message] = generateSyncMessage(this.#doc, this.#sync)
    this.#sync = sync
    return message
  }

  /** @throws where the message is not Automerge's. */
  receive(message: Uint8Array): void {
    decodeSyncMessage(message)
    const [doc, sync] = receiveSyncMessage(this.#doc, this.#sync, message)
    this.#doc = doc
    this.#sync = sync
  }

  /** Gives the memory back; the bag is not used after. */
  free(): void {
    free(this.#doc)
  }
}

function entriesOf(doc: Doc<Content>): BagEntry[] {
  const handle = getBackend(doc)
  return Object.keys(doc).flatMap((name) =>
    handle
      .getAll(ROOT, name)
      .flatMap(([kind, value, stamp]): BagEntry[] =>
        kind === 'bytes' && value instanceof Uint8Array && stamp !== undefined
          ? [{ name, bytes: value.slice(), stamp: String(stamp) }]
          : [],
      ),
  )
}
