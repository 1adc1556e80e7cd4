import { describe, expect, test } from 'vitest'
import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { ConsentChannel, ConsentState } from '../../../shared/domain/consent.ts'
import { readConsent, withConsents } from '../../../shared/formats/consent-cell.ts'

function all(state: ConsentState, but: Partial<Record<ConsentChannel, ConsentState>> = {}) {
  return { ...Object.fromEntries(CONSENT_CHANNELS.map((channel) => [channel, state])), ...but }
}

describe('A bare yes or no', () => {
  test.each([
    '是',
    '同意',
    '願意',
    'Yes',
    'y',
    'TRUE',
    '1',
    '✓',
    'Subscribed',
    '已订阅',
    '都可以',
    '2024-05-01 10:30:00',
  ])('is about the channel of the column: %s', (cell) =>
    expect(readConsent(cell, 'consent:email')).toEqual({ email: 'given' }),
  )

  test.each([
    '否',
    '不同意',
    '不要',
    'No',
    'false',
    '0',
    'unsubscribed',
    'Opted out',
    '退訂',
    '已退订',
    '勿擾',
    '请勿打扰',
    '拒絕',
  ])('and a no withdraws it: %s', (cell) => expect(readConsent(cell, 'consent:email')).toEqual({ email: 'withdrawn' }))

  test('is about every channel where the column names none', () => {
    expect(readConsent('同意', 'consent')).toEqual(all('given'))
    expect(readConsent('勿擾', 'consent')).toEqual(all('withdrawn'))
  })
})

describe('In a column of refusals', () => {
  test('a yes, a day or a word for it withdraws', () => {
    for (const cell of ['是', 'TRUE', '2025/1/2', 'unsubscribed', '退訂']) {
      expect(readConsent(cell, 'refusal:email')).toEqual({ email: 'withdrawn' })
    }
    expect(readConsent('電話、簡訊', 'refusal')).toEqual({ phone: 'withdrawn', sms: 'withdrawn' })
  })

  test('a no says nothing: not to refuse is not to agree', () => {
    expect(readConsent('否', 'refusal')).toEqual({})
    expect(readConsent('No', 'refusal:email')).toEqual({})
  })
})

describe('Channels named in words', () => {
  test.each([
    ['LINE、電子郵件', { email: 'given', line: 'given' }],
    ['微信/短信', { sms: 'given', wechat: 'given' }],
    ['Email and phone', { email: 'given', phone: 'given' }],
    ['只要 LINE', all('withdrawn', { line: 'given' })],
    ['仅微信', all('withdrawn', { wechat: 'given' })],
    ['email only', all('withdrawn', { email: 'given' })],
    ['LINE、不要電話', { line: 'given', phone: 'withdrawn' }],
    ['不要打電話', { phone: 'withdrawn' }],
    ['no calls', { phone: 'withdrawn' }],
    ['除了電話都可以', all('given', { phone: 'withdrawn' })],
    ['LINE 以外都不要', all('withdrawn', { line: 'given' })],
  ])('are taken one by one: %s', (cell, said) => {
    expect(readConsent(cell, 'consent')).toEqual(said)
  })

  test('are nothing where nobody knows yet', () => {
    for (const cell of ['', ' - ', 'N/A', '未填', 'pending']) expect(readConsent(cell, 'consent')).toEqual({})
  })

  test.each(['看情況', 'maybe later', '下次再說', 'online'])('are not guessed at: %s', (cell) => {
    expect(readConsent(cell, 'consent')).toBeNull()
  })
})

test('Where two columns differ, the refusal counts, in either order', () => {
  const yes = withConsents({}, 'consent', { email: 'given', line: 'given' })
  expect(withConsents(yes, 'refusal:email', { email: 'withdrawn' })).toEqual({
    'contact:email': 'withdrawn',
    'contact:line': 'given',
  })
  const no = withConsents({}, 'refusal:email', { email: 'withdrawn' })
  expect(withConsents(no, 'consent:email', { email: 'given' })).toEqual({ 'contact:email': 'withdrawn' })
})

test('A column about newsletters says nothing of being contacted, and one about pictures nothing of either', () => {
  const news = withConsents({}, 'news', readConsent('yes', 'news') ?? {})
  expect(news).toEqual({ 'news:email': 'given' })
  const pictures = withConsents(news, 'pictures', readConsent('不同意', 'pictures') ?? {})
  expect(pictures).toEqual({ 'news:email': 'given', 'pictures:any': 'withdrawn' })
  expect(withConsents({}, 'news', readConsent('LINE、Email', 'news') ?? {})).toEqual({
    'news:email': 'given',
    'news:line': 'given',
  })
})
