import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FOLDER, MainProcess, passingFolder } from '../../helpers/carriers/main-process.ts'
import { StockServer } from '../../helpers/carriers/stock-server.ts'
import { chapterIn, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { Machine, TestClock } from '../../helpers/store.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

interface Way {
  readonly use: (machine: Machine) => Promise<unknown>
  /** Letters that still lie there, where that can be seen. */
  readonly letters: () => string[]
}

const WAYS: Readonly<Record<string, (mains: readonly MainProcess[]) => Promise<Way>>> = {
  'a folder': async (mains) => {
    const { path, remove } = passingFolder()
    ended.push(remove)
    for (const main of mains) main.folders.set(FOLDER, path)
    return {
      use: (machine) => machine.must('sync.folder', { add: FOLDER }),
      letters: () =>
        readdirSync(join(path, 'chapterhouse-invitations'), { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('.letter'),
        ),
    }
  },
  'a stock server': async () => {
    const server = await StockServer.start()
    ended.push(() => server.end())
    return { use: (machine) => machine.must('sync.server', { url: server.url }), letters: () => [] }
  },
  'a stock server, where who invites looks into a folder as well,': async ([inviting]) => {
    const server = await StockServer.start()
    const { path, remove } = passingFolder()
    ended.push(() => server.end(), remove)
    inviting?.folders.set(FOLDER, path)
    let isInviting = true
    return {
      async use(machine) {
        if (isInviting) await machine.must('sync.folder', { add: FOLDER })
        isInviting = false
        await machine.must('sync.server', { url: server.url })
      },
      letters: () => [],
    }
  },
}

/** Lets both look until something is so. */
async function until(machines: readonly Machine[], check: () => Promise<void>): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const machine of machines) await machine.must('sync.now', {})
      await check()
    },
    { timeout: 30_000, interval: 20 },
  )
}

const stepOf = async (machine: Machine) => (await machine.view('invitations', {}))[0]?.state.step
const joiningOf = async (machine: Machine) => (await machine.view('joining', {})).state

describe.each(Object.entries(WAYS))('Somebody who shares only %s with who invites', { timeout: 90_000 }, (_, open) => {
  async function invited() {
    const mains = [new MainProcess(), new MainProcess()] as const
    for (const main of mains) ended.push(() => main.end())
    const way = await open(mains)
    const clock = new TestClock()
    const mei = await Machine.start({ clock, link: mains[0].link })
    await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
    const chapter = await chapterIn(mei, '台北')
    await memberIn({ machine: mei, chapter }, '王小明')
    await way.use(mei)
    const { text } = await mei.must('organizer.invite', {
      name: '偉',
      role: 'organizer',
      chapters: [chapter],
      network: false,
    })
    const wei = await Machine.start({ clock, link: mains[1].link })
    await wei.must('community.enter', { invitation: text, organizer: '偉', device: '偉的筆電' })
    await way.use(wei)
    await until([wei, mei], async () => expect(await stepOf(mei)).toBe('compare'))
    const [view] = await mei.view('invitations', {})
    if (!view) throw new Error('there is no invitation')
    return { mei, wei, chapter, way, invite: view.invitation }
  }

  test('is let in once the words are the same, has everything, and is heard', async () => {
    const { mei, wei, chapter, way, invite } = await invited()
    await until([wei, mei], async () => expect(await joiningOf(wei)).toBe('compare'))
    await mei.must('invite.confirm', { invite, same: true })
    await until([mei, wei], async () => {
      expect(await joiningOf(wei)).toBe('done')
      expect(await namesOf(wei)).toEqual(['王小明'])
    })
    await memberIn({ machine: wei, chapter }, '陳怡君')
    await until([wei, mei], async () => expect(await namesOf(mei)).toHaveLength(2))
    await until([mei], async () => expect(way.letters()).toEqual([]))
  })

  test('is told that the words differ, and gets nothing', async () => {
    const { mei, wei, invite } = await invited()
    await mei.must('invite.confirm', { invite, same: false })
    await until([mei, wei], async () => expect(await joiningOf(wei)).toBe('failed'))
    expect(await stepOf(mei)).toBe('over')
  })
})
