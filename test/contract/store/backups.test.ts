import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackupsView } from '../../../shared/protocol/backups.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import { MainProcess } from '../../helpers/carriers/main-process.ts'
import { club, importInto, longRoster, memberIn, namesOf, rowsOf, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { joined, send } from '../../helpers/organizers.ts'
import { Machine, PROFILE_KEY, TestClock } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const OTHER_KEY = new Uint8Array(32).fill(9)

let main: MainProcess
const others: MainProcess[] = []

beforeEach(() => {
  main = new MainProcess()
})

afterEach(() => {
  main.end()
  for (const other of others.splice(0)) other.end()
})

/** A club of which Ada and Bea are members, on a machine with a folder for backups. */
async function clubOfTwo(): Promise<Club> {
  const taipei = await club({ link: main.link })
  await memberIn(taipei, 'Ada')
  await memberIn(taipei, 'Bea')
  return taipei
}

function files(process = main): string[] {
  const folder = process.folders.get(OWN_BACKUPS)
  return folder === undefined ? [] : readdirSync(folder).sort()
}

function bytesOf(name: string, process = main): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(join(process.folders.get(OWN_BACKUPS) ?? '', name)))
}

/** An empty profile on another machine, with another key. */
async function otherMachine(key: Uint8Array<ArrayBuffer> = OTHER_KEY): Promise<Machine> {
  const process = new MainProcess()
  others.push(process)
  return Machine.start({ key, link: process.link })
}

describe('A backup', () => {
  test('is one file, read back, and in the list with what it is', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    expect(files()).toEqual([name])
    const view = await machine.view('backups', {})
    expect(view).toMatchObject({ folder: null, isOn: true, trouble: null, failure: null, isPortable: false })
    expect(view.list).toMatchObject([{ name, why: 'now', isOwn: true, device: '陳怡君的筆電', problem: null }])
    expect(view.list[0]?.verified).not.toBeNull()
    expect(view.last).toBe(view.list[0]?.made)
  })

  test('has nothing in it that anybody could read', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const text = Buffer.from(bytesOf(name)).toString('utf8')
    for (const secret of ['Ada', '讀書會', '陳怡君', '台北']) expect(text).not.toContain(secret)
  })

  test('is made before an import, and not again while nothing has changed', async () => {
    const taipei = await clubOfTwo()
    await importInto(taipei, longRoster(20))
    expect((await taipei.machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['import'])
    await taipei.machine.must('backup.now', {})
    await importInto(taipei, '姓名\nNobody else\n')
    expect((await taipei.machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['now', 'import'])
  })

  test('that cannot be made stops an import, which changes nothing, until the person goes on without', async () => {
    const { machine, chapter } = await clubOfTwo()
    main.folders.set(OWN_BACKUPS, '/nowhere/that/exists')
    const { draft, mapping } = await machine.must('roster.read', {
      file: { name: 'three.csv', data: new TextEncoder().encode('姓名,手機\nCleo,0900000003\n') },
    })
    const order = { draft, name: 'x', chapter, mapping: [...mapping] }
    expect(await machine.refusal('roster.import', order)).toEqual({ code: 'backup-first', params: { value: 'away' } })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea'])
    expect((await machine.view('backups', {})).failure?.code).toBe('backup-folder')
    await machine.must('backup.waive', {})
    await machine.must('roster.import', order)
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Cleo'])
    main.folders.delete(OWN_BACKUPS)
  })

  test('is made once a day after a quiet minute, and not while somebody works or nothing has changed', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { clock } = machine
    const begun = clock.now
    machine.clock.advance(MINUTE / 2)
    await memberIn({ machine, chapter }, 'Cleo')
    await untilListed(machine, (list) => list.length === 1)
    const [first] = (await machine.view('backups', {})).list
    expect(first).toMatchObject({ why: 'daily' })
    expect(first?.made).toBeGreaterThan(begun + 1.5 * MINUTE)
    // Days go by, and nothing happens in them.
    for (let hour = 0; hour < 50; hour += 1) {
      clock.advance(60 * MINUTE)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await memberIn({ machine, chapter }, 'Dora')
    await untilListed(machine, (list) => list.length === 2)
    expect((await machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['daily', 'daily'])
  })

  test('of an older program is followed by one before the new one goes on', async () => {
    const { machine } = await clubOfTwo()
    await machine.must('backup.now', {})
    main.frame = { ...main.frame, app: '0.2.0' }
    const again = await Machine.onDisk(await machine.disk.image(), { clock: new TestClock() }, PROFILE_KEY, main.link)
    await untilListed(again, ([latest]) => latest?.why === 'upgrade')
    expect((await again.view('backups', {})).failure).toBeNull()
  })

  test('goes when newer ones have outlived it, and never the last that was read back', async () => {
    const { machine, chapter } = await clubOfTwo()
    await machine.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    for (let day = 0; day < 5; day += 1) {
      await memberIn({ machine, chapter }, `Member ${day}`)
      await machine.must('backup.now', {})
      machine.clock.advance(DAY)
    }
    // Those of the last two days are all kept.
    expect(files()).toHaveLength(2)
  })

  test('that this machine never read back is never let go by it', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const image = changedRows(await machine.disk.image(), (await machine.view('community', {})).id, 'local', (row) =>
      (row as { readonly key: string }).key === 'backups' ? null : row,
    )
    const again = await Machine.onDisk(image, machine, PROFILE_KEY, main.link)
    await again.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    machine.clock.advance(30 * DAY)
    await memberIn({ machine: again, chapter }, 'Cleo')
    const { name: newer } = await again.must('backup.now', {})
    expect(files()).toEqual([name, newer].sort())
    await again.must('backup.verify', { name })
    machine.clock.advance(30 * DAY)
    await memberIn({ machine: again, chapter }, 'Dora')
    const { name: newest } = await again.must('backup.now', {})
    expect(files()).toEqual([newest])
  })

  test('that was written while people went on writing is of one moment', async () => {
    const { machine, chapter } = await clubOfTwo()
    const making = machine.must('backup.now', {})
    const adding = memberIn({ machine, chapter }, 'Late')
    const [{ name }] = await Promise.all([making, adding])
    const contents = await machine.must('backup.open', { from: { name } })
    expect([2, 3]).toContain(contents.members)
    expect(await machine.must('backup.restoreMissing', {})).toEqual({ pages: 0 })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Late'])
  })
})

/** Lets time pass, minute by minute, until the list is as it should be. */
async function untilListed(machine: Machine, isSo: (list: BackupsView['list']) => boolean): Promise<void> {
  let isOver = false
  const watch = machine.watch('backups', {})
  const seen = watch
    .until(({ list }) => isSo(list))
    .then(() => {
      isOver = true
    })
  while (!isOver) {
    machine.clock.advance(MINUTE)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await seen
  watch.stop()
}

describe('A file that is no whole backup of this key', () => {
  test.each([
    ['is empty', () => new Uint8Array(), 'file-empty'],
    ['is something else', () => new TextEncoder().encode('Name,Phone\nAda,0900\n'), 'backup-not-ours'],
    ['was cut off', (whole: Uint8Array<ArrayBuffer>) => whole.slice(0, -1), 'backup-truncated'],
    [
      'was cut off after a page',
      (whole: Uint8Array<ArrayBuffer>) => whole.slice(0, whole.length - lastSection(whole)),
      'backup-truncated',
    ],
    [
      'has something behind its end',
      (whole: Uint8Array<ArrayBuffer>) => Uint8Array.from([...whole, 0]),
      'backup-damaged',
    ],
    ['is of a newer version', (whole: Uint8Array<ArrayBuffer>) => altered(whole, 21), 'backup-newer'],
  ] as const)('that %s is refused with a reason', async (_, spoil, code) => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const data = spoil(bytesOf(name))
    expect((await machine.refusal('backup.open', { from: { file: { name, data } } })).code).toBe(code)
  })

  test('of which any byte was altered is refused, wherever it stands', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const whole = bytesOf(name)
    const codes = new Set<string>()
    // Every byte of the opening, and one in so many of the sections.
    for (let at = 0; at < whole.length; at += at < 1200 ? 7 : 61)
      codes.add((await machine.refusal('backup.open', { from: { file: { name, data: altered(whole, at) } } })).code)
    expect([...codes].sort()).toEqual(expect.arrayContaining(['backup-damaged', 'backup-not-ours']))
    for (const code of codes)
      expect(['backup-damaged', 'backup-not-ours', 'backup-newer', 'backup-truncated', 'backup-key']).toContain(code)
  })

  test('of another profile asks for its key, and opens with it', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const from = { file: { name, data: bytesOf(name) } }
    const elsewhere = await otherMachine()
    expect(await elsewhere.must('backup.read', { from })).toMatchObject({ isOurs: false, why: 'now' })
    expect((await elsewhere.refusal('backup.open', { from })).code).toBe('backup-key')
    expect(await elsewhere.must('backup.open', { from, key: PROFILE_KEY })).toMatchObject({
      community: { name: '讀書會' },
      members: 2,
      here: null,
      isKnown: false,
    })
  })

  test('of another community brings nothing back into this one', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const process = new MainProcess()
    others.push(process)
    const hsinchu = await club({ link: process.link }, '林志明')
    const from = { file: { name, data: bytesOf(name) } }
    expect((await hsinchu.machine.must('backup.open', { from })).here).toBeNull()
    expect((await hsinchu.machine.refusal('backup.restoreMissing', {})).code).toBe('backup-other-community')
  })

  test('is told by name in the list once it was looked at', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const whole = bytesOf(name)
    writeFileSync(join(main.folders.get(OWN_BACKUPS) ?? '', name), altered(whole, whole.length - 40))
    expect((await machine.refusal('backup.verify', { name })).code).toBe('backup-damaged')
    const view = await machine.view('backups', {})
    expect(view.list[0]?.problem?.code).toBe('backup-damaged')
    expect(view.last).toBeNull()
  })
})

function altered(whole: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(whole)
  copy[at] = (copy[at] ?? 0) ^ 0x55
  return copy
}

/** Bytes of the end, which holds one small number: what stands before a section, the JSON of it and GCM's tag. */
function lastSection(whole: Uint8Array<ArrayBuffer>): number {
  for (let length = 20; length < 80; length += 1) {
    const at = whole.length - length
    if (whole[at] === 3 && new DataView(whole.buffer, at + 1).getUint32(0) === length - 5) return length
  }
  throw new Error('no end')
}

describe('Bringing everything back', () => {
  test('into an empty profile of the same key goes on as the same device, with every name', async () => {
    const { machine, chapter } = await clubOfTwo()
    const before = await machine.view('community', {})
    const { name } = await machine.must('backup.now', {})
    const from = { file: { name, data: bytesOf(name) } }
    const again = await otherMachine(PROFILE_KEY)
    await again.must('backup.open', { from })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    expect((await again.view('community', {})).me).toEqual(before.me)
    await memberIn({ machine: again, chapter }, 'Cleo')
    expect(await namesOf(await again.afterKill())).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  test('on another machine makes it another device of the same organizer, whose work the first one takes', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const elsewhere = await otherMachine()
    await elsewhere.must('backup.open', { from: { file: { name, data: bytesOf(name) } }, key: PROFILE_KEY })
    await elsewhere.must('backup.restoreWhole', { as: 'new', device: '新筆電' })
    const [here, there] = [await machine.view('community', {}), await elsewhere.view('community', {})]
    expect(there.me).toMatchObject({ organizer: here.me.organizer, name: here.me.name })
    expect(there.me.device).not.toBe(here.me.device)
    expect(there.devices.map((device) => device.name).sort()).toEqual(['新筆電', '陳怡君的筆電'].sort())

    await memberIn({ machine: elsewhere, chapter }, 'From the new one')
    await memberIn({ machine, chapter }, 'From the old one')
    const file = await elsewhere.must('exchange.write', { for: null, since: false })
    await machine.must('exchange.read', { file: { name: file.name, data: new Uint8Array(file.bytes) } })
    const back = await machine.must('exchange.write', { for: null, since: false })
    await elsewhere.must('exchange.read', { file: { name: back.name, data: new Uint8Array(back.bytes) } })
    const everybody = ['Ada', 'Bea', 'From the new one', 'From the old one']
    expect(await namesOf(machine)).toEqual(everybody)
    expect(await namesOf(elsewhere)).toEqual(everybody)
    expect((await machine.view('peers', {})).refusals).toEqual([])
  })

  test('takes the place of a community that does not open, from what lies beside the profile', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const { id } = await machine.view('community', {})
    const wrecked = changedRows(await machine.disk.image(), id, 'local', () => null)
    const again = await Machine.onDisk(wrecked, machine, PROFILE_KEY, main.link)
    expect(await again.view('profile', {})).toMatchObject({ state: 'failed', problem: { code: 'storage-failed' } })
    expect(await again.must('backup.beside', {})).toMatchObject([{ name }])
    expect(await again.must('backup.open', { from: { name } })).toMatchObject({ isKnown: true, here: null })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    expect(await namesOf(await again.afterKill())).toEqual(['Ada', 'Bea'])
  })

  test('is there as a whole or not at all, after whichever write the power was lost', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const data = bytesOf(name)
    const seen = new Set<string>()
    for (let writes = 0; writes < 8; writes += 1) {
      const dying = await otherMachine()
      await dying.must('backup.open', { from: { file: { name, data } }, key: PROFILE_KEY })
      dying.disk.losePowerAfter(writes)
      await dying.command('backup.restoreWhole', { as: 'new', device: '新筆電' })
      const after = await Machine.onDisk(await dying.disk.image(), dying, OTHER_KEY)
      const { state } = await after.view('profile', {})
      seen.add(state)
      expect(state === 'open' ? await namesOf(after) : state).toEqual(state === 'open' ? ['Ada', 'Bea'] : 'empty')
    }
    expect([...seen].sort()).toEqual(['empty', 'open'])
  })

  test('is refused where the community is there already, and changes nothing', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    await memberIn({ machine, chapter }, 'Cleo')
    await machine.must('backup.open', { from: { name } })
    expect((await machine.refusal('backup.restoreWhole', { as: 'same', device: '' })).code).toBe('already-joined')
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Cleo'])
  })
})

/** The disk of a machine on which a bit of the members' page was turned, and nothing remembers who was on it. */
async function withoutMembers(machine: Machine): Promise<DiskImage> {
  await machine.must('flush', {})
  const { id } = await machine.view('community', {})
  const image = await machine.disk.image()
  const pages = rowsIn(image, id, 'pages') as readonly { readonly id: string; readonly kind: string }[]
  const page = pages.find(({ kind }) => kind === 'members')?.id
  const spoilt = changedRows(image, id, 'chunks', (row) => {
    const chunk = row as { readonly page: string; readonly sealed: ArrayBuffer }
    return chunk.page === page ? { ...chunk, sealed: altered(new Uint8Array(chunk.sealed.slice(0)), 60).buffer } : chunk
  })
  return changedRows(spoilt, id, 'snapshots', (row) => ((row as { readonly page: string }).page === page ? null : row))
}

describe('Bringing back what is missing or damaged', () => {
  test('gives a damaged page back, keeps what was done since on the others, and is backed up first', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const salon = await salonIn({ machine, chapter })
    const again = await Machine.onDisk(await withoutMembers(machine), machine, PROFILE_KEY, main.link)
    expect(await namesOf(again)).toEqual([])
    expect((await again.view('community', {})).trouble?.code).toBe('page-damaged')

    const { here } = await again.must('backup.open', { from: { name } })
    expect(here).toMatchObject({ missing: 0, damaged: 1 })
    expect(await again.must('backup.restoreMissing', {})).toEqual({ pages: 1 })
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    expect((await again.view('community', {})).trouble).toBeNull()
    expect(await again.view('salon', { salon })).not.toBeNull()
    expect((await again.view('backups', {})).list.map(({ why }) => why)).toEqual(['restore', 'now'])
    expect(await namesOf(await again.afterKill())).toEqual(['Ada', 'Bea'])
  })

  test('is for what does not open: a backup leaves that out, says nothing less of the rest, and lets no older one go', async () => {
    const { machine, chapter } = await clubOfTwo()
    await machine.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    const { name } = await machine.must('backup.now', {})
    await salonIn({ machine, chapter })
    await machine.must('flush', {})
    // The rows are still remembered, so nobody has noticed yet.
    const { id } = await machine.view('community', {})
    const spoilt = await withoutMembers(machine)
    const snapshots = rowsIn(await machine.disk.image(), id, 'snapshots')
    const image = spoilt.map((database) => ({
      ...database,
      stores: database.stores.map((store) => (store.name === 'snapshots' ? { ...store, rows: snapshots } : store)),
    }))
    const clock = new TestClock()
    clock.now = machine.clock.now + 30 * DAY
    const again = await Machine.onDisk(image, { clock }, PROFILE_KEY, main.link)
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    const { name: newer } = await again.must('backup.now', {})
    expect(files()).toEqual([name, newer].sort())
    expect((await again.must('backup.open', { from: { name } })).here).toMatchObject({ damaged: 1, missing: 0 })
    expect(await again.must('backup.restoreMissing', {})).toEqual({ pages: 1 })
    expect((await again.must('backup.open', { from: { name } })).here).toMatchObject({ damaged: 0, missing: 0 })
    await memberIn({ machine: again, chapter }, 'Cleo')
    expect(await namesOf(await again.afterKill())).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  test('takes nothing away that is here', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    await memberIn({ machine, chapter }, 'Cleo')
    const { here } = await machine.must('backup.open', { from: { name } })
    expect(here).toMatchObject({ missing: 0, damaged: 0, behind: 0 })
    expect(await machine.must('backup.restoreMissing', {})).toEqual({ pages: 0 })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  test('in the middle of which the machine is killed leaves the old or the new', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const image = await withoutMembers(machine)
    for (let writes = 0; writes < 6; writes += 1) {
      const dying = await Machine.onDisk(image, machine, PROFILE_KEY, main.link)
      await dying.must('backup.open', { from: { name } })
      dying.disk.losePowerAfter(writes)
      await dying.command('backup.restoreMissing', {})
      const after = await dying.afterKill(main.link)
      const names = await namesOf(after)
      expect([[], ['Ada', 'Bea']]).toContainEqual(names)
      expect((await after.view('community', {})).trouble === null).toBe(names.length === 2)
    }
  })
})

describe('Bringing one record back', () => {
  test('says what would change, changes it as an edit of now, and can be undone', async () => {
    const { machine, chapter } = await clubOfTwo()
    const ada = await memberIn({ machine, chapter }, 'Cleo', { fields: { name: 'Cleo', phone: '0900000003' } })
    const { name } = await machine.must('backup.now', {})
    await machine.must('member.set', { member: ada, fields: { name: 'Somebody else', phone: '' } })
    await machine.must('backup.open', { from: { name } })
    expect(await machine.must('backup.find', { text: 'cle' })).toEqual([
      { id: ada, kind: 'member', name: 'Cleo', isGone: false },
    ])
    const plan = await machine.must('backup.plan', { what: { record: ada } })
    expect(plan.fields).toEqual(expect.arrayContaining([{ field: 'name', now: 'Somebody else', was: 'Cleo' }]))
    await machine.must('backup.restore', { what: { record: ada } })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Cleo'])
    await machine.must('undo', {})
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Somebody else'])
  })

  test('of a chapter, what others have written since stays', async () => {
    const { machine, chapter } = await clubOfTwo()
    const [ada, bea] = await rowsOf(machine)
    if (!ada || !bea) throw new Error('two members')
    const { name } = await machine.must('backup.now', {})
    const elsewhere = await joined(machine, '偉')
    await elsewhere.must('member.set', { member: ada.id, fields: { name: 'Ada of Bo' } })
    await machine.must('member.set', { member: bea.id, fields: { name: 'Spoilt' } })
    await send(elsewhere, machine)
    await machine.must('backup.open', { from: { name } })
    expect(await machine.must('backup.plan', { what: { chapter } })).toMatchObject({
      back: { count: 0 },
      changed: { count: 1, names: ['Bea'] },
      stays: 1,
    })
    await machine.must('backup.restore', { what: { chapter } })
    expect(await namesOf(machine)).toEqual(['Ada of Bo', 'Bea'])
    await send(machine, elsewhere)
    expect(await namesOf(elsewhere)).toEqual(['Ada of Bo', 'Bea'])
  })
})
