import '@automerge/automerge'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import { loadHandle } from '../../../shared/crdt/engine.ts'
import { openPage } from '../../../shared/crdt/page.ts'
import { rotatePage } from '../../../shared/crdt/rotation.ts'
import type { MemberId, PageId } from '../../../shared/domain/ids.ts'
import { say } from '../../processes.mjs'
import { DEVICE, idOf, makePage } from './bench-pages.ts'

/**
 * A program: `RUNS EDITS` takes one person out of a page of 250 that has been edited so often since it was imported, and prints what
 * that took, beside opening the same page and writing it as it is.
 */

/** Milliseconds. */
export interface ErasedPage {
  readonly rotated: readonly number[]
  readonly savedAgain: readonly number[]
}

const PAGE = 'pag_0000000000000000' as PageId
const RECORDS = 250
const BEGUN = 1_700_000_000

const [runs = 0, edits = 0] = process.argv.slice(2).map(Number)
const stored = editedPage(edits)
const rotated: number[] = []
const savedAgain: number[] = []
// The first time warms the engine up, and is not counted.
for (let run = -1; run < runs; run += 1) {
  timed(run < 0 ? [] : savedAgain, () => {
    const handle = openPage([stored], DEVICE)
    handle.save()
    handle.free()
  })
  timed(run < 0 ? [] : rotated, () => {
    const handle = openPage([stored], DEVICE)
    const person = idOf((run + 1) % RECORDS) as MemberId
    const erasure = { at: BEGUN * 1000, device: DEVICE, people: [person], records: [], rows: {} }
    const { bytes } = rotatePage(handle, PAGE, [erasure])
    const fresh = loadHandle([bytes], DEVICE)
    fresh.save()
    for (const one of [handle, fresh]) one.free()
  })
}
say(`RESULT ${JSON.stringify({ rotated, savedAgain } satisfies ErasedPage)}`)

function editedPage(count: number): Uint8Array {
  const handle = openPage([makePage(0)], DEVICE)
  for (let edit = 0; edit < count; edit += 1) {
    applyEdits(handle, [{ path: ['records', idOf(edit % RECORDS), '職業'], value: `工程師 ${edit}` }])
    handle.commit('member.set', BEGUN + edit)
  }
  const bytes = handle.save()
  handle.free()
  return bytes
}

function timed(into: number[], work: () => void): void {
  const begun = performance.now()
  work()
  into.push(performance.now() - begun)
}
