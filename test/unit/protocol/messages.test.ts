import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../shared/protocol/commands.ts'
import { memberQuery, memberSelection, range } from '../../../shared/protocol/selection.ts'
import { VIEWS } from '../../../shared/protocol/views.ts'

const chapter = 'cha_0000000000000000'
const salon = 'sal_0000000000000000'

describe('a member query', () => {
  it('finds every active member by name when nothing is said', () => {
    expect(v.parse(memberQuery, {})).toEqual({
      text: '',
      tags: [],
      interests: [],
      status: 'active',
      undecided: false,
      sort: { by: 'name', descending: false },
      language: 'en',
    })
  })

  it('refuses ids of another kind, columns nobody sorts by and languages nobody speaks here', () => {
    for (const query of [{ chapter: salon }, { sort: { by: 'shoe size' } }, { language: 'de' }, { status: 'dead' }]) {
      expect(v.is(memberQuery, query)).toBe(false)
    }
  })
})

describe('a selection', () => {
  it('names members one by one or by a query, and nothing else', () => {
    expect(v.is(memberSelection, { kind: 'ids', ids: ['mem_0000000000000000'] })).toBe(true)
    expect(v.is(memberSelection, { kind: 'query', query: {} })).toBe(true)
    expect(v.is(memberSelection, { kind: 'ids', ids: [salon] })).toBe(false)
    expect(v.is(memberSelection, { kind: 'all' })).toBe(false)
  })
})

describe('a change of some fields', () => {
  it('leaves out what is not named instead of filling it with what a new one would have', () => {
    const update = v.parse(COMMANDS['salon.update'], { salon, set: { theme: 'x' } })
    expect(update.set).toEqual({ theme: 'x' })
    expect(v.parse(COMMANDS['chapter.update'], { chapter, set: { name: 'x' } }).set).toEqual({ name: 'x' })
  })
})

describe('every message', () => {
  it('refuses what is no object, whatever its name', () => {
    for (const schema of [...Object.values(COMMANDS), ...Object.values(VIEWS)]) {
      for (const input of [null, undefined, 'text', 7]) expect(v.is(schema, input)).toBe(false)
    }
  })

  it('asks for at most five hundred rows at a time', () => {
    expect(v.is(range, { from: 0, count: 500 })).toBe(true)
    expect(v.is(range, { from: 0, count: 501 })).toBe(false)
    expect(v.is(range, { from: -1, count: 1 })).toBe(false)
  })
})
