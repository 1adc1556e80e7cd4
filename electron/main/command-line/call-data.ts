import * as v from 'valibot'
import { call, type Call } from '../../../shared/protocol/errands.ts'

/**
 * A call as the data that a second start of the app hands to the first. In base 64, because Electron loses what is not plain
 * ASCII on the way (on Linux, in 33); not as words of the command line, whose order Chromium changes.
 */
export function packCall(wanted: Call): Record<string, string> {
  return { call: Buffer.from(JSON.stringify(wanted)).toString('base64') }
}

/** Null for any other start, and for one of another version that asks what this one does not know. */
export function unpackCall(data: unknown): Call | null {
  const packed = v.safeParse(v.object({ call: v.string() }), data)
  if (!packed.success) return null
  try {
    const read = v.safeParse(call, JSON.parse(Buffer.from(packed.output.call, 'base64').toString('utf8')))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
