import { describe, expect, test } from 'vitest'
import { suggestedWords } from '../../../../renderer/features/salons/afterwards/follow-up-words.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { FollowUpRow } from '../../../../shared/protocol/afterwards.ts'

function named(name: string) {
  return { id: name as MemberId, name }
}

function row(more: Partial<FollowUpRow>): FollowUpRow {
  return {
    ...named('丁一'),
    reading: '',
    hint: '',
    reasons: [],
    caller: null,
    language: '',
    channels: [],
    state: { kind: 'open' },
    ...more,
  }
}

describe('What could be said', () => {
  test('is in the language of whoever hears it', () => {
    const noShow = row({ reasons: [{ kind: 'noShow' }] })
    expect(suggestedWords(noShow, '城市與記憶', 'zh-TW')).toContain('丁一，「城市與記憶」那天沒見到你')
    expect(suggestedWords({ ...noShow, language: 'English' }, '城市與記憶', 'zh-TW')).toContain('we missed you')
    expect(suggestedWords({ ...noShow, language: 'zh-CN' }, '城市與記憶', 'zh-TW')).toContain(
      '“城市與記憶”那天没见到你',
    )
  })

  test('names whom they met, but not whoever says it, and nobody where that is not known', () => {
    const newcomer = row({
      reasons: [{ kind: 'newcomer', met: [named('王小明'), named('卜三')] }],
      caller: { who: named('王小明'), why: 'met' },
    })
    const said = suggestedWords(newcomer, '茶', 'zh-TW')
    expect(said).toContain('聽說你和卜三聊得很開心')
    expect(said).not.toContain('王小明')
    expect(suggestedWords(row({ reasons: [{ kind: 'newcomer', met: [] }] }), '茶', 'zh-TW')).not.toContain('聽說')
  })

  test('takes up what they said and did, once each', () => {
    const said = suggestedWords(
      row({
        reasons: [
          { kind: 'idea', text: '早點開始' },
          { kind: 'helped', what: '泡茶' },
        ],
      }),
      '茶',
      'zh-TW',
    )
    expect(said).toContain('「早點開始」')
    expect(said).toContain('也謝謝你（泡茶）')
    expect(said.match(/丁一/g)).toHaveLength(1)
  })
})
