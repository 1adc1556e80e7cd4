import { describe, expect, test } from 'vitest'
import { club, importInto, longRoster, memberOf, rosterFile, rowsOf } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'

const SPOILED = '姓名,代號,手機,生日\r\n歐陽子軒,ouyang_99,912345678,31456\r\n林志明,lin_88,0922111222,1988-11-28\r\n'
const PUT_RIGHT = [['name', 'family', 'given'], ['line'], ['phone'], ['birthday']]

function read({ machine }: Club, text: string) {
  return machine.must('roster.read', { file: rosterFile(text) })
}

describe('What was chosen for the columns of a roster', () => {
  const NEXT = 'Email,代號,姓名,手機,生日\r\nnext@example.com,chen_77,陳怡君,0933222111,1990-11-03\r\n'
  const PROPOSED = [['email'], ['line'], ['name', 'family', 'given'], ['phone'], ['birthday']]

  test('is proposed for the next one like it, also after a new start', async () => {
    const taipei = await club()
    expect(await read(taipei, SPOILED)).toMatchObject({
      remembered: false,
      mapping: [['name'], [], ['phone'], ['birthday']],
    })
    await importInto(taipei, SPOILED, { mapping: PUT_RIGHT })
    expect(await read(taipei, NEXT)).toMatchObject({ remembered: true, mapping: PROPOSED })

    const again = await taipei.machine.afterRestart()
    expect(await read({ ...taipei, machine: again }, NEXT)).toMatchObject({ remembered: true, mapping: PROPOSED })
  })

  test('is kept sealed: no header of a roster can be read on the disk', async () => {
    const taipei = await club()
    await importInto(taipei, SPOILED.replace('代號', 'secret header'), { mapping: PUT_RIGHT })
    const image = JSON.stringify(await taipei.machine.disk.image(), (_key, value: unknown) =>
      value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value,
    )
    expect(image).toContain('mappings')
    expect(image).not.toContain('secret')
  })

  test('can be forgotten', async () => {
    const taipei = await club()
    await importInto(taipei, SPOILED, { mapping: PUT_RIGHT })
    const { draft } = await read(taipei, NEXT)
    const { mapping } = await taipei.machine.must('roster.forget', { draft })
    expect(mapping).toEqual([['email'], [], ['name'], ['phone'], ['birthday']])
    expect(await read(taipei, NEXT)).toMatchObject({ remembered: false, mapping })
    expect(await taipei.machine.refusal('roster.forget', { draft: 'other' })).toEqual({ code: 'not-found' })
  })

  test('is not remembered of a roster that was not imported', async () => {
    const taipei = await club()
    const { draft } = await read(taipei, SPOILED)
    await taipei.machine.must('roster.preview', { draft, mapping: PUT_RIGHT })
    await taipei.machine.must('roster.cancel', { draft })
    expect(await read(taipei, NEXT)).toMatchObject({ remembered: false })
  })
})

describe('What a spreadsheet spoiled', () => {
  test('is offered by the countries of the chapters, and by the mapping as it stands now', async () => {
    const taipei = await club()
    const { draft, repairs } = await read(taipei, SPOILED)
    expect(repairs.map(({ id, rows }) => ({ id, rows }))).toEqual([
      { id: 'lost-zero:2:TW', rows: 1 },
      { id: 'serial-date:3:1900', rows: 1 },
    ])
    const less = await taipei.machine.must('roster.preview', { draft, mapping: [['name'], [], [], ['birthday']] })
    expect(less.repairs.map(({ id }) => id)).toEqual(['serial-date:3:1900'])
  })

  test('is offered by the numbers of the members, where the zone of the chapter lies in no country', async () => {
    const nowhere = await club()
    await nowhere.machine.must('chapter.update', { chapter: nowhere.chapter, set: { zone: 'UTC' } })
    const lost = '姓名,手機\r\n王小明,933555666\r\n'
    expect((await read(nowhere, lost)).repairs).toEqual([])
    await importInto(nowhere, '姓名,手機\r\n歐陽子軒,0912345678\r\n林志明,0922111222\r\n')
    expect((await read(nowhere, lost)).repairs.map(({ id }) => id)).toEqual(['lost-zero:1:TW'])
  })

  test('is put right in the preview, cell by cell, and only where that was accepted', async () => {
    const taipei = await club()
    const { draft } = await read(taipei, SPOILED)
    const before = await taipei.machine.must('roster.preview', { draft, mapping: PUT_RIGHT })
    expect(before).toMatchObject({ refused: 1, rows: [{ repaired: [], read: { ok: false } }, { repaired: [] }] })
    const repairs = before.repairs.map(({ id }) => id)
    const after = await taipei.machine.must('roster.preview', { draft, mapping: PUT_RIGHT, repairs })
    expect(after).toMatchObject({
      refused: 0,
      rows: [
        {
          repaired: [
            { column: 2, before: '912345678', after: '0912345678' },
            { column: 3, before: '31456', after: '1986-02-13' },
          ],
          read: { ok: true, value: { fields: { phone: '0912345678', birthday: '1986-02-13', family: '歐陽' } } },
        },
        { repaired: [] },
      ],
    })
  })

  test('comes in repaired while the kept rows stay as they were', async () => {
    const taipei = await club()
    const repairs = ['lost-zero:2:TW', 'serial-date:3:1900']
    await importInto(taipei, SPOILED, { mapping: PUT_RIGHT, repairs })
    const [row] = await rowsOf(taipei.machine, { text: '歐陽子軒' })
    const view = row && (await memberOf(taipei.machine, row.id))
    expect(view?.member).toMatchObject({ phone: '0912345678', birthday: '1986-02-13', line: 'ouyang_99' })
    expect(view?.origins[0]?.cells).toEqual(['歐陽子軒', 'ouyang_99', '912345678', '31456'])
    expect(await taipei.machine.view('sources', {})).toMatchObject([{ repairs, mapping: PUT_RIGHT }])
  })
})

test('A newer version that is spoiled in the same way has nothing new to say, wherever its columns stand', async () => {
  const taipei = await club()
  await importInto(taipei, SPOILED, { mapping: PUT_RIGHT, repairs: ['lost-zero:2:TW', 'serial-date:3:1900'] })
  const moved = '生日,姓名,代號,手機\r\n31456,歐陽子軒,ouyang_99,912345678\r\n1988-11-28,林志明,lin_88,0922111222\r\n'
  const { versionOf, repairs } = await read(taipei, moved)
  expect(versionOf).toMatchObject({ same: 2, changed: 0, fresh: 0, gone: 0 })
  expect(versionOf?.repairs).toEqual(['lost-zero:3:TW', 'serial-date:0:1900'])
  expect(repairs.map(({ id }) => id)).toEqual(['serial-date:0:1900', 'lost-zero:3:TW'])
})

test('One row with the name of somebody is no newer version, unless the file is called the same', async () => {
  const taipei = await club()
  const { machine } = taipei
  await importInto(taipei, '姓名,手機\r\n陳怡君,0912345678\r\n')
  const data = rosterFile('姓名,手機\r\n陳怡君,0922333444\r\n王小明,0933555666\r\n', 'evening.csv')
  expect(await machine.must('roster.read', { file: data })).toMatchObject({ versionOf: null })
  const again = { ...data, name: 'roster.csv' }
  expect(await machine.must('roster.read', { file: again })).toMatchObject({ versionOf: { changed: 1, fresh: 1 } })
})

test('A roster tells which program wrote it, and what it left out on purpose', async () => {
  const taipei = await club()
  const google = 'First Name,Last Name,E-mail 1 - Value,Phone 1 - Value\r\nAmy,Chen,amy@example.com,0912345678\r\n'
  expect(await read(taipei, google)).toMatchObject({ origin: 'google-contacts', withheld: [] })
  expect(await read(taipei, '姓名,身分證字號\r\n王小明,A123456789\r\n')).toMatchObject({ origin: null, withheld: [1] })
})

test('Values that look wrong are marked and still come in', async () => {
  const taipei = await club()
  const { draft, mapping } = await read(
    taipei,
    '姓名,電話,Email\r\n王小明,請打市話,ming@example\r\n42,0912345678,a@example.com\r\n',
  )
  const preview = await taipei.machine.must('roster.preview', { draft, mapping })
  expect(preview).toMatchObject({
    refused: 0,
    rows: [
      {
        doubts: [
          { field: 'email', doubt: 'email-shape' },
          { field: 'phone', doubt: 'phone-shape' },
        ],
      },
      { doubts: [{ field: 'name', doubt: 'name-shape' }] },
    ],
  })
})

test('What a roster says about being contacted comes in with its members', async () => {
  const taipei = await club()
  await importInto(taipei, '姓名,聯絡意願\r\n王小明,只要 LINE\r\n陳怡君,同意\r\n')
  const [row] = await rowsOf(taipei.machine, { text: '王小明' })
  expect(row && (await memberOf(taipei.machine, row.id)).member.consents).toMatchObject({
    'contact:line': { state: 'given' },
    'contact:email': { state: 'withdrawn' },
  })
})

test('Only the last of several questions about a long roster is answered', async () => {
  const taipei = await club()
  const { draft, mapping } = await read(taipei, longRoster(3000))
  const early = taipei.machine.command('roster.preview', { draft, mapping: [[], ['name']] })
  const late = taipei.machine.must('roster.preview', { draft, mapping })
  expect(await early).toEqual({ ok: false, problem: { code: 'cancelled' } })
  expect(await late).toMatchObject({ refused: 300 })
})
