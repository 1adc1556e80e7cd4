import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { altered } from '../../helpers/altered.ts'
import { backupMachines } from '../../helpers/backup-machines.ts'
import { club } from '../../helpers/fake-world.ts'
import { PROFILE_KEY } from '../../helpers/store.ts'

const { clubOfTwo, pathOf, bytesOf, otherMain, otherMachine } = backupMachines()

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
    const hsinchu = await club({ link: otherMain().link }, '林志明')
    const from = { file: { name, data: bytesOf(name) } }
    expect((await hsinchu.machine.must('backup.open', { from })).here).toBeNull()
    expect((await hsinchu.machine.refusal('backup.restoreMissing', {})).code).toBe('backup-other-community')
  })

  test('is told by name in the list once it was looked at', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const whole = bytesOf(name)
    writeFileSync(pathOf(name), altered(whole, whole.length - 40))
    expect((await machine.refusal('backup.verify', { name })).code).toBe('backup-damaged')
    const view = await machine.view('backups', {})
    expect(view.list[0]?.problem?.code).toBe('backup-damaged')
    expect(view.last).toBeNull()
  })
})

/** Bytes of the end, which holds one small number: what stands before a section, the JSON of it and GCM's tag. */
function lastSection(whole: Uint8Array<ArrayBuffer>): number {
  for (let length = 20; length < 80; length += 1) {
    const at = whole.length - length
    if (whole[at] === 3 && new DataView(whole.buffer, at + 1).getUint32(0) === length - 5) return length
  }
  throw new Error('no end')
}
