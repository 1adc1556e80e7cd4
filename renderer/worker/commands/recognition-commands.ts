import { recognitionRecord } from '../../../shared/crdt/ledger-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, RecognitionId } from '../../../shared/domain/ids.ts'
import { NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { FREE_OCCASIONS, isGiven, occasionKey, readOccasion } from '../../../shared/domain/recognition.ts'
import type { Occasion, Recognition } from '../../../shared/domain/recognition.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'
import { factAbout } from './ledger-commands.ts'

/** Who was seen, and what was let pass: facts, each of which can be taken back. */
export const recognitionCommands: Handlers<
  'recognition.give' | 'recognition.pass' | 'recognition.excuse' | 'recognition.takeBack'
> = {
  'recognition.give'(community, { to, how, words, salon }) {
    if (salon !== null && !community.tables.salons.has(salon)) return Promise.resolve(failed('not-found'))
    const isOwn = to.some(({ what }) => readOccasion(what)?.of === 'thanks')
    if (isOwn && words.trim() === '') return Promise.resolve(failed('text-empty'))
    return write(
      community,
      'recognition.give',
      to.map(({ badge, ...owed }) => ({
        ...owed,
        how,
        words,
        ...(badge !== null && { badge }),
        ...(salon !== null && { salon }),
      })),
    )
  },

  'recognition.pass'(community, { to, reason }) {
    if (reason.trim() === '') return Promise.resolve(failed('reason-empty'))
    return write(
      community,
      'recognition.pass',
      to.map((owed) => ({ ...owed, how: 'passed', words: reason })),
    )
  },

  'recognition.excuse'(community, { month, reason, ...who }) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return Promise.resolve(failed('bad-date', { value: month }))
    if (reason.trim() === '') return Promise.resolve(failed('reason-empty'))
    const what = occasionKey({ of: 'excused', number: Number(month.replace('-', '')) })
    return write(community, 'recognition.excuse', [{ ...who, what, how: 'excused', words: reason }])
  },

  async 'recognition.takeBack'(community, { recognitions }) {
    const { tables, world } = community
    const standing = recognitions.filter((id) => tables.recognitions.get(id)?.voided === undefined)
    if (standing.length === 0 || !standing.every((id) => tables.recognitions.get(id))) return failed('not-found')
    const batch = community.batch()
    for (const id of standing) batch.set(id, ['voided'], world.now())
    await community.commit(batch.build(), 'recognition.takeBack', { undo: standing.length })
    return ok(undefined)
  },
}

type Wanted = Omit<Recognition, 'id' | 'at' | 'by' | 'voided'>

/** All of them or, where one cannot be, none; what already stands is not written again. */
async function write(
  community: OpenCommunity,
  command: 'recognition.give' | 'recognition.pass' | 'recognition.excuse',
  wanted: readonly Wanted[],
): Promise<Result<{ given: RecognitionId[] }>> {
  const batch = community.batch()
  const given = new Map<string, RecognitionId>()
  for (const { member, chapter, what, words, ...rest } of wanted) {
    const occasion = readOccasion(what)
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    if (!occasion) return failed('not-found')
    if (words.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const key = `${fact.value.member} ${chapter} ${what}`
    if (given.has(key) || isSettled(community, { member, chapter, occasion })) continue
    const id = newId('rec', community.world.random)
    given.set(key, id)
    const recognition: Recognition = { ...fact.value, ...rest, id, what, words: words.trim() }
    batch.create('ledger', chapter, id, recognitionRecord(recognition))
  }
  if (given.size === 0) return failed('recognition-settled')
  await community.commit(batch.build(), command, { undo: given.size })
  return ok({ given: [...given.values()] })
}

interface Owed {
  readonly member: MemberId
  readonly chapter: ChapterId
  readonly occasion: Occasion
}

/** Whether it was given or let pass already. Words of thanks can be said again and again. */
function isSettled({ tables }: OpenCommunity, { member, chapter, occasion }: Owed): boolean {
  if (occasion.of === 'thanks') return false
  const { people, recognitions } = tables
  const isFree = FREE_OCCASIONS.some((free) => free === occasion.of)
  return people
    .partsOf(people.personOf(member))
    .flatMap((part) => [...recognitions.of(part)])
    .some(
      ({ what, how, chapter: where, voided }) =>
        voided === undefined &&
        what === occasionKey(occasion) &&
        (where === chapter || occasion.of === 'birthday') &&
        (isFree || how === 'passed' || isGiven(how)),
    )
}
