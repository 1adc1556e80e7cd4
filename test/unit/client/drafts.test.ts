import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Drafts } from '../../../renderer/client/drafts.ts'
import { speakTo } from '../../../renderer/client/store.ts'
import type { FromStore, ToStore } from '../../../shared/protocol/wire.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A store that keeps texts, or whose disk refuses them. */
function desk(kept: Record<string, string> = {}) {
  const saved: (string | null)[] = []
  let refuses = false
  let hear: (message: FromStore) => void = () => undefined
  const answer = (message: ToStore) => {
    if (message.type === 'watch' && message.name === 'draft') {
      const { draft } = message.input as { draft: string }
      hear({ type: 'view', id: message.id, value: kept[draft] ?? null })
    }
    if (message.type === 'command' && message.name === 'draft.keep') {
      const { text } = message.input as { text: string | null }
      if (!refuses) saved.push(text)
      hear(
        refuses
          ? { type: 'answer', id: message.id, ok: false, problem: { code: 'disk-full' } }
          : { type: 'answer', id: message.id, ok: true, value: undefined },
      )
    }
  }
  const store = speakTo({
    send: (message) => queueMicrotask(() => answer(message)),
    onMessage: (listener) => void (hear = listener),
    close: () => undefined,
  })
  return { drafts: new Drafts(store), saved, refuse: (value: boolean) => void (refuses = value) }
}

const nobody = () => undefined

describe('A text that is being written', () => {
  test('is taken to the disk once a pause is made, and at once where the app is left', async () => {
    const { drafts, saved } = desk()
    drafts.subscribe('a', nobody)
    drafts.write('a', '親')
    drafts.write('a', '親愛的')
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved).toEqual(['親愛的'])
    drafts.write('a', '親愛的大家')
    await drafts.flush()
    expect(saved).toEqual(['親愛的', '親愛的大家'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved).toHaveLength(2)
  })

  test('is taken to the disk as soon as its field is left', async () => {
    const { drafts, saved } = desk()
    const leave = drafts.subscribe('a', nobody)
    drafts.write('a', '寫到一半')
    leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(saved).toEqual(['寫到一半'])
  })

  test('is said to be found where it was left earlier, and not where it is being written', async () => {
    const { drafts } = desk({ b: '上次' })
    const leave = drafts.subscribe('a', nobody)
    drafts.write('a', '這次')
    expect(drafts.isFound('a')).toBe(false)
    leave()
    drafts.subscribe('a', nobody)
    expect([drafts.peek('a'), drafts.isFound('a')]).toEqual(['這次', true])
    const told = vi.fn<() => void>()
    drafts.subscribe('b', told)
    await vi.advanceTimersByTimeAsync(0)
    expect([drafts.peek('b'), drafts.isFound('b')]).toEqual(['上次', true])
    expect(told).toHaveBeenCalled()
    drafts.write('b', null)
    expect([drafts.peek('b'), drafts.isFound('b')]).toEqual([null, false])
  })

  test('is not overwritten by what was kept, where somebody types before that is read', async () => {
    const { drafts } = desk({ a: '上次' })
    drafts.subscribe('a', nobody)
    drafts.write('a', '新的')
    await vi.advanceTimersByTimeAsync(0)
    expect(drafts.peek('a')).toBe('新的')
  })

  test('that the disk refuses is tried again', async () => {
    const { drafts, saved, refuse } = desk()
    refuse(true)
    drafts.write('a', '親愛的')
    await drafts.flush()
    refuse(false)
    await drafts.flush()
    expect(saved).toEqual(['親愛的'])
  })
})
