import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import type { MemberQueryInput, MemberSelection } from '../../../shared/protocol/selection.ts'

/** A list that one screen shows and another is to export. */
export interface HandedList {
  readonly query: MemberQueryInput
  /** Only these of them, and how many they are. */
  readonly only?: { readonly who: MemberSelection; readonly count: number }
  readonly columns: readonly ExportColumn[]
}

/** In memory only, as the list itself: what people search for is nothing to write into an address. */
let handed: HandedList | null = null

/** Makes the next new export one of this list; null makes it one of everybody. The caller then goes to `/exports/new`. */
export function handList(list: HandedList | null): void {
  handed = list
}

export function handedList(): HandedList | null {
  return handed
}
