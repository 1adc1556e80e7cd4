import { beforeEach, describe, expect, test, vi } from 'vitest'
import { speakTo } from '../../../renderer/client/store.ts'
import type { FromStore, ToStore } from '../../../shared/protocol/wire.ts'

/** The worker's end, played by the test. */
function wire() {
  const sent: ToStore[] = []
  let hear: (message: FromStore) => void = () => undefined
  let closed = false
  const store = speakTo({
    send: (message) => void sent.push(message),
    onMessage: (listener) => {
      hear = listener
    },
    close: () => {
      closed = true
    },
  })
  const last = <Type extends ToStore['type']>(type: Type) => {
    const found = sent.findLast((message) => message.type === type)
    if (!found) throw new Error(`no ${type} was sent`)
    return found as Extract<ToStore, { readonly type: Type }>
  }
  return { store, sent, last, hear: (message: FromStore) => hear(message), isClosed: () => closed }
}

beforeEach(() => void vi.useFakeTimers())

describe('commands', () => {
  test('each is answered with its own result, in whatever order the answers come', async () => {
    const { store, sent, hear } = wire()
    const first = store.command('undo', {})
    const second = store.command('redo', {})
    const [one, two] = sent.map((message) => (message.type === 'command' ? message.id : 0))
    hear({ type: 'answer', id: two ?? 0, ok: true, value: { label: 'b' } })
    hear({ type: 'answer', id: one ?? 0, ok: false, problem: { code: 'nothing-to-undo' } })
    expect(await second).toEqual({ ok: true, value: { label: 'b' } })
    expect(await first).toEqual({ ok: false, problem: { code: 'nothing-to-undo' } })
  })

  test('all that wait fail when the store stops, and later ones at once', async () => {
    const { store } = wire()
    const waiting = store.command('flush', {})
    const told = vi.fn<(value?: unknown) => void>()
    store.onStopped(told)
    store.stopped()
    expect(await waiting).toEqual({ ok: false, problem: { code: 'internal' } })
    expect(await store.command('undo', {})).toEqual({ ok: false, problem: { code: 'internal' } })
    expect(told).toHaveBeenCalledOnce()
  })

  test('those that change something are told of, those that only read are not', () => {
    const { store } = wire()
    const told = vi.fn<(value?: unknown) => void>()
    const end = store.onChange(told)
    void store.command('flush', {})
    expect(told).not.toHaveBeenCalled()
    void store.command('undo', {})
    expect(told).toHaveBeenCalledOnce()
    end()
    void store.command('redo', {})
    expect(told).toHaveBeenCalledOnce()
  })

  test('closing says good-bye once, settles what waits and closes the port', async () => {
    const { store, sent, isClosed } = wire()
    const waiting = store.command('undo', {})
    store.close()
    store.close()
    expect(sent.filter(({ type }) => type === 'bye')).toHaveLength(1)
    expect((await waiting).ok).toBe(false)
    expect(isClosed()).toBe(true)
  })
})

describe('watches', () => {
  test('equal questions share one subscription, and a late listener gets the latest value at once', () => {
    const { store, sent, last, hear } = wire()
    const early = vi.fn<(value?: unknown) => void>()
    const late = vi.fn<(value?: unknown) => void>()
    store.watch('exchanges', {}, early, () => undefined)
    hear({ type: 'view', id: last('watch').id, value: [] })
    store.watch('exchanges', {}, late, () => undefined)
    expect(early).toHaveBeenCalledExactlyOnceWith([])
    expect(late).toHaveBeenCalledExactlyOnceWith([])
    expect(sent.filter(({ type }) => type === 'watch')).toHaveLength(1)
  })

  test('one that nobody listens to lingers, so that the next screen finds it, and then ends', () => {
    const { store, sent, last, hear } = wire()
    const end = store.watch('exchanges', {}, () => undefined, () => undefined) // prettier-ignore
    hear({ type: 'view', id: last('watch').id, value: [] })
    end()
    const again = vi.fn<(value?: unknown) => void>()
    const endAgain = store.watch('exchanges', {}, again, () => undefined)
    expect(again).toHaveBeenCalledOnce()
    vi.runAllTimers()
    expect(sent.some(({ type }) => type === 'unwatch')).toBe(false)
    endAgain()
    vi.runAllTimers()
    expect(sent.some(({ type }) => type === 'unwatch')).toBe(true)
    expect(store.peek('exchanges', {})).toEqual({ state: 'waiting' })
  })

  test('a problem reaches the listener, and so does the end of the store', () => {
    const { store, last, hear } = wire()
    const problem = vi.fn<(value?: unknown) => void>()
    store.watch('sources', {}, () => undefined, problem)
    hear({ type: 'view-failed', id: last('watch').id, problem: { code: 'storage-failed' } })
    expect(problem).toHaveBeenLastCalledWith({ code: 'storage-failed' })
    store.stopped()
    expect(problem).toHaveBeenLastCalledWith({ code: 'internal' })
  })

  test('asking once takes the first answer and stops listening', async () => {
    const { store, sent, last, hear } = wire()
    const answer = store.once('sources', {})
    hear({ type: 'view', id: last('watch').id, value: ['a'] })
    expect(await answer).toEqual({ ok: true, value: ['a'] })
    await Promise.resolve()
    vi.runAllTimers()
    expect(sent.some(({ type }) => type === 'unwatch')).toBe(true)
  })

  test('a message for a watch that has ended is nobody’s business', () => {
    const { store, hear } = wire()
    expect(() => hear({ type: 'view', id: 999, value: 1 })).not.toThrow()
    expect(store.peek('sources', {})).toEqual({ state: 'waiting' })
  })
})
