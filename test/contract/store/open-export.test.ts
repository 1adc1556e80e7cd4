import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { unpacked } from '../../../renderer/worker/open-export/open-archive.ts'
import type { CommandResult } from '../../../shared/protocol/commands.ts'
import { dumpOf } from '../../helpers/dump.ts'
import {
  carried,
  chapterIn,
  club,
  community,
  importInto,
  longRoster,
  memberIn,
  namesOf,
} from '../../helpers/fake-world.ts'
import { doSomethingForGood } from '../../helpers/random-work.ts'
import { pair, send } from '../../helpers/organizers.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'
import { Machine } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'

const SELF = { organizer: 'Mina', device: 'Mina’s laptop' }

const ALL_OF_IT = {
  app: '9.9.9',
  name: 'Everything',
  aim: { aim: 'moving' },
  receiver: 'Mina',
} as const

function exported(machine: Machine, password = ''): Promise<CommandResult<'community.writeOpen'>> {
  return machine.must('community.writeOpen', { ...ALL_OF_IT, password })
}

function emptyProfile(): Promise<Machine> {
  return Machine.start()
}

async function filesOf(bytes: Uint8Array, password = ''): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = await unpacked(bytes, password)
  if (!files.ok) throw new Error(files.problem.code)
  return files.value
}

/** What a community holds, but for who organizes it and on what: the copy has one of each more. */
async function contentOf(machine: Machine): Promise<unknown> {
  const { community: shown, ...rest } = (await dumpOf(machine)) as { readonly community: Record<string, unknown> }
  const { organizers: _organizers, devices: _devices, peers: _peers, ...others } = shown
  return { community: others, ...rest }
}

describe('An open export', () => {
  test('opened in an empty profile is the same community, with its decisions and its whole history', async () => {
    const { mei: host, wei: guest } = await pair()
    const random = seededRandom(20261122)
    for (let step = 0; step < 25; step += 1) {
      await doSomethingForGood(host, random)
      await doSomethingForGood(guest, random)
    }
    await send(guest, host)
    const copy = await emptyProfile()
    await copy.must('community.importOpen', { file: carried(await exported(host)), ...SELF })
    expect(await contentOf(copy)).toEqual(await contentOf(host))
    const { organizers, me } = await community(copy)
    expect(organizers.map(({ name }) => name)).toContain(me.name)
    expect(me).toMatchObject({ name: 'Mina' })
    expect(organizers.find(({ id }) => id === me.organizer)).toMatchObject({ role: 'admin' })
  })

  test('goes on in its new home, also after a restart', async () => {
    const taipei = await club()
    await memberIn(taipei, '陳怡君')
    const copy = await emptyProfile()
    await copy.must('community.importOpen', { file: carried(await exported(taipei.machine)), ...SELF })
    const chapter = await chapterIn(copy, 'Tainan')
    await memberIn({ machine: copy, chapter }, '林志明')
    const again = await copy.afterRestart()
    expect((await namesOf(again)).toSorted()).toEqual(['林志明', '陳怡君'])
  })

  test('has tables, JSON, documents and a README that names the community, and no keys', async () => {
    const taipei = await club()
    await memberIn(taipei, '=HYPERLINK("x")', { fields: { phone: '0912345678' }, notes: '兩行\n字' })
    const files = await filesOf((await exported(taipei.machine)).bytes)
    const text = (path: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(path))
    expect(text('README.md')).toMatch(/^# .+\n[^]*English[^]*繁體中文[^]*简体中文/)
    expect(text('csv/members.csv')).toContain('"\'=HYPERLINK(""x"")"')
    expect(JSON.parse(text('json/members.jsonl'))).toMatchObject({ name: '=HYPERLINK("x")', notes: '兩行\n字' })
    expect([...files.keys()].filter((path) => path.startsWith('automerge/'))).toHaveLength(
      (JSON.parse(text('manifest.json')) as { readonly pages: readonly unknown[] }).pages.length,
    )
    expect([...files.keys()].some((path) => path.includes('key'))).toBe(false)
  })

  test('that is locked opens with its password and with no other', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada')
    const file = carried(await exported(taipei.machine, 'quiet river stone'))
    const copy = await emptyProfile()
    expect(await copy.refusal('community.readOpen', { file })).toMatchObject({ code: 'open-export-password' })
    expect(await copy.refusal('community.readOpen', { file, password: 'loud river stone' })).toMatchObject({
      code: 'open-export-password',
    })
    expect(await copy.must('community.readOpen', { file, password: 'quiet river stone' })).toMatchObject({
      members: 1,
      isKnown: false,
    })
    await copy.must('community.importOpen', { file, password: 'quiet river stone', ...SELF })
    expect(await namesOf(copy)).toEqual(['Ada'])
  })

  test('takes nobody’s place: where the community is, it is refused and nothing changes', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada')
    const file = carried(await exported(taipei.machine))
    await memberIn(taipei, 'Bea')
    expect(await taipei.machine.refusal('community.importOpen', { file, ...SELF })).toMatchObject({
      code: 'already-joined',
    })
    expect(await namesOf(taipei.machine)).toEqual(['Ada', 'Bea'])
  })

  test('of a long roster has every row of it', async () => {
    const taipei = await club()
    await importInto(taipei, longRoster(600))
    const file = await exported(taipei.machine)
    expect(file.members).toBe((await community(taipei.machine)).members)
    expect(file.members).toBeGreaterThan(500)
    const copy = await emptyProfile()
    await copy.must('community.importOpen', { file: carried(file), ...SELF })
    expect(await namesOf(copy)).toEqual(await namesOf(taipei.machine))
  })

  test('has the people of a long roster in the order of their ids, in the table and in the lines alike', async () => {
    const taipei = await club()
    await importInto(taipei, longRoster(1500))
    const files = await filesOf((await exported(taipei.machine)).bytes)
    const text = (path: string) => new TextDecoder().decode(files.get(path)).trimEnd()
    const lines = text('json/members.jsonl').split('\n')
    const ids = lines.map((line) => (JSON.parse(line) as { readonly id: string }).id)
    expect(ids.length).toBe((await community(taipei.machine)).members)
    expect(ids).toEqual([...new Set(ids)].toSorted())
    const [header, ...rows] = text('csv/members.csv').split('\r\n')
    expect(header).toMatch(/^id,/u)
    expect(rows.map((row) => row.slice(0, row.indexOf(',')))).toEqual(ids)
  })
})

describe('Its receipt', () => {
  test('says when, by whom, what for and to whom, how many it is about, and by what the file can be told', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada')
    const { machine } = taipei
    const aim = { aim: 'words', words: 'For the foundation’s auditor' } as const
    const { bytes, receipt } = await machine.must('community.writeOpen', { ...ALL_OF_IT, aim, receiver: ' Lin & Co ' })
    expect(await receiptsOn(machine)).toMatchObject([
      {
        id: receipt,
        mine: true,
        name: 'Everything',
        use: aim,
        receiver: 'Lin & Co',
        rows: 1,
        format: 'everything',
        print: createHash('sha256').update(bytes).digest('hex'),
        state: 'open',
      },
    ])
    await machine.must('export.end', { receipt, saved: true, file: 'all.zip' })
    expect(await receiptsOn(await machine.afterKill())).toMatchObject([{ state: 'saved', file: 'all.zip' }])
  })

  test('stands on the page of everybody who was in it, and of nobody who came later', async () => {
    const { mei: host, wei: guest } = await pair()
    const chapter = await chapterIn(host, 'Tainan')
    const tainan = { machine: host, chapter }
    const ada = await memberIn(tainan, 'Ada')
    await send(host, guest)
    // Entered elsewhere before the export, on the same page and by a clock that says so, but not here yet.
    const early = await memberIn({ machine: guest, chapter }, 'Early')
    const { receipt } = await exported(host)
    const late = await memberIn(tainan, 'Late')
    await send(guest, host)
    await send(host, guest)
    for (const machine of [host, guest]) {
      expect(await machine.view('exportsOf', { member: ada })).toMatchObject([{ id: receipt }])
      expect(await machine.view('exportsOf', { member: late })).toEqual([])
      expect(await machine.view('exportsOf', { member: early })).toEqual([])
    }
    await host.must('export.end', { receipt, saved: false })
    expect(await host.view('exportsOf', { member: ada })).toEqual([])
  })

  test('still stands there when somebody else was erased from the same page', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ada = await memberIn(taipei, 'Ada')
    const gone = await memberIn(taipei, 'Bu-jian')
    const { receipt } = await exported(machine)
    const late = await memberIn(taipei, 'Late')
    await machine.must('member.erase', { members: [gone] })
    expect(await machine.view('exportsOf', { member: ada })).toMatchObject([{ id: receipt }])
    expect(await machine.view('exportsOf', { member: late })).toEqual([])
  })

  test('of a thousand people is some kilobytes, not a list of them', async () => {
    const taipei = await club()
    await importInto(taipei, longRoster(1000))
    const before = await pageBytes(taipei.machine)
    await exported(taipei.machine)
    expect((await pageBytes(taipei.machine)) - before).toBeLessThan(3000)
  })

  test('is refused where nobody says for whom or what for, and so is the file', async () => {
    const { machine } = await club()
    const words = { ...ALL_OF_IT, aim: { aim: 'words', words: ' ' } } as const
    expect(await machine.refusal('community.writeOpen', { ...ALL_OF_IT, receiver: ' ' })).toEqual({
      code: 'receiver-empty',
    })
    expect(await machine.refusal('community.writeOpen', words)).toEqual({ code: 'aim-empty' })
    expect(await receiptsOn(machine)).toEqual([])
  })

  test('cannot be written on a full disk, and then nobody has the file', async () => {
    const { machine } = await club()
    machine.disk.fillUpAfter(0)
    expect(await machine.refusal('community.writeOpen', ALL_OF_IT)).toEqual({ code: 'disk-full' })
    expect(await receiptsOn(machine)).toEqual([])
  })
})

async function receiptsOn(machine: Machine) {
  return (await machine.view('receipts', { range: { from: 0, count: 9 } })).rows
}

/** Bytes of all documents on the disk. */
async function pageBytes(machine: Machine): Promise<number> {
  await machine.must('flush', {})
  const { id } = await community(machine)
  return rowsIn(await machine.disk.image(), id, 'chunks').reduce<number>(
    (sum, row) => sum + (isRecord(row) && row['sealed'] instanceof ArrayBuffer ? row['sealed'].byteLength : 0),
    0,
  )
}

test('A community with a page that does not open is not exported as if it were whole', async () => {
  const { machine } = await club()
  await memberIn({ machine, chapter: await chapterIn(machine, 'Tainan') }, 'Ada')
  await machine.must('flush', {})
  const { id } = await community(machine)
  const image = await machine.disk.image()
  const members = rowsIn(image, id, 'pages').find((row) => isRecord(row) && row['kind'] === 'members')
  const page = isRecord(members) ? members['id'] : undefined
  const damaged = changedRows(image, id, 'chunks', (row) =>
    isRecord(row) && row['page'] === page ? { ...row, sealed: new ArrayBuffer(40) } : row,
  )
  const again = await Machine.onDisk(damaged, machine)
  expect(await again.refusal('community.writeOpen', ALL_OF_IT)).toMatchObject({ code: 'open-export-incomplete' })
})

function isRecord(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null
}

describe('A file that is no whole open export', () => {
  test('is refused with the reason, and an empty profile stays empty', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada')
    const { bytes } = await exported(taipei.machine)
    const copy = await emptyProfile()
    const refusal = (data: Uint8Array<ArrayBuffer>) =>
      copy.refusal('community.importOpen', { file: { name: 'x.zip', data }, ...SELF })
    expect(await refusal(new TextEncoder().encode('name\nAda'))).toMatchObject({ code: 'open-export-foreign' })
    expect(await refusal(bytes.slice(0, bytes.length / 2))).toMatchObject({ code: 'open-export-foreign' })
    expect((await copy.view('profile', {})).state).toBe('empty')
  })

  test('is told wherever it was altered, or reads as before where nobody reads', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada')
    const { bytes } = await exported(taipei.machine)
    const copy = await emptyProfile()
    const random = seededRandom(3)
    const before = await copy.must('community.readOpen', { file: carried({ name: 'x.zip', bytes }) })
    const answers: unknown[] = []
    for (let tries = 0; tries < 40; tries += 1) {
      const altered = Uint8Array.from(bytes)
      const at = random.int(0, bytes.length - 1)
      altered[at] = (altered[at] ?? 0) ^ 0x5a
      const read = await copy.command('community.readOpen', { file: { name: 'x.zip', data: altered } })
      answers.push(read.ok ? JSON.stringify(read.value) : read.problem.code.replace(/-(foreign|damaged|password)$/, ''))
    }
    expect(answers.filter((answer) => answer === 'open-export').length).toBeGreaterThan(20)
    expect(new Set([...answers, 'open-export', JSON.stringify(before)]).size).toBe(2)
  })
})
