import type { RowsPlace } from '../../../shared/crdt/records.ts'
import type { PageId, SourceId } from '../../../shared/domain/ids.ts'

/** Where rows of a source are kept: the record that holds rows `first` and following. */
interface RowsAt {
  readonly page: PageId
  readonly record: string
  readonly first: number
}

/** Where the rows of each source are. Only that is kept: the rows themselves are read when somebody asks to see them. */
export class SourceRows {
  readonly #blocks = new Map<SourceId, RowsAt[]>()

  /** In the order of their rows. */
  of(source: SourceId): readonly RowsAt[] {
    return this.#blocks.get(source) ?? []
  }

  /** What holds a row, or would if there were so many. */
  at(source: SourceId, row: number): RowsAt | undefined {
    return this.of(source).findLast(({ first }) => first <= row)
  }

  /** Null where a record is gone. */
  put(page: PageId, record: string, place: RowsPlace | null): void {
    if (!place) {
      for (const [source, blocks] of this.#blocks)
        this.#blocks.set(
          source,
          blocks.filter((known) => known.record !== record || known.page !== page),
        )
      return
    }
    const blocks = this.of(place.source)
    const others = blocks.some((known) => known.record === record) ? [] : [{ page, record, first: place.first }]
    this.#blocks.set(
      place.source,
      [...blocks, ...others].sort((a, b) => a.first - b.first),
    )
  }
}
