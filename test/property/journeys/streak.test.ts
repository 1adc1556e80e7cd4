import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streakOf } from '../../../shared/journeys/streak.ts'
import type { Mark } from '../../../shared/journeys/streak.ts'

const marks = fc.array(fc.constantFrom<Mark>('came', 'absent', 'excused'), { maxLength: 40 })
const forgives = fc.constantFrom(0, 2, 3, 4, 8)

const counted = ({ now, longest, came }: ReturnType<typeof streakOf>) => ({ now, longest, came })

describe('A streak', () => {
  it('is neither ended nor lengthened by an excused absence, wherever it falls', () => {
    fc.assert(
      fc.property(marks, forgives, fc.nat(), (all, mercy, place) => {
        const at = place % (all.length + 1)
        const more = [...all.slice(0, at), 'excused' as const, ...all.slice(at)]
        expect(counted(streakOf(more, mercy))).toEqual(counted(streakOf(all, mercy)))
      }),
    )
  })

  it('is never shorter for having been excused than for having been missing', () => {
    fc.assert(
      fc.property(marks, forgives, fc.nat(), (all, mercy, place) => {
        const missed = all.flatMap((mark, at) => (mark === 'absent' ? [at] : []))
        const at = missed[place % Math.max(1, missed.length)]
        const excused = all.map((mark, index) => (index === at ? 'excused' : mark))
        expect(streakOf(excused, mercy).now).toBeGreaterThanOrEqual(streakOf(all, mercy).now)
      }),
    )
  })

  it('grows by one with every evening somebody comes to, and by nothing else', () => {
    fc.assert(
      fc.property(marks, forgives, fc.constantFrom<Mark>('came', 'absent', 'excused'), (all, mercy, next) => {
        const before = streakOf(all, mercy).now
        const after = streakOf([...all, next], mercy).now
        expect(next === 'came' ? [before + 1] : [0, before]).toContain(after)
      }),
    )
  })

  it('has no two forgiven absences among as many evenings as forgive one', () => {
    fc.assert(
      fc.property(marks, fc.constantFrom(2, 3, 4, 8), (all, mercy) => {
        const { presences } = streakOf(all, mercy)
        const runs = presences.join(' ').split('missed')
        for (const run of runs) {
          const counting = run.split(' ').filter((presence) => presence === 'came' || presence === 'forgiven')
          const forgiven = counting.flatMap((presence, at) => (presence === 'forgiven' ? [at] : []))
          for (const [index, at] of forgiven.slice(1).entries())
            expect(at - (forgiven[index] ?? 0)).toBeGreaterThanOrEqual(mercy)
        }
      }),
    )
  })

  it('says of every evening what it was, and counts what it says', () => {
    fc.assert(
      fc.property(marks, forgives, (all, mercy) => {
        const { presences, came, longest, now } = streakOf(all, mercy)
        expect(presences).toHaveLength(all.length)
        expect(presences.filter((presence) => presence === 'came')).toHaveLength(came)
        const runs = presences.join(' ').split('missed')
        const lengths = runs.map((run) => run.split(' ').filter((presence) => presence === 'came').length)
        expect(longest).toBe(Math.max(...lengths))
        expect(now).toBe(lengths.at(-1))
      }),
    )
  })
})

describe('Absences without a word', () => {
  it.each<[string, number, string]>([
    ['c c a c', 0, '1'],
    ['c c a c', 4, '3'],
    ['c a c a c', 4, '1'],
    ['c a c c c a c', 4, '5'],
    ['c a c e c c a c', 4, '5'],
    ['a a c c', 0, '2'],
    ['c c a', 0, '0'],
    ['c c a', 2, '2'],
    ['c c a a', 2, '0'],
    ['c a a c a c', 4, '1'],
    ['c a e c a c', 4, '1'],
  ])('%s, one of %i forgiven: %s', (text, mercy, now) => {
    const names = { c: 'came', a: 'absent', e: 'excused' } as const
    const all = text.split(' ').flatMap((letter) => {
      return letter === 'c' || letter === 'a' || letter === 'e' ? [names[letter]] : []
    })
    expect(String(streakOf(all, mercy).now)).toBe(now)
  })
})
