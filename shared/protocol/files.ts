import * as v from 'valibot'

/** A file that a person chose, with what is in it. */
export const file = v.object({ name: v.string(), data: v.union([v.instance(Blob), v.instance(Uint8Array)]) })

/** Bytes for the person to save where they like. */
export interface FileToSave {
  readonly name: string
  readonly bytes: Uint8Array
}
