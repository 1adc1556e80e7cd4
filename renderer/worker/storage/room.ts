/**
 * Bytes that are left free on the disk. A browser whose own files meet a full disk leaves half a record behind and closes
 * everything, so it must not come to that: this is more than it moves about at once when it tidies its files.
 */
const RESERVE_BYTES = 16 * 1024 * 1024

/** What only takes away has to work when there is little left. */
const RESERVE_FOR_REMOVING_BYTES = 1024 * 1024

/** Times that something is written: to the log, and to the file that the log becomes. */
const COPIES = 2

/** Whether so many bytes can be written and enough stays free; null for removing something. Where the system does not say, there is. */
export async function hasRoomFor(bytes: number | null): Promise<boolean> {
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage
    .estimate()
    .catch((): StorageEstimate => ({}))
  return quota - usage >= (bytes === null ? RESERVE_FOR_REMOVING_BYTES : RESERVE_BYTES + COPIES * bytes)
}
