/** The database of this machine; passed in so that a test can hold two machines, a full disk or a power cut. */
export interface Disk {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}
