import type { CommunityId } from '../../../shared/domain/ids.ts'
import { hexOf } from './hex.ts'

/**
 * 16 hexadecimal digits by which devices of a community know what is theirs, the same on every device: on the local network
 * or in a folder. They tell a stranger nothing, nor that the two belong together.
 */
export async function communityTag(place: 'tag' | 'folder', community: CommunityId): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`chapterhouse-${place}\n${community}`))
  return hexOf(new Uint8Array(sum, 0, TAG_BYTES))
}

const TAG_BYTES = 8
