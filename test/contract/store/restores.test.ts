import { describe, expect, test } from 'vitest'
import { altered } from '../../helpers/altered.ts'
import { backupMachines, OTHER_KEY } from '../../helpers/backup-machines.ts'
import { chapterIn, memberIn, memberOf, namesOf, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { joined, send } from '../../helpers/organizers.ts'
import { Machine, PROFILE_KEY, TestClock } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

const DAY = 86_400_000

const { main, clubOfTwo, files, bytesOf, otherMachine } = backupMachines()

describe('Bringing everything back', () => {
  test('into an empty profile of the same key goes on as the same device, with every name and as many backups as before', async () => {
    const { machine, chapter } = await clubOfTwo()
    const before = await machine.view('community', {})
    const keep = { days: 3, weeks: 2, months: 1 }
    await machine.must('backup.settings', { isOn: true, keep })
    const { name } = await machine.must('backup.now', {})
    const from = { file: { name, data: bytesOf(name) } }
    const again = await otherMachine(PROFILE_KEY)
    await again.must('backup.open', { from })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    expect((await again.view('community', {})).me).toEqual(before.me)
    expect((await again.view('backups', {})).keep).toEqual(keep)
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
    const again = await Machine.onDisk(wrecked, machine, PROFILE_KEY, main().link)
    expect(await again.view('profile', {})).toMatchObject({ state: 'failed', problem: { code: 'storage-failed' } })
    expect(await again.must('backup.beside', {})).toMatchObject([{ name }])
    expect(await again.must('backup.open', { from: { name } })).toMatchObject({ isKnown: true, here: null })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Ada', 'Bea'])
    expect(await namesOf(await again.afterKill())).toEqual(['Ada', 'Bea'])
  })

  test('as another device is refused to who may enter none, before anything that lies here is touched', async () => {
    const host = await otherMachine()
    await host.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
    const chapter = await chapterIn(host, '台北')
    const wei = await joined(host, '偉', { link: main().link }, { role: 'organizer', chapters: [chapter] })
    const { name } = await wei.must('backup.now', {})
    const { id } = await wei.view('community', {})
    const wrecked = changedRows(await wei.disk.image(), id, 'local', () => null)
    const again = await Machine.onDisk(wrecked, wei, PROFILE_KEY, main().link)
    const before = rowsIn(await again.disk.image(), id, 'chunks')
    await again.must('backup.open', { from: { name } })
    expect((await again.refusal('backup.restoreWhole', { as: 'new', device: '新筆電' })).code).toBe('not-allowed')
    expect(rowsIn(await again.disk.image(), id, 'chunks')).toEqual(before)
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
    const again = await Machine.onDisk(await withoutMembers(machine), machine, PROFILE_KEY, main().link)
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
    const again = await Machine.onDisk(image, { clock }, PROFILE_KEY, main().link)
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
      const dying = await Machine.onDisk(image, machine, PROFILE_KEY, main().link)
      await dying.must('backup.open', { from: { name } })
      dying.disk.losePowerAfter(writes)
      await dying.command('backup.restoreMissing', {})
      const after = await dying.afterKill(main().link)
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

  test('of a chapter, who has refused to be contacted since is contacted no more', async () => {
    const { machine, chapter } = await clubOfTwo()
    const [ada, bea] = await rowsOf(machine)
    if (!ada || !bea) throw new Error('two members')
    const word = (state: 'given' | 'withdrawn') => ({ words: [{ key: 'news:email' as const, state }] })
    const rest = { on: null, source: null, wording: null, note: '' }
    await machine.must('consent.record', { who: these(ada.id), ...word('given'), ...rest })
    const { name } = await machine.must('backup.now', {})
    await machine.must('consent.record', { who: these(ada.id), ...word('withdrawn'), ...rest })
    await machine.must('consent.record', {
      who: these(bea.id),
      words: [{ key: 'standing:noContact', state: 'withdrawn' }],
      ...rest,
    })
    await machine.must('member.set', { member: ada.id, fields: { city: '台北' } })
    await machine.must('backup.open', { from: { name } })
    expect(await machine.must('backup.plan', { what: { chapter } })).toMatchObject({ stays: 2 })
    await machine.must('backup.restore', { what: { chapter } })
    const [first, second] = [await memberOf(machine, ada.id), await memberOf(machine, bea.id)]
    expect(first.member.city ?? '').toBe('')
    expect(first.member.consents['news:email']?.state).toBe('withdrawn')
    expect(second.member.consents['standing:noContact']?.state).toBe('withdrawn')
  })

  test('of a chapter, who was archived since stays archived, alone or merged, and the preview counts them', async () => {
    const { machine, chapter } = await clubOfTwo()
    const [ada, bea] = await rowsOf(machine)
    if (!ada || !bea) throw new Error('two members')
    const cleo = await memberIn({ machine, chapter }, 'Cleo')
    const namesake = await memberIn({ machine, chapter }, 'Cleo Lin')
    const dora = await memberIn({ machine, chapter }, 'Dora')
    await machine.must('people.merge', { members: [cleo, namesake] })
    await machine.must('member.archive', { who: these(dora), archived: true })
    const { name } = await machine.must('backup.now', {})
    await machine.must('member.archive', { who: these(ada.id, cleo), archived: true })
    await machine.must('consent.record', {
      who: these(bea.id),
      words: [{ key: 'standing:deceased', state: 'withdrawn' }],
      on: null,
      source: null,
      wording: null,
      note: '',
    })
    await machine.must('member.set', { member: ada.id, fields: { city: '台北' } })
    expect(await namesOf(machine)).toEqual([])
    await machine.must('backup.open', { from: { name } })
    expect(await machine.must('backup.plan', { what: { chapter } })).toMatchObject({
      back: { count: 0 },
      changed: { names: ['Ada'] },
      stays: 1,
      archived: 3,
    })
    await machine.must('backup.restore', { what: { chapter } })
    expect(await namesOf(machine)).toEqual([])
    expect((await memberOf(machine, ada.id)).member.city ?? '').toBe('')
    await machine.must('backup.open', { from: { name } })
    await machine.must('backup.restore', { what: { record: ada.id } })
    expect(await namesOf(machine)).toEqual(['Ada'])
  })
})
