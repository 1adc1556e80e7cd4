/** A block of a document that runs over pages: how high it is, and whether it must not end a page, as a heading. */
export interface Block {
  readonly height: number
  readonly leads?: boolean
}

/**
 * Puts blocks on pages one after the other; a block higher than a page gets one to itself. A heading goes to the next page
 * with what it stands over.
 *
 * @param room the height of a page, in the unit of the blocks
 * @returns per page the places of its blocks
 */
export function fillPages(blocks: readonly Block[], room: number): readonly (readonly number[])[] {
  const pages: number[][] = []
  let page: number[] = []
  let used = 0
  for (let at = 0; at < blocks.length;) {
    const group = groupFrom(blocks, at)
    const height = group.reduce((sum, place) => sum + (blocks[place]?.height ?? 0), 0)
    if (used + height > room && page.length > 0) {
      pages.push(page)
      page = []
      used = 0
    }
    page.push(...group)
    used += height
    at += group.length
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** A block with the headings before it. */
function groupFrom(blocks: readonly Block[], start: number): number[] {
  const group = [start]
  while (blocks[group.at(-1) ?? start]?.leads === true && start + group.length < blocks.length)
    group.push(start + group.length)
  return group
}

/** Rows that are all of one height, so many a page. */
export function inPages<Row>(rows: readonly Row[], perPage: number): readonly (readonly Row[])[] {
  const pages: (readonly Row[])[] = []
  for (let at = 0; at < rows.length; at += perPage) pages.push(rows.slice(at, at + perPage))
  return pages
}
