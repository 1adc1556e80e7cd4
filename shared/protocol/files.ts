import * as v from 'valibot'

/** The largest file a window may save: as much as the largest file it may open. */
export const SAVE_MAX_BYTES = 256 * 1024 * 1024

/** A file that a person chose, with what is in it. */
export const file = v.object({ name: v.string(), data: v.union([v.instance(Blob), v.instance(Uint8Array)]) })

/** Bytes for the person to save where they like. */
export interface FileToSave {
  readonly name: string
  readonly bytes: Uint8Array
}
