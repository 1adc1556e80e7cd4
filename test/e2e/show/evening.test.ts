import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meeting } from './meeting.ts'
import { planning } from './planning.ts'
import { openEvening } from './steps.ts'
import type { Evening } from './steps.ts'
import type { Story } from './story.ts'

// One salon from its theme to its report, as whoever leads the chapter does it: offline, in Chinese, by clicking. Each test goes on
// from the one before, as an evening does.

let evening: Evening

beforeAll(async () => {
  evening = await openEvening()
})

afterAll(() => evening.close())

const story: Story = {
  get evening() {
    return evening
  },
  theme: '',
  names: [],
  brings: '',
  sheet: new Map(),
}

describe('before the evening', () => {
  planning(story)
})

describe('the evening and after it', () => {
  meeting(story)
})

test('not one packet left the machine', async ({ skip }) => {
  if (!evening.hosts) return skip('takes a network of its own')
  expect(await evening.hosts.sent()).toEqual([{ frames: 0, bytes: 0 }])
})
