import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsMember, memberTails, packTails } from '../../../shared/crdt/export-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'

function packMembers(ids: readonly MemberId[]): string {
  return packTails(memberTails(ids).sort())
}

const member = fc
  .uint8Array({ minLength: 10, maxLength: 10 })
  .map((bytes): MemberId => newId('mem', () => new Uint8Array(bytes)))

test('A receipt holds exactly those who were in the file, once each, in whatever order they were given', () => {
  fc.assert(
    fc.property(fc.array(member, { maxLength: 80 }), fc.array(member, { maxLength: 20 }), (inside, others) => {
      const packed = packMembers(inside)
      expect(packMembers([...inside, ...inside].reverse())).toBe(packed)
      expect(packed).toHaveLength(new Set(inside).size * 16)
      for (const one of inside) expect(holdsMember(packed, one)).toBe(true)
      for (const one of others) expect(holdsMember(packed, one)).toBe(inside.includes(one))
    }),
  )
})
