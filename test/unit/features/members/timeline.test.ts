import { expect, test } from 'vitest'
import { newId } from '../../../../shared/domain/ids.ts'
import type { HistoryEntry } from '../../../../shared/protocol/history.ts'
import type { MemberView } from '../../../../shared/protocol/members.ts'
import { timelineOf } from '../../../../renderer/features/members/timeline.ts'

const NOW = Date.UTC(2026, 10, 22)
const DAY = 24 * 60 * 60 * 1000

test('a timeline merges salons and changes, newest first, with salons ahead on top', () => {
  const events = timelineOf([salon(-10, { arrived: true }), salon(5, { status: 'going' })], [change(-2)], NOW)
  expect(events.map((event) => (event.kind === 'salon' ? event.how : event.kind))).toEqual([
    'answered',
    'change',
    'attended',
  ])
})

test('somebody who said "going" and stayed away did not come; an invitation alone is no such thing', () => {
  const hows = timelineOf(
    [salon(-1, { status: 'going' }), salon(-2, { status: 'invited' }), salon(-3, { arrived: true, walkIn: true })],
    [],
    NOW,
  ).map((event) => event.kind === 'salon' && event.how)
  expect(hows).toEqual(['missed', 'answered', 'walkIn'])
})

type AtSalon = MemberView['salons'][number]

function salon(days: number, given: Partial<AtSalon>): AtSalon {
  const random = (length: number) => new Uint8Array(length).fill(days + 100)
  return {
    salon: newId('sal', random),
    theme: '讀書會',
    chapter: newId('cha', random),
    start: NOW + days * DAY,
    zone: 'Asia/Taipei',
    status: null,
    arrived: false,
    walkIn: false,
    ...given,
  }
}

function change(days: number): HistoryEntry {
  return { change: 'c', at: NOW + days * DAY, by: '美玲', mine: false, device: '', command: 'member.set', edits: [] }
}
