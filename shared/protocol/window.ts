/** Rows `from` … `from + rows.length` of a list of `total`. */
export interface Window<Row> {
  readonly total: number
  readonly from: number
  readonly rows: readonly Row[]
}
