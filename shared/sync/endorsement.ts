import * as v from 'valibot'
import { isId } from '../domain/ids.ts'
import type { CommunityId, DeviceId, PageId } from '../domain/ids.ts'
import { SIGNATURE } from './removal.ts'

/**
 * A device's word for a page: it has let in, or made, every change up to these heads. Whoever receives the page lets in a
 * change that somebody who may make it has signed for, whether as its author or as one who passed it on.
 */
export interface Endorsement {
  readonly page: PageId
  /** Hashes of the latest changes it signs for, sorted; each 64 hexadecimal digits. */
  readonly heads: readonly string[]
  readonly device: DeviceId
  /** ECDSA P-256 with SHA-256 over `endorsedText`, base64. */
  readonly signature: string
}

/** A page has as many heads as devices wrote to it without knowing of each other. */
const HEADS_LIMIT = 1000

export const endorsementSchema: v.GenericSchema<unknown, Endorsement> = v.object({
  page: v.custom<PageId>((value) => isId('pag', value)),
  heads: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
    v.minLength(1),
    v.maxLength(HEADS_LIMIT),
    v.check((heads) => heads.every((head, index) => index === 0 || (heads[index - 1] ?? '') < head)),
  ),
  device: v.custom<DeviceId>((value) => isId('dev', value)),
  signature: v.pipe(v.string(), v.regex(SIGNATURE)),
})

/** What is signed: nothing of it can be read as something else that a device signs. */
export function endorsedText(community: CommunityId, page: PageId, heads: readonly string[]): string {
  return `chapterhouse-endorse\n${community}\n${page}\n${heads.join(',')}`
}
