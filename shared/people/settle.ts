import type { MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import type { Member, MemberField } from '../domain/member.ts'
import { hear } from './hear.ts'
import type { Part } from './part.ts'
import { byAge, personOf } from './person.ts'
import type { Person } from './person.ts'
import { pick, say } from './say.ts'
import type { SaidEdit } from './say.ts'

/** Somebody who is about to become one person with others. */
export interface Side {
  /** As shown now. */
  readonly member: Member
  readonly parts: readonly Part[]
}

export interface Settlement {
  /** What has to be written beside the merge. */
  readonly edits: readonly SaidEdit[]
  /** The person that comes of it. */
  readonly person: Person
}

/**
 * What several people are as one, when somebody merges them with their values side by side:
 *
 * - For a field that was picked, the value that the side of the picked record shows counts.
 * - What was said differently of two sides is no dispute: what the usual rule shows is what the person who merges has seen.
 * - Somebody is archived when all sides are, whether that was said of a record or of a merged person.
 */
export function settle(
  sides: readonly Side[],
  picks: Readonly<Partial<Record<MemberField, MemberId | undefined>>>,
): Settlement {
  const edits: SaidEdit[] = []
  let parts = sides.flatMap((side) => side.parts).sort(byAge)
  const write = (more: readonly SaidEdit[]) => {
    edits.push(...more)
    parts = hear(parts, more)
  }
  for (const field of MEMBER_FIELDS) {
    const side = sides.find((each) => each.parts.some(({ own }) => own.id === picks[field]))
    const value = side?.member[field]
    if (!side || !value) continue
    // A value that was said of a merged person is in none of the records.
    const from = side.parts.find(({ own }) => own[field] === value)
    write(from ? pick(parts, field, from.own.id) : say(parts, [field], value))
  }
  const { member, disputes } = personOf(parts)
  for (const field of MEMBER_FIELDS) if (disputes[field]) write(say(parts, [field], member[field]))
  if (member.archived !== undefined && sides.some((side) => side.member.archived === undefined)) {
    write(say(parts, ['archived'], undefined))
  }
  return { edits, person: personOf(parts) }
}
