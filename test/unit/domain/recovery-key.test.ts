import { describe, expect, test } from 'vitest'
import { plainGroup, readRecoveryKey, writeRecoveryKey } from '../../../shared/domain/recovery-key.ts'

const BYTES = Uint8Array.from({ length: 20 }, (_, index) => index * 13)
const WRITTEN = writeRecoveryKey(BYTES)
const GROUPS = WRITTEN.split('-')

describe('A recovery key on paper', () => {
  test('is eight groups of five letters and figures, none of which looks like another', () => {
    expect(GROUPS).toHaveLength(8)
    for (const group of GROUPS) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
  })

  test('stays the same from version to version', () => {
    expect(WRITTEN).toBe('006H8-M9SMR-85759-PT3NE-GA7S8-SADPE-RF8DP-VTQQM')
  })

  test.each([
    ['in small letters', WRITTEN.toLowerCase()],
    ['with spaces', GROUPS.join(' ')],
    ['in one piece', GROUPS.join('')],
    ['on two lines', `${GROUPS.slice(0, 4).join('-')}\n${GROUPS.slice(4).join('-')}\n`],
    ['in full width', WRITTEN.replaceAll(/[0-9A-Z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))],
    ['with O for 0 and I for 1', WRITTEN.replaceAll('0', 'O').replaceAll('1', 'I')],
  ])('is read %s', (_how, typed) => {
    expect(readRecoveryKey(typed)).toEqual({ ok: true, bytes: BYTES })
  })

  test('a wrong letter is told with its group', () => {
    const typed = GROUPS.with(2, GROUPS[2] === '00000' ? '00001' : '00000').join('-')
    expect(readRecoveryKey(typed)).toEqual({ ok: false, mistake: { kind: 'groups', groups: [3] } })
  })

  test('a missing letter is missing from its group alone', () => {
    const typed = GROUPS.with(6, (GROUPS[6] ?? '').slice(1)).join(' ')
    expect(readRecoveryKey(typed)).toEqual({ ok: false, mistake: { kind: 'groups', groups: [7] } })
  })

  test('a letter that is in no recovery key is wrong', () => {
    const typed = GROUPS.with(0, 'UUUUU').join(' ')
    expect(readRecoveryKey(typed)).toEqual({ ok: false, mistake: { kind: 'groups', groups: [1] } })
  })

  test('two groups that changed places are both told', () => {
    const typed = GROUPS.with(1, GROUPS[4] ?? '')
      .with(4, GROUPS[1] ?? '')
      .join('-')
    expect(readRecoveryKey(typed)).toEqual({ ok: false, mistake: { kind: 'groups', groups: [2, 5] } })
  })

  test('too few letters are counted, and nothing is nothing', () => {
    expect(readRecoveryKey('ABCDE FGHJK')).toEqual({ ok: false, mistake: { kind: 'length', letters: 10 } })
    expect(readRecoveryKey(' - ')).toEqual({ ok: false, mistake: { kind: 'empty' } })
  })

  test('a group typed small is the group on paper', () => {
    expect(plainGroup(' 1lo4x ')).toBe('1104X')
  })
})
