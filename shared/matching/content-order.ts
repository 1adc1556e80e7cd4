import { hashOf } from './hash.ts'
import type { PreparedRecord } from './prepared-record.ts'
import type { Steps } from './steps.ts'
import { sortedInSteps } from './steps.ts'

/** A record with the place it came at. */
export interface Placed {
  readonly record: PreparedRecord
  readonly index: number
}

/**
 * The records in the order in which they are worked through: by name, birthday and all the rest of what they say, so that
 * neighbours are alike and the order they came in makes no difference. Ids only part records that say exactly the same.
 */
export function* inContentOrder(records: readonly PreparedRecord[]): Steps<readonly Placed[]> {
  const keyed = records.map((record, index) => ({ record, index, key: roughKey(record) }))
  yield
  return yield* sortedInSteps(keyed, (one, other) => {
    if (one.key !== other.key) return one.key - other.key
    if (one.record.content !== other.record.content) return one.record.content - other.record.content
    return one.record.id < other.record.id ? -1 : one.record.id > other.record.id ? 1 : one.index - other.index
  })
}

/** Together as many bits as a number holds exactly. */
const NAMES = 2 ** 21
const DAYS = 2 ** 20
const CONTENTS = 2 ** 12

function roughKey({ names, birthdays, content }: PreparedRecord): number {
  const [name] = names
  const [birthday] = birthdays
  const nameKey = name === undefined ? 0 : hashOf(name.keys[0] ?? name.full) % NAMES
  const day = birthday === undefined ? 0 : (birthday.year * 372 + birthday.month * 31 + birthday.day) % DAYS
  return (nameKey * DAYS + day) * CONTENTS + (content % CONTENTS)
}
