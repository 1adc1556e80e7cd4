import { describe, expect, it, vi } from 'vitest'
import { Turns } from '../../../renderer/worker/turns.ts'
import { UndoStack } from '../../../renderer/worker/undo-stack.ts'
import { Watches } from '../../../renderer/worker/watches.ts'

describe('turns', () => {
  it('are taken one at a time, in the order in which they were asked for', async () => {
    const turns = new Turns()
    const seen: string[] = []
    const work = (name: string, pauses: number) => async () => {
      seen.push(`${name} begins`)
      for (let pause = 0; pause < pauses; pause += 1) await Promise.resolve()
      seen.push(`${name} ends`)
      return name
    }
    const answers = await Promise.all([turns.take(work('first', 5)), turns.take(work('second', 0))])
    expect(answers).toEqual(['first', 'second'])
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('go on after one that failed, whose failure only it hears of', async () => {
    const turns = new Turns()
    const failing = turns.take(() => Promise.reject(new Error('no')))
    const next = turns.take(async () => 'next')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('next')
  })
})

describe('watches', () => {
  it('are answered once for everything that changed in one go, and only where it concerns them', async () => {
    const watches = new Watches()
    const seen: string[] = []
    watches.add('1:1', 'members', () => seen.push('members'))
    watches.add('1:2', 'importJob', () => seen.push('importJob'))
    watches.add('2:1', 'exchanges', () => seen.push('exchanges'))
    seen.length = 0
    watches.publish(new Set(['members']))
    watches.publish(new Set(['attendance', 'salons']))
    await vi.waitUntil(() => seen.length > 1)
    expect(seen.filter((name) => name === 'members')).toHaveLength(1)
    expect(seen).not.toContain('importJob')
    watches.removeAll('1:')
    seen.length = 0
    watches.publish(new Set(['profile']))
    await vi.waitUntil(() => seen.length > 0)
    expect(seen).toEqual(['exchanges'])
  })

  it('tell of progress only where it is shown, and of the end everywhere', async () => {
    const watches = new Watches()
    const seen: string[] = []
    watches.add('1:1', 'week', () => seen.push('week'))
    watches.add('1:2', 'value', () => seen.push('value'))
    seen.length = 0
    watches.publish(new Set(['value working']))
    await vi.waitUntil(() => seen.length > 0)
    expect(seen).toEqual(['value'])
    watches.publish(new Set(['value']))
    await vi.waitUntil(() => seen.length > 2)
    expect(seen).toEqual(['value', 'week', 'value'])
  })
})

describe('what can be undone', () => {
  const step = (command: string) => ({
    label: { command, count: 1 },
    done: new Map(),
    inverse: new Map(),
    aboutPeople: false,
  })

  it('is the newest first, up to a hundred, and a new step ends what could be redone', () => {
    const stack = new UndoStack()
    for (let at = 0; at <= 100; at += 1) stack.push(step(`${at}`))
    stack.undone()
    expect(stack.redoable?.label.command).toBe('100')
    stack.push(step('new'))
    expect(stack.redoable).toBeUndefined()
    const seen: string[] = []
    for (let top = stack.undoable; top; top = stack.undoable) {
      seen.push(top.label.command)
      stack.undone()
    }
    expect(seen).toHaveLength(100)
    expect([seen[0], seen.at(-1)]).toEqual(['new', '1'])
  })
})
