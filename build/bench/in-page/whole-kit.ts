import type { MemberId } from '../../../shared/domain/ids.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { besideLists } from './beside.ts'
import type { Beside } from './beside.ts'
import type { StorePort } from './store-port.ts'

/** What is done with a community as a whole: a look at all that is on the disk, one person out of it for good, all of it out and in. */
export function wholeKit(store: () => StorePort) {
  const check = async () => {
    const { pages, found } = await store().command('health.check', {})
    if (found.length > 0) throw new Error(`${found.length} things are wrong with a whole community.`)
    return pages
  }
  const everything = async () => {
    const aim = { aim: 'words', words: 'Bench' } as const
    const { bytes } = await store().command('community.writeOpen', { app: '0', name: 'Bench', aim, receiver: 'Bench' })
    return bytes
  }
  return {
    checkHealth: (): Promise<Beside<number>> => besideLists(store(), check),
    /** The same where nobody asks for anything. Milliseconds. */
    async checkAlone(): Promise<number> {
      const begun = performance.now()
      await check()
      return performance.now() - begun
    },
    /** From the command until nobody who reads the disk can find them. Milliseconds. */
    async eraseOne(member: MemberId): Promise<number> {
      const begun = performance.now()
      await store().command('member.erase', { members: [member] })
      return performance.now() - begun
    },
    /** Everything in open formats, as the screen orders it: bytes of the file. */
    writeOpen: (): Promise<Beside<number>> => besideLists(store(), async () => (await everything()).byteLength),
    /** The same file, as text. */
    openFile: async (): Promise<string> => toBase64(await everything()),
    /** Into the empty profile that is open: how long until every member is there. Milliseconds. */
    async openInEmpty(base64: string): Promise<{ readonly ms: number; readonly members: number }> {
      await store().ask('profile', {}, ({ state }) => state === 'empty')
      const file = { name: 'community.zip', data: fromBase64(base64) }
      const begun = performance.now()
      await store().command('community.importOpen', { file, organizer: 'Bench', device: 'Bench' })
      const { members } = await store().ask('community', {})
      return { ms: performance.now() - begun, members }
    },
  }
}
