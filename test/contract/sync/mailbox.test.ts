import '../../helpers/worker-globals.ts'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FolderMailbox } from '../../../renderer/worker/sync/carriers/folder-mailbox.ts'
import { Mail } from '../../../renderer/worker/sync/carriers/mailbox.ts'
import type { Mailbox, MailParty, Side } from '../../../renderer/worker/sync/carriers/mailbox.ts'
import { ServerLine } from '../../../renderer/worker/sync/carriers/server-line.ts'
import { ServerMailbox } from '../../../renderer/worker/sync/carriers/server-mailbox.ts'
import { documentIdOf } from '../../../renderer/worker/sync/carriers/server-secret.ts'
import { FOLDER, MainProcess, passingFolder } from '../../helpers/carriers/main-process.ts'
import { StockServer } from '../../helpers/carriers/stock-server.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'

const BOX = '0123456789abcdef0123456789abcdef'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (letter: Uint8Array) => new TextDecoder().decode(letter)

/** Somebody who says `said` unasked, answers "x" with "re: x", and writes down what was heard. */
class Party implements MailParty {
  readonly box = BOX
  readonly side: Side
  readonly heard: string[] = []
  isOver = false
  readonly #said: readonly string[]

  constructor(side: Side, said: readonly string[] = []) {
    this.side = side
    this.#said = said
  }

  async outgoing() {
    return this.#said.map(bytes)
  }

  async hear(letter: Uint8Array) {
    this.heard.push(text(letter))
    return this.side === 'inviter' ? bytes(`re: ${text(letter)}`) : null
  }
}

/** Two mailboxes of one invitation, each reached by a main process of its own. */
const WAYS: Readonly<Record<string, () => Promise<readonly [Mailbox, Mailbox]>>> = {
  folder: async () => {
    const { path, remove } = passingFolder()
    ended.push(remove)
    const at = () => {
      const main = mainProcess()
      main.folders.set(FOLDER, path)
      return new FolderMailbox(main.link, FOLDER, BOX)
    }
    return [at(), at()]
  },
  server: async () => {
    const server = await StockServer.start()
    ended.push(() => server.end())
    const documentId = await documentIdOf(new Uint8Array(16).fill(5))
    const at = (seed: number) => {
      const { link } = mainProcess()
      const random = seededRandom(seed).bytes
      return new ServerMailbox(new ServerLine({ link, url: server.url, random, onNews: () => undefined }), documentId)
    }
    return [at(1), at(2)]
  },
}

function mainProcess(): MainProcess {
  const main = new MainProcess()
  ended.push(() => main.end())
  return main
}

const PATIENCE = { timeout: 20_000, interval: 20 }

describe.each(Object.entries(WAYS))('Letters of an invitation by %s', { timeout: 60_000 }, (_, open) => {
  test('reach the other and are answered, once each', async () => {
    const [there, here] = await open()
    const [inviter, joiner] = [new Party('inviter'), new Party('joiner', ['may I?'])]
    const [mail, mine] = [new Mail(there), new Mail(here)]
    await vi.waitFor(async () => {
      expect(await mine.round(joiner)).toBeNull()
      expect(await mail.round(inviter)).toBeNull()
      expect(joiner.heard).toEqual(['re: may I?'])
    }, PATIENCE)
    await mail.round(inviter)
    await mine.round(joiner)
    expect(inviter.heard).toEqual(['may I?'])
    expect(joiner.heard).toEqual(['re: may I?'])
  })

  test('are heard again after a start, and leave nothing behind at the end', async () => {
    const [there, here] = await open()
    const joiner = new Party('joiner', ['may I?'])
    expect(await new Mail(here).round(joiner)).toBeNull()
    const inviter = new Party('inviter')
    await vi.waitFor(async () => {
      await new Mail(there).round(inviter)
      expect(inviter.heard.length).toBeGreaterThan(1)
    }, PATIENCE)
    inviter.isOver = true
    await vi.waitFor(async () => {
      await new Mail(there).round(inviter)
      expect(await here.letters()).toEqual({ ok: true, value: [] })
    }, PATIENCE)
  })
})

describe('A mailbox in a folder', () => {
  test('takes no notice of what is no letter, too long or still on its way', async () => {
    const { path, remove } = passingFolder()
    ended.push(remove)
    const main = mainProcess()
    main.folders.set(FOLDER, path)
    const mailbox = new FolderMailbox(main.link, FOLDER, BOX)
    await mailbox.put({ side: 'joiner', number: 1, bytes: bytes('may I?') })
    const folder = join(path, 'chapterhouse-invitations', BOX)
    writeFileSync(join(folder, 'joiner-0002.letter'), '')
    writeFileSync(join(folder, 'joiner-0003.letter'), 'x'.repeat(9000))
    writeFileSync(join(folder, 'desktop.ini'), 'x')
    const letters = await mailbox.letters()
    expect(letters.ok && letters.value.map(({ number }) => number)).toEqual([1])
    await mailbox.clear()
    expect(readdirSync(folder)).toEqual([])
  })

  test('gives up on somebody who writes without end', async () => {
    const { path, remove } = passingFolder()
    ended.push(remove)
    const main = mainProcess()
    main.folders.set(FOLDER, path)
    const mailbox = new FolderMailbox(main.link, FOLDER, BOX)
    for (let number = 1; number <= 60; number += 1) await mailbox.put({ side: 'joiner', number, bytes: bytes('!') })
    const inviter = new Party('inviter')
    const mail = new Mail(mailbox)
    for (let round = 0; round < 3; round += 1) await mail.round(inviter)
    expect(inviter.heard.length).toBeLessThanOrEqual(32)
    expect(readdirSync(join(path, 'chapterhouse-invitations', BOX)).length).toBeLessThanOrEqual(60 + 32)
  })
})
