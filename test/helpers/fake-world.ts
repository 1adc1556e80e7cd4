import type { ChapterId, MemberId, SalonId } from '../../shared/domain/ids.ts'
import type { CommandInput } from '../../shared/protocol/commands.ts'
import type { FileToSave } from '../../shared/protocol/files.ts'
import type { ImportSummary } from '../../shared/protocol/rosters.ts'
import type { ViewValue } from '../../shared/protocol/views.ts'
import type { CommunityView } from '../../shared/protocol/community.ts'
import type { Decision } from '../../shared/protocol/decisions.ts'
import type { MemberRow } from '../../shared/protocol/members.ts'
import type { MemberQueryInput, MemberSelection } from '../../shared/protocol/selection.ts'
import { Machine } from './store.ts'
import type { MachineOptions } from './store.ts'

/** A machine on which a reading club with one chapter was begun. */
export interface Club {
  readonly machine: Machine
  readonly chapter: ChapterId
}

export async function club(options: MachineOptions = {}, organizer = '陳怡君'): Promise<Club> {
  const machine = await Machine.start(options)
  await machine.must('community.start', { name: '讀書會', organizer, device: `${organizer}的筆電` })
  return { machine, chapter: await chapterIn(machine, '台北') }
}

export async function chapterIn(machine: Machine, name: string): Promise<ChapterId> {
  const { chapter } = await machine.must('chapter.create', { name, region: name, zone: 'Asia/Taipei', colour: 'jade' })
  return chapter
}

export async function memberIn(
  { machine, chapter }: Club,
  name: string,
  more: Partial<CommandInput<'member.create'>> = {},
): Promise<MemberId> {
  const { fields, ...rest } = more
  return (await machine.must('member.create', { fields: { name, ...fields }, chapter, ...rest })).member
}

export async function salonIn(
  { machine, chapter }: Club,
  more: Partial<CommandInput<'salon.create'>> = {},
): Promise<SalonId> {
  const draft = { theme: '城市與記憶', chapter, start: '2026-03-07T19:00', end: '2026-03-07T21:00', venue: '浮光書店' }
  return (await machine.must('salon.create', { ...draft, ...more })).salon
}

export function community(machine: Machine): Promise<CommunityView> {
  return machine.view('community', {})
}

/** Every row a query finds. */
export async function rowsOf(machine: Machine, query: MemberQueryInput = {}): Promise<MemberRow[]> {
  const rows: MemberRow[] = []
  for (;;) {
    const window = await machine.view('members', { query, range: { from: rows.length, count: 500 } })
    rows.push(...window.rows)
    if (window.rows.length === 0) return rows
  }
}

export async function namesOf(machine: Machine, query: MemberQueryInput = {}): Promise<string[]> {
  return (await rowsOf(machine, query)).map(({ name }) => name)
}

export async function memberOf(machine: Machine, member: MemberId): Promise<NonNullable<ViewValue<'member'>>> {
  const view = await machine.view('member', { member, language: 'en' })
  if (view === null) throw new Error(`there is no ${member}`)
  return view
}

/** Everything that waits for a person. */
export async function decisionsOn(machine: Machine): Promise<Decision[]> {
  const decisions: Decision[] = []
  for (;;) {
    const { rows } = await machine.view('decisions', { range: { from: decisions.length, count: 500 } })
    decisions.push(...rows)
    if (rows.length === 0) return decisions
  }
}

/** A roster file as somebody drops it. */
export function rosterFile(text: string, name = 'roster.csv'): { name: string; data: Uint8Array<ArrayBuffer> } {
  return { name, data: new TextEncoder().encode(text) }
}

/** Members named one by one, for a command. */
export function these(...ids: MemberId[]): MemberSelection {
  return { kind: 'ids', ids }
}

/** Everyone a query finds, for a command. */
export function found(query: MemberQueryInput, except: MemberId[] = []): MemberSelection {
  return { kind: 'query', query, except }
}

/** Reads a roster and imports it with the mapping the store suggests. */
export async function importInto(
  { machine, chapter }: Club,
  text: string,
  more: Partial<CommandInput<'roster.import'>> = {},
): Promise<ImportSummary> {
  const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(text) })
  return machine.must('roster.import', { draft, name: '名冊', chapter, mapping: [...mapping], ...more })
}

/** A roster of so many people, of whom every tenth has no name and is refused. */
export function longRoster(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) => `${row % 10 === 9 ? '' : `成員${row}`},09${String(row).padStart(8, '0')}`,
  )
  return ['姓名,手機', ...lines, ''].join('\r\n')
}

/** A file the store made, as another machine opens it. */
export function carried({ name, bytes }: FileToSave): { name: string; data: Uint8Array<ArrayBuffer> } {
  return { name, data: new Uint8Array(bytes) }
}
