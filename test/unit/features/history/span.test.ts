import { describe, expect, it } from 'vitest'
import { spanOf } from '../../../../renderer/features/history/span.ts'

const afternoon = { fromDay: '2026-11-28', fromTime: '13:00', toDay: '2026-11-28', toTime: '17:59' }

describe('a stretch of time as people write it', () => {
  it('begins with its first minute and ends with its last', () => {
    const span = spanOf(afternoon)
    expect(span?.from).toBe(new Date(2026, 10, 28, 13).getTime())
    expect(span?.to).toBe(new Date(2026, 10, 28, 18).getTime() - 1)
  })

  it('may be a single minute, and is none where the end comes first or something is missing', () => {
    expect(spanOf({ ...afternoon, toTime: '13:00' })).not.toBeNull()
    expect(spanOf({ ...afternoon, toTime: '12:59' })).toBeNull()
    expect(spanOf({ ...afternoon, fromDay: '' })).toBeNull()
    expect(spanOf({ ...afternoon, toTime: '' })).toBeNull()
  })
})
