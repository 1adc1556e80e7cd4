import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The desk of a community; its code is loaded, and its work begun, when somebody first asks. */
export const recognitionDesk = onceEach(async (community: OpenCommunity) => {
  const { RecognitionDesk } = await import('./recognition-desk.ts')
  return new RecognitionDesk(community)
})
