import { expect, it } from 'vitest'
import { PROBLEM_CODES, failed, ok } from '../../../shared/domain/problem.ts'

it('a success carries its value and a failure its reason', () => {
  expect(ok(7)).toEqual({ ok: true, value: 7 })
  expect(failed('not-found')).toEqual({ ok: false, problem: { code: 'not-found' } })
  expect(failed('bad-date', { value: '2026-13-01' })).toEqual({
    ok: false,
    problem: { code: 'bad-date', params: { value: '2026-13-01' } },
  })
})

it('no reason is named twice', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length)
})
