import type { World } from '../../open-community.ts'
import { FolderMailbox } from './folder-mailbox.ts'
import { Mail } from './mailbox.ts'
import type { Mailbox, MailParty } from './mailbox.ts'
import { Pacing } from './pacing.ts'
import { serverParts } from './server-later.ts'
import type { ServerLine } from './server-line.ts'

/** The carriers in use now. */
export interface PostWays {
  readonly folders: readonly string[]
  readonly server: ServerLine | null
}

/** Carries the letters of invitations that are out, through every folder and the server. Idle while none is. */
export class Post {
  parties: () => readonly MailParty[] = () => []
  readonly #world: Pick<World, 'link' | 'later' | 'random'>
  readonly #ways: () => PostWays
  readonly #pacing: Pacing
  readonly #mails = new Map<string, Mail>()

  constructor(world: Pick<World, 'link' | 'later' | 'random'>, ways: () => PostWays) {
    this.#world = world
    this.#ways = ways
    const isUnfinished = () => this.parties().some(({ isOver }) => !isOver)
    this.#pacing = new Pacing({ step: () => this.#round(), isUnfinished, later: world.later, random: world.random })
  }

  /** Somebody has a letter to send, or one may have come. */
  news(): void {
    if (this.parties().length > 0) this.#pacing.news()
  }

  async now(): Promise<void> {
    if (this.parties().length > 0) await this.#pacing.now()
  }

  close(): void {
    this.#pacing.end()
  }

  /** Answers whether every way was there. */
  async #round(): Promise<boolean> {
    const { folders, server } = this.#ways()
    let was = true
    for (const party of this.parties()) {
      for (const folder of folders) {
        const open = async () => new FolderMailbox(this.#world.link, folder, party.box)
        was = (await this.#serve(`folder:${folder}`, party, open)) && was
      }
      if (server) was = (await this.#serve('server', party, () => serverMailbox(server, party.box))) && was
    }
    return was
  }

  async #serve(way: string, party: MailParty, open: () => Promise<Mailbox>): Promise<boolean> {
    const key = `${way} ${party.box} ${party.side}`
    const mail = this.#mails.get(key) ?? new Mail(await open())
    this.#mails.set(key, mail)
    return (await mail.round(party)) === null
  }
}

async function serverMailbox(line: ServerLine, box: string): Promise<Mailbox> {
  const { documentIdOf, ServerMailbox } = await serverParts()
  return new ServerMailbox(
    line,
    await documentIdOf(Uint8Array.from(box.match(/../g) ?? [], (byte) => parseInt(byte, 16))),
  )
}
