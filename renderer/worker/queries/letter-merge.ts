import { leftOut } from '../../../shared/domain/left-out.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { WRITTEN_IN } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import type { MergeColumn } from '../../../shared/protocol/letters.ts'
import type { WrittenLetter } from './letter-writer.ts'

/**
 * Somebody without the numbers and addresses by which they may not be reached, whichever way the letter itself goes: what is handed
 * over goes also to those who may be reached in no other way.
 */
export function reachable(member: Member, on: ReachOn): Member {
  const left = leftOut(member, { use: 'contact', channel: null, columns: ADDRESSES }, on)
  if (left.kind === 'nothing') return member
  const without = left.kind === 'row' ? ADDRESSES : [...left.cells.keys()]
  return { ...member, ...Object.fromEntries(without.map((field) => [field, ''])) }
}

const ADDRESSES = Object.values(WRITTEN_IN).flat()

/** One row of a mail merge file. */
export function mergeCells(member: Member, letter: WrittenLetter, columns: readonly MergeColumn[]): string[] {
  return columns.map((column) => cellOf(member, letter, column))
}

function cellOf(member: Member, { language, text, values }: WrittenLetter, column: MergeColumn): string {
  switch (column) {
    case 'fullName':
      return member.name
    case 'call':
      return values.name
    case 'email':
      return member.email ?? member.email2 ?? ''
    case 'phone':
      return member.phone ?? member.phone2 ?? ''
    case 'line':
    case 'wechat':
    case 'address':
      return member[column] ?? ''
    case 'language':
      return language
    case 'text':
      return text
    default:
      return values[column]
  }
}
