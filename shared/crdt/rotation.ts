import * as v from 'valibot'
import { erasureText, unionOf } from '../domain/erasure.ts'
import type { Erasure, Rotation } from '../domain/erasure.ts'
import { isId } from '../domain/ids.ts'
import type { DeviceId, MemberId, PageId } from '../domain/ids.ts'
import { concatBytes, hexOf, loadHandle, ROOT } from './engine.ts'
import type { Handle } from './engine.ts'
import { valueAt } from './plain.ts'
import { parsed } from './record-values.ts'
import { idFrom } from './digest.ts'
import { ERASED, erasureChange, rewritten } from './rewriting.ts'

/** A page that takes the place of another one. */
export interface Rotated {
  readonly id: PageId
  readonly rotation: Rotation
  readonly bytes: Uint8Array
}

/**
 * The page that stands in for another once something is erased from it. Its id follows from the page that the line began with and
 * from all that was erased, and what is in it from that and from what was written: devices that erase the same make the
 * same page.
 */
export function rotatePage(handle: Handle, page: PageId, erasures: readonly Erasure[]): Rotated {
  const before = rotationOf(handle)
  const line = before?.line ?? page
  const all = unionOf(before?.erasures ?? [], erasures)
  const known = new Set(before?.erasures.map(erasureText))
  const said = all.filter((one) => !known.has(erasureText(one)))
  const notes = said.map((one) => {
    return erasureChange(JSON.stringify({ line, erased: erasureText(one) }), { at: one.at, author: hexOf(one.device) })
  })
  const bytes = concatBytes([rewritten(handle, all), ...notes])
  return { id: pageIdOf(line, all), rotation: { line, erasures: all }, bytes }
}

/** Which page a page stands in for, and what was erased from it; null for one of which nothing was. */
export function rotationOf(handle: Handle): Rotation | null {
  const notes = handle
    .keys(ROOT)
    .filter((key) => key.startsWith(ERASED))
    .flatMap((key) => noteIn(valueAt(handle, [key])))
  const [first] = notes
  return first
    ? {
        line: first.line,
        erasures: unionOf(
          notes.filter(({ line }) => line === first.line).map(({ erased }) => erased),
          [],
        ),
      }
    : null
}

/** The changes that two pages of one line need to become one: both rewritten alike. */
export function foldPages(
  one: Handle,
  other: Handle,
  page: PageId,
  device: DeviceId,
): { readonly rotated: Rotated; readonly handle: Handle } {
  const here = rotatePage(one, page, rotationOf(other)?.erasures ?? [])
  const there = rotatePage(other, page, here.rotation.erasures)
  const handle = loadHandle([here.bytes, there.bytes], device)
  return { rotated: { ...here, bytes: handle.save() }, handle }
}

function noteIn(value: unknown): { readonly line: PageId; readonly erased: Erasure }[] {
  const note = v.safeParse(NOTE, typeof value === 'string' ? parsed(value) : null)
  if (!note.success) return []
  const erased = v.safeParse(ERASURE, parsed(note.output.erased))
  return erased.success ? [{ line: note.output.line, erased: erased.output }] : []
}

const NOTE = v.object({ line: v.custom<PageId>((id) => isId('pag', id)), erased: v.string() })

/** What was erased, as it is read back from where it was kept. */
const ERASURE = v.object({
  at: v.number(),
  device: v.custom<DeviceId>((id) => isId('dev', id)),
  people: v.array(v.custom<MemberId>((id) => isId('mem', id))),
  records: v.array(v.string()),
  rows: v.record(v.string(), v.array(v.number())),
})

function pageIdOf(line: PageId, erasures: readonly Erasure[]): PageId {
  return idFrom('pag', [line, ...erasures.map(erasureText)].join('\n'))
}

/** A page's rotation, as a file keeps it. */
export const ROTATION = v.object({
  line: v.custom<PageId>((id) => isId('pag', id)),
  erasures: v.array(ERASURE),
})
