import { expect, test } from 'vitest'
import { bestFirst } from '../../../renderer/app/rank-members.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'

function ranked(text: string, ...people: readonly (readonly [name: string, reading: string])[]): readonly string[] {
  const rows = people.map(([name, reading]) => ({ name, reading }) as MemberRow)
  return bestFirst(rows, text).map(({ name }) => name)
}

test('a surname comes before the same sound inside a name', () => {
  expect(
    ranked('chen', ['吳承翰', 'Wú Chénghàn'], ['程怡', 'Chéng Yí'], ['陳怡君', 'Chén Yíjūn'], ['Amy Chen', '']),
  ).toEqual(['陳怡君', '程怡', '吳承翰', 'Amy Chen'])
})

test('the whole reading typed in one go is the best match', () => {
  expect(ranked('chenyi', ['陳怡君', 'Chén Yíjūn'], ['陳怡', 'Chén Yí'])).toEqual(['陳怡', '陳怡君'])
})

test('what matched by a phone or a tag keeps the order of the store', () => {
  expect(ranked('678', ['乙', 'Yǐ'], ['甲', 'Jiǎ'])).toEqual(['乙', '甲'])
})
