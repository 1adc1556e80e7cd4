/** Bytes of everything the open communities keep in IndexedDB, by table; keys and other small fields as JSON. */
export async function storedBytes(): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('chapterhouse-com')) continue
    const db = await settled(indexedDB.open(name))
    for (const table of db.objectStoreNames) {
      const rows = (await settled(db.transaction(table).objectStore(table).getAll())) as Record<string, unknown>[]
      sums[table] = rows.reduce((sum, row) => sum + bytesOf(row), sums[table] ?? 0)
    }
    db.close()
  }
  return sums
}

function bytesOf({ sealed, ...rest }: Record<string, unknown>): number {
  return (sealed instanceof ArrayBuffer ? sealed.byteLength : 0) + JSON.stringify(rest).length
}

export function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}
