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

/** An invitation that is out is looked for again after this, each time a tenth later, at most after a minute. */
const LOOK_AFTER_MS = 2_000
const LOOK_MOST_MS = 60_000

/** Carries the letters of invitations that are out, through every folder and the server. Idle while none is. */
export class Post {
  parties: () => Promise<readonly MailParty[]> = async () => []
  readonly #world: Pick<World, 'link' | 'later' | 'random'>
  readonly #ways: () => PostWays
  readonly #pacing: Pacing
  readonly #mails = new Map<string, Mail>()
  /** Boxes that were found empty when there was nothing left to say. */
  readonly #emptied = new Set<string>()
  #expects = false

  constructor(world: Pick<World, 'link' | 'later' | 'random'>, ways: () => PostWays) {
    this.#world = world
    this.#ways = ways
    const isUnfinished = () => this.#expects
    const { later, random } = world
    this.#pacing = new Pacing({ step: () => this.#round(), isUnfinished, unfinishedAfter: patience, later, random })
  }

  /** Somebody has a letter to send, or one may have come. */
  news(): void {
    this.#pacing.news()
  }

  now(): Promise<void> {
    return this.#pacing.now()
  }

  close(): void {
    this.#pacing.end()
  }

  /** Answers whether every way was there. */
  async #round(): Promise<boolean> {
    const { folders, server } = this.#ways()
    const parties = await this.parties()
    this.#expects = parties.some(({ isOver }) => !isOver)
    let was = true
    for (const party of parties) {
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
    if (this.#emptied.has(key)) return true
    const mail = this.#mails.get(key) ?? new Mail(await open())
    this.#mails.set(key, mail)
    const failure = await mail.round(party)
    if (party.isOver && failure === null) this.#emptied.add(key)
    return failure === null
  }
}

/** Two people sit before their screens at first, and a folder may not tell of what comes; later nobody does. */
function patience(looks: number): number {
  return Math.min(LOOK_AFTER_MS * 1.1 ** looks, LOOK_MOST_MS)
}

async function serverMailbox(line: ServerLine, box: string): Promise<Mailbox> {
  const { documentIdOf, ServerMailbox } = await serverParts()
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`chapterhouse mailbox\n${box}`))
  return new ServerMailbox(line, await documentIdOf(new Uint8Array(sum.slice(0, 16))))
}
