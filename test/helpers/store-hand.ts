import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { DIST } from '../../build/paths.mjs'
import type { Result } from '../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'
import type { FromStore, ToStore } from '../../shared/protocol/wire.ts'

type Answer = Extract<FromStore, { readonly type: 'answer' }>
type Shown = Extract<FromStore, { readonly type: 'view' | 'view-failed' }>

/** The end of the wire that is in the page. */
interface InPage {
  readonly command: (name: CommandName, input: unknown) => Promise<Answer>
  readonly watch: (name: ViewName, input: unknown) => number
  /** What a watch has said after so many answers, as soon as it has. */
  readonly next: (watch: number, seen: number) => Promise<{ readonly seen: number; readonly said: Shown }>
  readonly unwatch: (watch: number) => void
}

/**
 * A hand on the store of a running app that speaks the wire of its screens and can do nothing they could not: for tests
 * that need more work done than a person could do by clicking.
 */
export class StoreHand {
  readonly #page: Page
  readonly #wire: Awaited<ReturnType<typeof openWire>>

  private constructor(page: Page, wire: Awaited<ReturnType<typeof openWire>>) {
    this.#page = page
    this.#wire = wire
  }

  /** Waits until the profile of the page's app is read, or found empty. */
  static async of(page: Page): Promise<StoreHand> {
    const hand = new StoreHand(page, await openWire(page))
    await hand.until('profile', {}, ({ state }) => state !== 'opening')
    return hand
  }

  /** Settles with the store's answer; rejects when the app ends before there is one. */
  async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandResult<Name>>> {
    const answer = await this.#wire.evaluate((wire, asked) => wire.command(asked.name, asked.input), { name, input })
    // Each command is answered with what its name stands for; the screens rely on the same.
    return answer.ok ? { ok: true, value: answer.value as CommandResult<Name> } : { ok: false, problem: answer.problem }
  }

  /** Carries out a command that is meant to succeed. */
  async must<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>> {
    const result = await this.command(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.problem.code} ${JSON.stringify(result.problem.params ?? {})}`)
    return result.value
  }

  /** A view as it is now. */
  view<Name extends ViewName>(name: Name, input: ViewInput<Name>): Promise<ViewValue<Name>> {
    return this.until(name, input, () => true)
  }

  /** Watches a view until it is as wanted, for as long as the app runs. Rejects where the store cannot tell. */
  async until<Name extends ViewName>(
    name: Name,
    input: ViewInput<Name>,
    accept: (value: ViewValue<Name>) => boolean,
  ): Promise<ViewValue<Name>> {
    const watch = await this.#wire.evaluate((wire, asked) => wire.watch(asked.name, asked.input), { name, input })
    try {
      for (let seen = 0; ;) {
        const next = await this.#wire.evaluate((wire, at) => wire.next(at.watch, at.seen), { watch, seen })
        const { said } = next
        if (said.type === 'view-failed' && said.problem.code !== 'busy')
          throw new Error(`${name}: ${said.problem.code}`)
        seen = next.seen
        if (said.type !== 'view') continue
        // As with commands.
        const value = said.value as ViewValue<Name>
        if (accept(value)) return value
      }
    } finally {
      if (!this.#page.isClosed())
        await this.#wire.evaluate((wire, at) => wire.unwatch(at), watch).catch(() => undefined)
    }
  }
}

function openWire(page: Page) {
  const worker = readdirSync(join(DIST, 'renderer', 'assets')).find((name) => name.startsWith('store.worker-'))
  return page.evaluateHandle((file): InPage => {
    const { port } = new SharedWorker(`./assets/${file}`, { type: 'module', name: 'chapterhouse-store' })
    const answers = new Map<number, (answer: Answer) => void>()
    const watches = new Map<number, { seen: number; said: Shown | null; tell: () => void }>()
    let last = 0
    port.addEventListener('message', ({ data }: MessageEvent<FromStore>) => {
      if (data.type === 'answer') answers.get(data.id)?.(data)
      if (data.type !== 'view' && data.type !== 'view-failed') return
      const watch = watches.get(data.id)
      if (!watch) return
      watch.seen += 1
      watch.said = data
      watch.tell()
    })
    port.start()
    const send = (message: ToStore) => port.postMessage(message)
    return {
      command(name, input) {
        const id = (last += 1)
        const answered = new Promise<Answer>((resolve) => answers.set(id, resolve))
        send({ type: 'command', id, name, input })
        return answered.finally(() => answers.delete(id))
      },
      watch(name, input) {
        const id = (last += 1)
        watches.set(id, { seen: 0, said: null, tell: () => undefined })
        send({ type: 'watch', id, name, input })
        return id
      },
      next(id, seen) {
        return new Promise((resolve) => {
          const look = () => {
            const watch = watches.get(id)
            if (watch?.said && watch.seen > seen) resolve({ seen: watch.seen, said: watch.said })
          }
          const watch = watches.get(id)
          if (watch) watch.tell = look
          look()
        })
      },
      unwatch(id) {
        watches.delete(id)
        send({ type: 'unwatch', id })
      },
    }
  }, worker)
}
