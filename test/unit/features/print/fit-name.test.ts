import { describe, expect, it } from 'vitest'
import { fitName } from '../../../../renderer/features/print/fit-name.ts'

const widthOf = (text: string) => Array.from(text).length
const lines = (name: string, box = { width: 50, height: 20 }) => fitName(name, widthOf, box, 16).lines

describe('A name on a badge', () => {
  it('stands on one line while it is large that way', () => {
    expect(lines('王小明')).toEqual(['王小明'])
    expect(lines('司馬相如')).toEqual(['司馬相如'])
  })

  it('is parted between words, before a bracket, after a middle dot', () => {
    expect(lines('Alexandra Konstantinopoulou')).toEqual(['Alexandra', 'Konstantinopoulou'])
    expect(lines('林大為（Tai-wei Lin）', { width: 40, height: 24 })[0]).toBe('林大為')
    expect(lines('亞歷山大·康斯坦丁諾維奇')).toEqual(['亞歷山大·', '康斯坦丁諾維奇'])
  })

  it('is not parted inside a Chinese name of four characters, however narrow the badge', () => {
    expect(lines('歐陽小明', { width: 10, height: 40 })).toEqual(['歐陽小明'])
  })

  it('is parted inside a long Chinese name that has no break of its own', () => {
    expect(lines('阿卜杜勒艾合買提', { width: 40, height: 40 })).toHaveLength(2)
  })

  it('is parted twice where that makes a very long one a good deal larger', () => {
    const name = 'Alexandra Konstantinopoulou-Papadimitriou'
    expect(lines(name, { width: 40, height: 20 })).toEqual(['Alexandra', 'Konstantinopoulou-', 'Papadimitriou'])
  })
})
