import { describe, expect, it } from 'vitest'
import { isScope, mayHold, mayShare, scopeOf, writeRight } from '../../../shared/domain/role.ts'
import type { Standing } from '../../../shared/domain/role.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { PAGE_KINDS } from '../../../shared/crdt/page.ts'

const taipei = 'cha_0000000000000001' as ChapterId
const tainan = 'cha_0000000000000002' as ChapterId
const admin: Standing = { role: 'admin', chapters: 'all' }
const organizer: Standing = { role: 'organizer', chapters: [taipei] }
const leader: Standing = { role: 'leader', chapters: [taipei] }
const door: Standing = { role: 'door', chapters: [taipei] }

/** Every kind of page as it stands in a community with one chapter. */
function held(standing: Standing, chapter: ChapterId): string[] {
  return PAGE_KINDS.filter((kind) =>
    mayHold(standing, { kind, chapter: kind === 'community' || kind === 'links' ? null : chapter }),
  )
}

describe('what a device may hold', () => {
  it('an admin holds everything', () => {
    expect(held(admin, tainan)).toEqual([...PAGE_KINDS])
  })

  it.each([
    ['organizer', organizer],
    ['leader', leader],
  ])('an %s holds everything of their chapter, and of another only what is the community’s', (_, standing) => {
    expect(held(standing, taipei)).toEqual([...PAGE_KINDS])
    expect(held(standing, tainan)).toEqual(['community', 'links'])
  })

  it('a door volunteer holds no page on which there is a number or a note', () => {
    expect(held(door, taipei)).toEqual(['community', 'chapter', 'door'])
  })

  it('who was removed holds nothing more', () => {
    for (const standing of [admin, organizer, leader, door])
      expect(held({ ...standing, removed: 1 }, taipei)).toEqual([])
  })

  it('nobody may write what they may not hold', () => {
    const unheld = [admin, organizer, leader, door, { ...admin, removed: 1 }]
      .flatMap((standing) =>
        PAGE_KINDS.flatMap((kind) => [null, taipei, tainan].map((chapter) => ({ standing, place: { kind, chapter } }))),
      )
      .filter(({ standing, place }) => !mayHold(standing, place))
    expect(unheld.length).toBeGreaterThan(0)
    expect(unheld.map(({ standing, place }) => writeRight(standing, place))).toEqual(unheld.map(() => 'none'))
  })
})

describe('a scope', () => {
  it('is what everybody who may hold one page of it may hold all of', () => {
    const standings = [admin, organizer, leader, door].flatMap((standing) => [standing, { ...standing, removed: 1 }])
    const places = PAGE_KINDS.map((kind) => ({
      kind,
      chapter: kind === 'community' || kind === 'links' ? null : taipei,
    }))
    for (const standing of standings)
      for (const place of places) expect(mayShare(standing, scopeOf(place))).toBe(mayHold(standing, place))
  })

  it('has a name that is told from others', () => {
    expect(['community', 'people', taipei, `door:${taipei}`].filter(isScope)).toHaveLength(4)
    expect(['', 'door:', 'door:community', 'mem_0000000000000001', 7, null].filter(isScope)).toEqual([])
  })
})

describe('what a role may write', () => {
  it('rosters are an organizer’s business', () => {
    expect(writeRight(organizer, { kind: 'sources', chapter: taipei })).toBe('all')
    expect(writeRight(leader, { kind: 'sources', chapter: taipei })).toBe('none')
  })

  it('only an admin may write anything at all to the community’s page', () => {
    const place = { kind: 'community', chapter: null }
    expect(writeRight(admin, place)).toBe('all')
    for (const standing of [organizer, leader, door]) expect(writeRight(standing, place)).toBe('some')
  })

  it('a kind of page from a later version is for admins', () => {
    expect(writeRight(admin, { kind: 'purchases', chapter: taipei })).toBe('all')
    expect(writeRight(organizer, { kind: 'purchases', chapter: taipei })).toBe('none')
  })
})

it('the community, what door volunteers do not see of it, a chapter and its door have a key each', () => {
  expect(scopeOf({ kind: 'community', chapter: null })).toBe('community')
  expect(scopeOf({ kind: 'links', chapter: null })).toBe('people')
  expect(scopeOf({ kind: 'members', chapter: taipei })).toBe(taipei)
  expect(scopeOf({ kind: 'chapter', chapter: taipei })).toBe(scopeOf({ kind: 'door', chapter: taipei }))
})
