import { nextFrame, searchField } from './painting.ts'

/**
 * The least that a list on a screen can be, for comparison: the same texts in plain elements, a screenful of them, drawn anew
 * whenever the list is another one. Used in the empty window, with its search field.
 */
export type PlainRow = readonly string[]

const SCREENFUL = 24

let held: readonly PlainRow[] = []
let grid: HTMLElement | undefined

/** Takes rows and shows them. Milliseconds. */
export async function openPlainly(rows: readonly PlainRow[]): Promise<number> {
  grid?.remove()
  const begun = performance.now()
  held = rows
  grid = document.createElement('div')
  grid.setAttribute('role', 'grid')
  document.body.append(grid)
  const field = searchField()
  field.oninput = () => draw(held.filter((row) => row.some((text) => text.includes(field.value))))
  draw(held)
  await nextFrame()
  return performance.now() - begun
}

/** Shows the rows that have each of these words in turn, then all of them. */
export async function filterPlainly(words: readonly string[]): Promise<void> {
  for (const word of [...words, '']) {
    draw(held.filter((row) => row.some((text) => text.includes(word))))
    await nextFrame()
    await nextFrame()
  }
}

/** Writes something into the last cell of one row after the other. */
export async function tickPlainly(count: number): Promise<void> {
  for (const row of [...(grid?.children ?? [])].slice(0, count)) {
    const cell = row.lastElementChild
    if (cell) cell.textContent = new Date().toLocaleTimeString()
    await nextFrame()
    await nextFrame()
  }
}

function draw(rows: readonly PlainRow[]): void {
  grid?.setAttribute('aria-rowcount', String(rows.length + 1))
  grid?.replaceChildren(
    ...rows.slice(0, SCREENFUL).map((texts, index) => {
      const row = document.createElement('div')
      row.setAttribute('role', 'row')
      row.dataset['index'] = String(index)
      row.style.cssText = `display: grid; grid-template-columns: repeat(${texts.length}, 1fr); height: 40px`
      row.append(
        ...texts.map((text) => {
          const cell = document.createElement('span')
          cell.textContent = text
          return cell
        }),
      )
      return row
    }),
  )
}
