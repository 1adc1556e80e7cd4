import { describe, expect, test } from 'vitest'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { MessageOf } from '../../../shared/sync/messages.ts'
import { Presence } from '../../../renderer/worker/sync/presence.ts'
import { Claims } from '../../../renderer/worker/sync/sessions/claims.ts'
import { PageWork } from '../../../renderer/worker/sync/sessions/page-work.ts'
import { TheirPages } from '../../../renderer/worker/sync/sessions/their-pages.ts'
import { Turns } from '../../../renderer/worker/turns.ts'

const PAGE = 'pag_0000000000000001' as PageId

describe('Work on pages', () => {
  test('lets a command in after the page that is being worked on, however many wait', async () => {
    const turns = new Turns()
    const work = new PageWork(turns)
    const done: string[] = []
    const owner = {}
    const pages = ['a1', 'a2', 'a3', 'a4'].map((name) => work.do(owner, async () => void done.push(name)))
    await pages[0]
    await turns.take(async () => void done.push('command'))
    await Promise.all(pages)
    expect(done.indexOf('command')).toBeLessThanOrEqual(2)
    expect(done).toHaveLength(5)
  })

  test('takes from everybody in turn', async () => {
    const work = new PageWork(new Turns())
    const done: string[] = []
    const [a, b, c] = [{}, {}, {}]
    const job = (owner: object, name: string) => work.do(owner, async () => void done.push(name))
    await Promise.all([job(a, 'a1'), job(a, 'a2'), job(a, 'a3'), job(b, 'b1'), job(c, 'c1'), job(b, 'b2')])
    expect(done).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
  })

  test('goes on after a page that fails, and says so to whoever wanted it', async () => {
    const work = new PageWork(new Turns())
    const failed = work.do({}, () => Promise.reject(new Error('damaged')))
    const next = work.do({}, async () => 7)
    await expect(failed).rejects.toThrow('damaged')
    expect(await next).toBe(7)
  })
})

describe('A page that several could give', () => {
  test('is fetched from the first, and by the next once the first has given up', () => {
    const claims = new Claims()
    const [a, b] = [{}, {}]
    const free: string[] = []
    expect(claims.take(PAGE, a, () => free.push('a'))).toBe(true)
    expect(claims.take(PAGE, a, () => free.push('a'))).toBe(true)
    expect(claims.take(PAGE, b, () => free.push('b'))).toBe(false)
    claims.release(PAGE, b)
    expect(free).toEqual([])
    claims.releaseAll(a)
    expect(free).toEqual(['b'])
    expect(claims.take(PAGE, b, () => free.push('b'))).toBe(true)
  })
})

describe('What a session knows of the other', () => {
  const key = (letter: string) => letter.repeat(64)
  const hear = (pages: TheirPages, letter: string) =>
    pages.hear({ page: PAGE, kind: 'members', chapter: null, heads: [key(letter)] })

  test('counts what is on its way until every message about a page is acknowledged', () => {
    const pages = new TheirPages()
    hear(pages, 'a')
    pages.sent(PAGE, key('b'), 10)
    pages.sent(PAGE, key('c'), 20)
    expect([pages.onTheirWay, pages.bytesOnTheirWay, pages.expected(PAGE)]).toEqual([1, 30, key('c')])
    pages.acknowledged(PAGE)
    hear(pages, 'b')
    expect([pages.onTheirWay, pages.bytesOnTheirWay, pages.expected(PAGE)]).toEqual([1, 30, key('c')])
    pages.acknowledged(PAGE)
    hear(pages, 'c')
    expect([pages.onTheirWay, pages.bytesOnTheirWay, pages.expected(PAGE)]).toEqual([0, 0, key('c')])
    pages.acknowledged(PAGE)
    expect(pages.bytesOnTheirWay).toBe(0)
  })

  test('does not ask twice for what brought nothing, until either side has moved', () => {
    const pages = new TheirPages()
    hear(pages, 'a')
    pages.wasFruitless(PAGE, key('m'))
    expect(pages.isFruitless(PAGE, key('m'))).toBe(true)
    expect(pages.isFruitless(PAGE, key('n'))).toBe(false)
    hear(pages, 'b')
    expect(pages.isFruitless(PAGE, key('m'))).toBe(false)
  })
})

describe('Who stands at a door', () => {
  const [MEI, WEI] = ['dev_0000000000000001' as DeviceId, 'dev_0000000000000002' as DeviceId]
  const DOOR = 'sal_0000000000000001' as NonNullable<MessageOf<'presence'>['door']>

  test('is passed on once, and old news not at all', () => {
    const wei = new Presence(WEI)
    const here = wei.move(DOOR, null, 100)
    const gone = wei.move(null, null, 100)
    const mei = new Presence(MEI)
    if (!here || !gone) throw new Error('both were moves')
    expect(mei.hear(here, WEI)).toBe(true)
    expect(mei.hear(here, WEI)).toBe(false)
    expect(mei.at(DOOR)).toEqual([WEI])
    expect(mei.hear(gone, WEI)).toBe(true)
    expect(mei.hear(here, WEI)).toBe(false)
    expect(mei.at(DOOR)).toEqual([])
  })

  test('is forgotten with the line that told of it, and nobody hears of themselves', () => {
    const wei = new Presence(WEI)
    const here = wei.move(DOOR, null, 100)
    expect(wei.move(DOOR, null, 200)).toBeNull()
    const mei = new Presence(MEI)
    if (!here) throw new Error('that was a move')
    mei.hear(here, WEI)
    expect(mei.lost(MEI)).toBe(false)
    expect(mei.lost(WEI)).toBe(true)
    expect(mei.doorOf(WEI)).toBeNull()
    expect(wei.hear(here, MEI)).toBe(false)
    expect(wei.all()).toEqual([here])
  })
})
