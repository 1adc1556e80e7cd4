import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { canHost } from '../../helpers/hosts/hosts.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import {
  enterMember,
  holdsMembers,
  importMembers,
  inStep,
  kill,
  membersOf,
  pairUp,
  start,
  startFresh,
} from './steps.ts'
import { twoHosts } from './two-hosts.ts'

const MEMBERS = 600

describe.runIf(canHost())('A page damaged on the disk of one device', () => {
  const { desks, host, path } = twoHosts('sync-damage-')

  test('is found and set aside, everything else works, and it is whole again once another is there', async () => {
    const there = { host: host(1), profile: path('profile') }
    const [mei, first] = await Promise.all([startFresh({ host: host(0) }), startFresh(there)])
    desks.push(mei, first)
    const chapter = await pairUp(mei, first)
    await importMembers(mei, chapter, rosterCsv({ rows: MEMBERS, seed: 31 }))
    await holdsMembers(first, MEMBERS)
    await inStep(mei, first)
    const lost = await spoilMembersPage(first.running.page)
    expect(lost).toBe(1)
    await kill(first)

    await host(1).unplug()
    const wei = await start(there)
    desks[1] = wei
    const { trouble } = await wei.store.until('community', {}, (community) => community.trouble !== null)
    expect(trouble).toEqual({ code: 'page-damaged', params: { count: 1 } })
    const left = await membersOf(wei)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(MEMBERS)
    await enterMember(wei, chapter, 'Entered without the page')
    await enterMember(mei, chapter, 'Entered by Mei meanwhile')

    await host(1).plug()
    await wei.store.until('community', {}, (community) => community.trouble === null)
    for (const desk of [mei, wei]) await holdsMembers(desk, MEMBERS + 2)
    await inStep(mei, wei)
    expect(await membersOf(wei)).toEqual(await membersOf(mei))

    await host(1).unplug()
    await kill(wei)
    const again = await start(there)
    desks[1] = again
    await holdsMembers(again, MEMBERS + 2)
    expect((await again.store.view('community', {})).trouble).toBeNull()
    expect(await membersOf(again)).toEqual(await membersOf(mei))
  })
})

/**
 * Turns one bit in the newest chunk of a page of members, as a failing disk does, and takes away what the app would start
 * from without reading it. Answers with how many chunks were spoilt.
 */
function spoilMembersPage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('IndexedDB failed')))
      })
    const names = await indexedDB.databases()
    const name = names.find((one) => one.name?.startsWith('chapterhouse-com'))?.name ?? ''
    const db = await settled(indexedDB.open(name))
    const tables = db.transaction(['pages', 'chunks', 'snapshots'], 'readwrite', { durability: 'strict' })
    const finished = new Promise((resolve) => tables.addEventListener('complete', resolve))
    const pages = (await settled(tables.objectStore('pages').getAll())) as { id: string; kind: string }[]
    const members = pages.find(({ kind }) => kind === 'members')?.id
    type Chunk = { page: string; sealed: ArrayBuffer }
    const chunks = (await settled(tables.objectStore('chunks').getAll())) as Chunk[]
    const spoilt = chunks.filter((chunk) => chunk.page === members).slice(-1)
    for (const chunk of spoilt) {
      const bytes = new Uint8Array(chunk.sealed)
      const middle = bytes.length >> 1
      bytes[middle] = (bytes[middle] ?? 0) ^ 4
      tables.objectStore('chunks').put(chunk)
    }
    if (members !== undefined) tables.objectStore('snapshots').delete(members)
    await finished
    db.close()
    return spoilt.length
  })
}
