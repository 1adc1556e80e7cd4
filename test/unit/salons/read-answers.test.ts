import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../shared/salons/read-answers.ts'

/** `name status companions remark`, as short as it tells. */
function read(text: string): string[] {
  return readAnswers(text).answers.map(({ name, status, companions, remark }) =>
    [name, status, companions > 0 ? `+${companions}` : '', remark].filter((part) => part !== '').join(' '),
  )
}

describe('answers copied from a chat', () => {
  it('are read from a list that people sign up on one after the other', () => {
    const text = [
      '11/28 讀書會接龍',
      '1. 王小明',
      '2. 小美 +1',
      '3、陳大文（晚到）',
      '４．林怡君 請假',
      '5) Anna and Ben',
      '',
    ].join('\n')
    expect(read(text)).toEqual([
      '王小明 going',
      '小美 going +1',
      '陳大文 going 晚到',
      '林怡君 declined',
      'Anna going',
      'Ben going',
    ])
  })

  it('are whoever wrote them, as LINE copies a chat', () => {
    const text = [
      '2026/11/22（日）',
      '10:32\t小美\t+1',
      '10:33\t王小明\t我要參加，會晚到',
      '上午 10:40 阿德 +2',
      '下午 01:05 Joyce Chen 不克前往，抱歉',
    ].join('\n')
    expect(read(text)).toEqual(['小美 going', '王小明 going 會晚到', '阿德 going +1', 'Joyce Chen declined 抱歉'])
  })

  it('are whoever wrote them, as WeChat copies a chat', () => {
    const text = ['小美 10:32', '+1', '', '老王 2026/11/22 10:35', '我+2', '阿珍 10:36', '这次去不了，下次一定'].join(
      '\n',
    )
    expect(read(text)).toEqual(['小美 going', '老王 going +2', '阿珍 declined 这次，下次一定'])
  })

  it('are whoever wrote them, as WhatsApp exports and copies a chat', () => {
    const text = [
      '[22/11/26, 10:32:05] Anna Schmidt: Count me in!',
      '22/11/2026, 10:33 - Ben: maybe, have to ask',
      '[22/11/26, 10:34:00] Carla: can’t make it 😢',
      '[22/11/26, 10:35:00] Dan: me too, with 2 friends',
    ].join('\n')
    expect(read(text)).toEqual(['Anna Schmidt going', 'Ben maybe have to ask', 'Carla declined', 'Dan going +2'])
  })

  it('are read from plain lines with a word for yes, no or perhaps', () => {
    expect(read('小美參加')).toEqual(['小美 going'])
    expect(read('小美、阿明 報名')).toEqual(['小美 going', '阿明 going'])
    expect(read('小美: +1')).toEqual(['小美 going'])
    expect(read('@小美 +1')).toEqual(['小美 going +1'])
    expect(read('陳大文 可能')).toEqual(['陳大文 maybe'])
    expect(read('林怡君帶兩位朋友參加')).toEqual(['林怡君 going +2'])
    expect(read('Anna & Ben')).toEqual(['Anna going', 'Ben going'])
  })

  it('count once for each name, and the last one counts', () => {
    expect(read('小美 +1\n阿明參加\n小美 請假')).toEqual(['阿明 going', '小美 declined'])
  })

  it('leave alone what is no answer, and say so', () => {
    const { answers, passed } = readAnswers('大家好，這週六的讀書會記得帶書喔\n小美參加')
    expect(answers.map(({ name }) => name)).toEqual(['小美'])
    expect(passed).toEqual(['大家好,這週六的讀書會記得帶書喔'])
  })
})
