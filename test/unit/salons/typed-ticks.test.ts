import { describe, expect, it } from 'vitest'
import { readTicks } from '../../../shared/salons/typed-ticks.ts'

const sheet = { letter: 'A', rows: 40, blanks: 5 }
const rows = (text: string) => readTicks(text, sheet).rows

describe('ticks typed from a sign-in sheet', () => {
  it('are numbers and ranges, however they are separated', () => {
    const ticked = [3, 7, 12, 13, 14, 15, 16, 17, 18, 40]
    expect(rows('3 7 12-18 40')).toEqual(ticked)
    expect(rows('3,7、12~18\n40')).toEqual(ticked)
    expect(rows('３ ７ １２－１８ ４０')).toEqual(ticked)
    expect(rows('A3 a7 A12-A18 A40')).toEqual(ticked)
    expect(rows('3/7 18至12，40。')).toEqual(ticked)
  })

  it('count once, and what was typed twice is told', () => {
    expect(readTicks('3 3 2-4', sheet)).toMatchObject({ rows: [3, 2, 4], twice: [3], problems: [] })
  })

  it('name whoever wrote themselves on an empty line, with a telephone number or without', () => {
    expect(readTicks('3 41 王小美 0912 345 678\n42 Anna Schmidt\n5', sheet)).toEqual({
      rows: [3, 5],
      walkIns: [
        { row: 41, name: '王小美', phone: '0912 345 678' },
        { row: 42, name: 'Anna Schmidt', phone: '' },
      ],
      problems: [],
      twice: [],
    })
    expect(readTicks('41王小美;42 李大文 +886 912-345-678', sheet).walkIns).toEqual([
      { row: 41, name: '王小美', phone: '' },
      { row: 42, name: '李大文', phone: '+886 912-345-678' },
    ])
  })

  it('are told where they cannot be: no such row, an empty line without a name, another sheet, no number', () => {
    const problems = (text: string) => readTicks(text, sheet).problems
    expect(problems('46')).toEqual([{ kind: 'no-row', text: '46' }])
    expect(problems('0')).toEqual([{ kind: 'no-row', text: '0' }])
    expect(problems('12-999')).toEqual([{ kind: 'no-row', text: '12-999' }])
    expect(problems('43')).toEqual([{ kind: 'needs-name', text: '43' }])
    expect(problems('39-42')).toEqual([
      { kind: 'needs-name', text: '41' },
      { kind: 'needs-name', text: '42' },
    ])
    expect(problems('B3')).toEqual([{ kind: 'other-sheet', text: 'B3' }])
    expect(problems('3 x- 5')).toEqual([{ kind: 'unreadable', text: 'x-' }])
    expect(problems('7 王小美')).toEqual([{ kind: 'no-row', text: '7 王小美' }])
  })
})
