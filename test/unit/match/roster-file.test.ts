import { describe, expect, test } from 'vitest'
import type { RosterFile } from '../../../build/match/roster-file.ts'
import { readRosterFile, recordsOf } from '../../../build/match/roster-file.ts'

function read(text: string, id?: string): RosterFile {
  const file = readRosterFile(new TextEncoder().encode(text), id)
  if (!file.ok) throw new Error(JSON.stringify(file))
  return file.value
}

describe('a roster given to the command line', () => {
  test('keeps rows without a name and with a date that is in no calendar', () => {
    const file = read('id,姓名,電子郵件,生日\r\na1,,rain@club.org,1988-05-17\r\na2,王偉,,19231164\r\n')
    expect(recordsOf(file, 'TW')).toMatchObject([
      { id: 'a1', names: [], emails: ['rain@club.org'], birthdays: ['1988-05-17'] },
      { id: 'a2', names: [{ name: '王偉' }], birthdays: ['1923-11-64'] },
    ])
  })

  test('takes the id column for nothing but an id, and a number of the state for nothing at all', () => {
    const file = read(
      'record_id,given_name,surname,soc_sec_id\r\n0912345671,Amara,Okonkwo,7943540\r\nx2,Rain,Li,9100230\r\n',
    )
    const [first] = recordsOf(file, 'TW')
    expect(first).toMatchObject({
      id: '0912345671',
      names: [{ given: 'Amara', family: 'Okonkwo' }],
      phones: [],
      numbers: [],
    })
  })

  test('makes one address of its parts', () => {
    const file = read(
      'rec_id,surname,street_number,address_1,suburb,postcode,state\r\n1,Li,12,harbour st,ardrossan,5571,sa\r\n2,Wu,3,x st,y,1,z\r\n',
    )
    const [first] = recordsOf(file, '')
    expect([...(first?.addresses ?? []), ...(first?.cities ?? [])].join(' ')).toMatch(
      /12.*harbour st.*5571|harbour st.*12/u,
    )
    expect([...(first?.addresses ?? []), ...(first?.cities ?? [])].join(' ')).toContain('ardrossan')
  })

  test('counts the rows where no column names them, and believes --id', () => {
    expect(recordsOf(read('姓名,電話\r\n王偉,0912345671\r\n王芳,0912345672\r\n'), 'TW').map(({ id }) => id)).toEqual([
      '1',
      '2',
    ])
    expect(recordsOf(read('姓名,卡號\r\n王偉,K7\r\n王芳,K9\r\n', '卡號'), 'TW').map(({ id }) => id)).toEqual([
      'K7',
      'K9',
    ])
    expect(readRosterFile(new TextEncoder().encode('姓名,電話\r\n王偉,1\r\n'), 'nope')).toMatchObject({
      ok: false,
      problem: 'no-id',
    })
  })

  test('reads what is not UTF-8', () => {
    // 姓名,電話 / 王偉,0912345671 in Big5.
    const big5 = [0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xb9, 0x71, 0xb8, 0xdc, 0x0a, 0xa4, 0xfd, 0xb0, 0xb6, 0x2c]
    const file = readRosterFile(new Uint8Array([...big5, ...new TextEncoder().encode('0912345671\n')]), undefined)
    expect(file.ok && recordsOf(file.value, 'TW')).toMatchObject([
      { names: [{ name: '王偉' }], phones: ['0912345671'] },
    ])
  })
})
