import { describe, expect, it } from 'vitest'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { suggestThemes } from '../../../shared/salons/theme-suggestions.ts'
import type { EarlierSalon } from '../../../shared/salons/theme-suggestions.ts'

const evening = (theme: string, days: number, more: Partial<EarlierSalon> = {}): EarlierSalon => ({
  salon: `sal_${theme}` as SalonId,
  theme,
  interests: [],
  days,
  outcome: '',
  questions: [],
  reviews: [],
  ...more,
})
const given = { interests: [], salons: [], ideas: [] }
const themes = (input: Partial<Parameters<typeof suggestThemes>[0]>) =>
  suggestThemes({ ...given, ...input }).map(({ theme }) => theme)

describe('A theme is suggested', () => {
  it('from what the talk after the last evening left: what came of it, then what nobody answered', () => {
    const salons = [
      evening('城市與記憶', 10, {
        outcome: '想走一次老街。下次約在早上。',
        questions: ['老照片去哪裡找？'],
        interests: ['歷史'],
      }),
      evening('更早的', 40, { outcome: '換一本薄的書' }),
    ]
    expect(suggestThemes({ ...given, salons })).toMatchObject([
      { theme: '想走一次老街', interests: ['歷史'], why: { kind: 'outcome', after: '城市與記憶' } },
      { theme: '老照片去哪裡找？', why: { kind: 'question', after: '城市與記憶' } },
      { theme: '換一本薄的書', why: { kind: 'outcome', after: '更早的' } },
    ])
  })

  it('from interests that many share and no evening of the last quarter served, most shared first', () => {
    const interests = [
      { name: '品酒', members: 20 },
      { name: '茶', members: 9 },
      { name: '歷史', members: 12 },
      { name: '攝影', members: 2 },
    ]
    const salons = [evening('秋日品酒夜', 20, { interests: ['品酒'] }), evening('老街', 200, { interests: ['歷史'] })]
    expect(suggestThemes({ ...given, interests, salons })).toMatchObject([
      { theme: '歷史', interests: ['歷史'], why: { kind: 'interest', members: 12, days: 200 } },
      { theme: '茶', why: { kind: 'interest', members: 9, days: null } },
    ])
  })

  it('not from an interest that an evening ahead will serve', () => {
    const interests = [{ name: '品酒', members: 20 }]
    expect(themes({ interests, salons: [evening('冬夜', -14, { interests: ['品酒'] })] })).toEqual([])
  })

  it('from ideas, newest first, and from evenings that were liked long enough ago', () => {
    const liked = {
      reviews: [
        { rating: 5, keep: '小桌' },
        { rating: 4, keep: '' },
      ],
    }
    const salons = [
      evening('電影夜', 120, liked),
      evening('才辦過', 10, liked),
      evening('一個人說好', 150, { reviews: [{ rating: 5, keep: '' }] }),
      evening('普通', 160, {
        reviews: [
          { rating: 3, keep: '' },
          { rating: 3, keep: '' },
        ],
      }),
    ]
    expect(suggestThemes({ ...given, salons, ideas: [{ text: '辦一場交換食譜', after: '電影夜' }] })).toMatchObject([
      { theme: '辦一場交換食譜', why: { kind: 'idea', after: '電影夜' } },
      { theme: '電影夜', why: { kind: 'liked', reviews: 2, rating: 4.5, keep: '小桌' } },
    ])
  })

  it('once, however often it was said, and not where it is planned already', () => {
    const ideas = [
      { text: 'Tea', after: '' },
      { text: 'ＴＥＡ', after: '' },
      { text: '交換食譜', after: '' },
    ]
    expect(themes({ ideas, salons: [evening('交換食譜', -3)] })).toEqual(['Tea'])
  })

  it('in as many words as a line has room for', () => {
    const [theme = ''] = themes({ ideas: [{ text: '長'.repeat(200), after: '' }] })
    expect(theme).toHaveLength(60)
    expect(theme.endsWith('…')).toBe(true)
  })
})
