import * as v from 'valibot'
import { type Request, type RequestChannel, requestSchemas } from '../../shared/protocol/ipc.ts'

/** The request as its type, or an error that names the field that does not fit, but never its value. */
export function parseRequest<C extends RequestChannel>(channel: C, payload: unknown): Request<C> {
  const result = v.safeParse(requestSchemas[channel], payload)
  if (result.success) return result.output
  const fields = result.issues.map((issue) => v.getDotPath(issue) ?? 'the request itself')
  throw new Error(`${channel}: the request does not fit (${[...new Set(fields)].join(', ')}).`)
}
