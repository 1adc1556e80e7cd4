import type { OpenCommunity } from '../open-community.ts'
import { openJson, sealJson } from '../storage/sealer.ts'

const REVIEW_KEY = 'review'

/** How many pairs waited for a person when the app was last used: the sidebar says so before anybody looks again. */
export async function readReviewNote({ db, sealer, review }: OpenCommunity): Promise<void> {
  const sealed = await db.local(REVIEW_KEY)
  const note = sealed && (await openJson<{ readonly waiting?: unknown }>(sealer, sealed, REVIEW_KEY).catch(() => null))
  if (typeof note?.waiting === 'number') review.remember(note.waiting)
}

export async function writeReviewNote({ db, sealer, review }: OpenCommunity): Promise<void> {
  const { waiting } = review
  if (waiting === null || waiting === review.remembered) return
  await db.write({ local: [{ key: REVIEW_KEY, sealed: await sealJson(sealer, { waiting }, REVIEW_KEY) }] })
}
