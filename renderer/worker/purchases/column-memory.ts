import { PURCHASE_COLUMNS } from '../../../shared/domain/purchase-import.ts'
import type { PurchaseColumn, PurchaseColumns } from '../../../shared/domain/purchase-import.ts'
import { NOTHING_REMEMBERED, readMemory, recall, remember } from '../../../shared/formats/mapping-memory.ts'
import type { MappingMemory } from '../../../shared/formats/mapping-memory.ts'
import type { OpenCommunity } from '../open-community.ts'
import { openJson, sealJson } from '../storage/sealer.ts'

const KEY = 'purchase-mappings'

/** What columns like these meant when such a file was last taken in; what was not in it means what it looks like. */
export async function recallColumns(
  community: OpenCommunity,
  columns: readonly string[],
  guessed: PurchaseColumns,
): Promise<PurchaseColumns> {
  const known = recall(await memoryOf(community), columns)
  if (!known) return guessed
  const taken = new Set(known.flatMap((each) => each ?? []))
  return known.map((each, column): PurchaseColumn | null => {
    if (each !== null) return each[0] ?? null
    const guess = guessed[column] ?? null
    return guess !== null && taken.has(guess) ? null : guess
  })
}

/** Remembers what the columns of a file meant. The purchases stand already; a disk that refuses this costs only the memory. */
export async function rememberColumns(
  community: OpenCommunity,
  columns: readonly string[],
  meanings: PurchaseColumns,
): Promise<void> {
  const mapping = meanings.map((each) => (each === null ? [] : [each]))
  try {
    const memory = remember(await memoryOf(community), columns, mapping)
    await community.db.write({ local: [{ key: KEY, sealed: await sealJson(community.sealer, memory, KEY) }] })
  } catch {
    // The file is in; whoever is told that it is not would bring it again.
  }
}

/** This machine's own, like that of rosters. Where it is damaged, nothing is remembered. */
async function memoryOf({ db, sealer }: OpenCommunity): Promise<MappingMemory<PurchaseColumn>> {
  const sealed = await db.local(KEY)
  if (!sealed) return NOTHING_REMEMBERED
  return readMemory(await openJson<unknown>(sealer, sealed, KEY).catch(() => null), PURCHASE_COLUMNS)
}
