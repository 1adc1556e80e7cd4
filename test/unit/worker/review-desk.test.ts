import { expect, test } from 'vitest'
import { ReviewDesk } from '../../../renderer/worker/people/review-desk.ts'
import { Tables } from '../../../renderer/worker/tables/tables.ts'

test('A decision that is taken back while everybody is looked at wants another look', async () => {
  const back: Promise<unknown>[] = []
  const desk: ReviewDesk = new ReviewDesk(
    new Tables(),
    () => 0,
    () => {
      if (desk.job.state === 'running' && back.length === 0) back.push(desk.reopening(() => Promise.resolve()))
    },
  )
  await desk.look()
  await Promise.all(back)
  expect(desk.job).toMatchObject({ state: 'ready', stale: true })
  await desk.look()
  expect(desk.job).toMatchObject({ state: 'ready', stale: false })
})
