import '@automerge/automerge'
import { describe, expect, it } from 'vitest'
import { conflictsOf } from '../../../shared/crdt/conflicts.ts'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import { receiveChunks } from '../../../shared/crdt/engine.ts'
import { historyOf } from '../../../shared/crdt/history.ts'
import { createPage, infoOf, openPage, recordOf, schemaOf, SCHEMA } from '../../../shared/crdt/page.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'

const mei = 'dev_0000000000000001' as DeviceId
const wei = 'dev_0000000000000002' as DeviceId
const info = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const
const yijun = { name: '陳怡君', phone: '0912-345-678', tags: { 志工: true }, notes: '' }

function page() {
  const handle = createPage(info, { a: yijun, b: { name: '王雅婷', tags: {}, notes: '' } }, mei)
  handle.commit('roster.import', 1_700_000_000)
  return handle
}

/** Two organizers' copies of the same page. */
function copies() {
  const bytes = page().save()
  return [openPage([bytes], mei), openPage([bytes], wei)] as const
}

describe('a page', () => {
  it('keeps its kind, its schema version and its records unchanged through saving', () => {
    const opened = openPage([page().save()], wei)
    expect(infoOf(opened, info.id)).toEqual(info)
    expect(schemaOf(opened)).toBe(SCHEMA)
    expect(recordOf(opened, 'a')).toEqual(yijun)
  })

  it('takes an edit back with the inverse edits it answered with', () => {
    const handle = page()
    const inverse = applyEdits(handle, [
      { path: ['records', 'a', 'phone'], value: '0955-018-102' },
      { path: ['records', 'a', 'city'], value: '台北' },
      { path: ['records', 'a', 'tags', '志工'], value: undefined },
      { path: ['records', 'a', 'notes'], value: '喜歡坐窗邊' },
    ])
    expect(recordOf(handle, 'a')).toEqual({
      ...yijun,
      phone: '0955-018-102',
      city: '台北',
      tags: {},
      notes: '喜歡坐窗邊',
    })
    applyEdits(handle, inverse)
    expect(recordOf(handle, 'a')).toEqual(yijun)
  })

  it('writes everything of a command in one change with its name, also where a map goes', () => {
    const handle = page()
    const before = handle.getHeads()
    applyEdits(handle, [
      { path: ['records', 'a', 'phone'], value: '0955' },
      { path: ['records', 'a', 'tags'], value: undefined },
      { path: ['records', 'b'], value: undefined },
    ])
    handle.commit('member.set', 1_700_000_001)
    expect(handle.getChangesMeta(before)).toMatchObject([{ message: 'member.set', time: 1_700_000_001 }])
  })

  it('records no change for an edit that changes nothing', () => {
    const handle = page()
    expect(applyEdits(handle, [{ path: ['records', 'a', 'phone'], value: '0912-345-678' }])).toEqual([])
    expect(handle.pendingOps()).toBe(0)
  })

  it('reads its chunks in any order, even when a later one comes first', () => {
    const handle = page()
    const first = handle.save()
    handle.saveIncremental()
    applyEdits(handle, [{ path: ['records', 'a', 'city'], value: '台北' }])
    handle.commit('member.set', 1_700_000_100)
    const second = handle.saveIncremental()
    const early = openPage([second], wei)
    expect(infoOf(early, info.id)).toBeNull()
    expect(recordOf(openPage([second, first], wei), 'a')?.['city']).toBe('台北')
    expect(recordOf(openPage([early.save(), first], wei), 'a')?.['city']).toBe('台北')
  })
})

describe('a page that came from another machine', () => {
  it('signs what is changed here with this device', () => {
    const mine = openPage([], wei)
    receiveChunks(mine, page().save(), wei)
    applyEdits(mine, [{ path: ['records', 'a', 'city'], value: '台中' }])
    mine.commit('member.set', 1_700_000_700)
    expect(historyOf(mine, 'a').map(({ device }) => device)).toEqual([mei, wei])
  })
})

describe('two organizers edit one page offline', () => {
  it('keeps both values of a field both changed, with who and when', () => {
    const [left, right] = copies()
    applyEdits(left, [{ path: ['records', 'a', 'phone'], value: '0912-345-679' }])
    left.commit('member.set', 1_700_000_200)
    applyEdits(right, [{ path: ['records', 'a', 'phone'], value: '0955-018-102' }])
    right.commit('member.set', 1_700_000_300)
    left.merge(right)
    const contenders = conflictsOf(left, 'a')['phone'] ?? []
    expect(contenders.map(({ value, device, at }) => ({ value, device, at })).sort((a, b) => a.at - b.at)).toEqual([
      { value: '0912-345-679', device: mei, at: 1_700_000_200_000 },
      { value: '0955-018-102', device: wei, at: 1_700_000_300_000 },
    ])
    expect(conflictsOf(left, 'b')).toEqual({})
  })

  it('lets writing one of the values settle it, on the other copy too', () => {
    const [left, right] = copies()
    applyEdits(left, [{ path: ['records', 'a', 'phone'], value: '1' }])
    left.commit('member.set', 1)
    applyEdits(right, [{ path: ['records', 'a', 'phone'], value: '2' }])
    right.commit('member.set', 1)
    left.merge(right)
    const winner = recordOf(left, 'a')?.['phone']
    applyEdits(left, [{ path: ['records', 'a', 'phone'], value: winner }])
    left.commit('decision.settle', 2)
    right.merge(left)
    expect(conflictsOf(left, 'a')).toEqual({})
    expect(conflictsOf(right, 'a')).toEqual({})
    expect(recordOf(right, 'a')?.['phone']).toBe(winner)
  })

  it('asks about a membership that both began as a whole, and settles it with everything in it', () => {
    const [left, right] = copies()
    const path = ['records', 'a', 'memberships', 'cha_x']
    applyEdits(left, [{ path: path.slice(0, 3), value: {} }])
    left.commit('member.create', 1)
    right.merge(left)
    applyEdits(left, [{ path, value: { role: 'leader', from: '2026-02-01' } }])
    left.commit('member.join', 1)
    applyEdits(right, [{ path, value: { role: 'helper', until: '2026-06-30' } }])
    right.commit('member.join', 1)
    left.merge(right)
    const contenders = conflictsOf(left, 'a')['memberships/cha_x'] ?? []
    expect(contenders.map(({ value }) => value)).toEqual(
      expect.arrayContaining([
        { role: 'leader', from: '2026-02-01' },
        { role: 'helper', until: '2026-06-30' },
      ]),
    )
    applyEdits(left, [{ path, value: { role: 'helper', until: '2026-06-30' } }])
    left.commit('decision.settle', 2)
    right.merge(left)
    for (const handle of [left, right]) {
      expect(conflictsOf(handle, 'a')).toEqual({})
      expect(recordOf(handle, 'a')?.['memberships']).toMatchObject({ cha_x: { role: 'helper', until: '2026-06-30' } })
    }
  })

  it('asks again where two settle it differently at once, also where one keeps what showed', () => {
    const [left, right] = copies()
    const path = ['records', 'a', 'phone']
    for (const [handle, value] of [
      [left, '1'],
      [right, '2'],
    ] as const) {
      applyEdits(handle, [{ path, value }])
      handle.commit('member.set', 1)
    }
    left.merge(right)
    right.merge(left)
    for (const [handle, value] of [
      [left, '1'],
      [right, '2'],
    ] as const) {
      applyEdits(handle, [{ path, value }])
      handle.commit('decision.settle', 2)
      expect(conflictsOf(handle, 'a')).toEqual({})
    }
    left.merge(right)
    right.merge(left)
    for (const handle of [left, right])
      expect(new Set(conflictsOf(handle, 'a')['phone']?.map(({ value }) => value))).toEqual(new Set(['1', '2']))
  })

  it('sees agreement where both wrote the same value, and union where both added labels', () => {
    const [left, right] = copies()
    const same = { path: ['records', 'a', 'phone'], value: '0900' }
    applyEdits(left, [same, { path: ['records', 'a', 'tags', '講者'], value: true }])
    left.commit('member.set', 1)
    applyEdits(right, [same, { path: ['records', 'a', 'tags', '主持'], value: true }])
    right.commit('member.set', 1)
    left.merge(right)
    expect(conflictsOf(left, 'a')).toEqual({})
    expect(recordOf(left, 'a')?.['tags']).toEqual({ 志工: true, 講者: true, 主持: true })
  })
})

describe('the history of a record', () => {
  it('tells who changed what and when, from this record only', () => {
    const [left, right] = copies()
    applyEdits(right, [{ path: ['records', 'a', 'city'], value: '台中' }])
    right.commit('member.set', 1_700_000_400)
    applyEdits(right, [{ path: ['records', 'b', 'city'], value: '上海' }])
    right.commit('member.set', 1_700_000_500)
    applyEdits(right, [{ path: ['records', 'a', 'city'], value: '台南' }])
    right.commit('member.set', 1_700_000_600)
    left.merge(right)
    const changes = historyOf(left, 'a')
    expect(changes.map(({ command, device, at }) => ({ command, device, at }))).toEqual([
      { command: 'roster.import', device: mei, at: 1_700_000_000_000 },
      { command: 'member.set', device: wei, at: 1_700_000_400_000 },
      { command: 'member.set', device: wei, at: 1_700_000_600_000 },
    ])
    expect(changes[1]?.edits).toEqual([{ field: 'city', before: null, after: '台中' }])
    expect(changes[0]?.edits).toContainEqual({ field: 'name', before: null, after: '陳怡君' })
    expect(changes[0]?.edits).toContainEqual({ field: 'tags/志工', before: null, after: true })
  })
})
