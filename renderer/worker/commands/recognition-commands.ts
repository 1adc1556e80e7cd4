import { recognitionRecord } from '../../../shared/crdt/ledger-records.ts'
import { isoDate } from '../../../shared/calendar/instants.ts'
import { recognitionFields } from '../../../shared/crdt/recognition-settings.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, RecognitionId } from '../../../shared/domain/ids.ts'
import { LABEL_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { isGiven, occasionKey, readOccasion } from '../../../shared/domain/recognition.ts'
import type { Occasion, Recognition, RecognitionHow } from '../../../shared/domain/recognition.ts'
import {
  isRecognitionNumber,
  MOST_COUNTED,
  RECOGNITION_NUMBER_NAMES,
  RECOGNITION_NUMBERS,
  settingsWith,
} from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'
import { factAbout } from './ledger-commands.ts'

/** Who was seen, and what was let pass: facts, each of which can be taken back. */
export const recognitionCommands: Handlers<
  | 'recognition.give'
  | 'recognition.pass'
  | 'recognition.excuse'
  | 'recognition.owe'
  | 'recognition.set'
  | 'recognition.takeBack'
> = {
  'recognition.give'(community, { to, how, words, salon }) {
    if (salon !== null && !community.tables.salons.has(salon)) return Promise.resolve(failed('not-found'))
    const isWordless = to.some(
      ({ what, words: own = words }) => readOccasion(what)?.of === 'thanks' && own.trim() === '',
    )
    if (isWordless) return Promise.resolve(failed('text-empty'))
    return write(
      community,
      'recognition.give',
      to.map(({ badge, words: own = words, ...owed }) => ({
        ...owed,
        how,
        words: own,
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

  'recognition.owe': (community, { to }) =>
    write(
      community,
      'recognition.owe',
      to.map((owed) => ({ ...owed, how: 'owed', words: '' })),
    ),

  async 'recognition.set'(community, { draft }) {
    const settings = recognitionSettingsFrom(community, draft)
    if (!settings.ok) return settings
    const batch = community.batch()
    for (const [field, value] of recognitionFields(community.tables.recognitionSettings, settings.value))
      batch.set(community.id, [field], value)
    const known = new Set<string>(community.tables.recognitionSettings.rules.map(({ id }) => id))
    if (!batch.isEmpty) await community.commit(batch.build(), 'recognition.set', { undo: 1 })
    return ok({ made: settings.value.rules.flatMap(({ id }) => (isId('rul', id) && !known.has(id) ? [id] : [])) })
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

/** Settings as somebody drew them up: counts in order, days that there are, a name for every rule of their own. */
export function recognitionSettingsFrom(
  { tables, world }: OpenCommunity,
  { numbers, rules }: ParsedCommand<'recognition.set'>['draft'],
): Result<RecognitionSettings> {
  for (const name of RECOGNITION_NUMBER_NAMES) {
    const value = numbers[name]
    const { least, most } = RECOGNITION_NUMBERS[name]
    if (value !== undefined && !isRecognitionNumber(name, value))
      return failed('number-out-of-range', { value: `${least}–${most}` })
  }
  const kept: RecognitionRule[] = []
  for (const { id = newId('rul', world.random), at, every, names, from, since, ...rule } of rules) {
    const counts = [...new Set(at)].sort((a, b) => a - b)
    if ([...counts, ...(every === 0 ? [] : [every])].some((count) => !isCount(count)))
      return failed('number-out-of-range', { value: `1–${MOST_COUNTED}` })
    if (rule.condition !== 'birthday' && counts.length === 0 && every === 0) return failed('rule-no-count')
    const isOwn = isId('rul', id)
    if (isOwn && Object.values(names).every((name) => name.trim() === '')) return failed('rule-no-name')
    if (Object.values(names).some((name) => name.length > LABEL_LIMIT))
      return failed('value-too-long', { field: 'name', limit: LABEL_LIMIT })
    for (const day of [from, since]) if (day !== '' && isoDate(day) === null) return failed('bad-date', { value: day })
    if (rule.chapter !== null && !tables.chapters.has(rule.chapter)) return failed('not-found')
    kept.push({
      ...rule,
      id,
      // A rule is what it was made: what was given by it would mean something else.
      condition: isOwn ? rule.condition : id,
      at: counts,
      every,
      names: { en: names.en.trim(), 'zh-TW': names['zh-TW'].trim(), 'zh-CN': names['zh-CN'].trim() },
      from,
      since,
    })
  }
  // Nothing is forgotten that something may have been given by.
  const left = tables.recognitionSettings.rules.filter(({ id }) => !kept.some((rule) => rule.id === id))
  return ok(settingsWith([...kept, ...left], (name) => numbers[name] ?? tables.recognitionSettings.numbers[name]))
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_COUNTED
}

type Wanted = Omit<Recognition, 'id' | 'at' | 'by' | 'voided'>

/** All of them or, where one cannot be, none; what already stands is not written again. */
async function write(
  community: OpenCommunity,
  command: 'recognition.give' | 'recognition.pass' | 'recognition.excuse' | 'recognition.owe',
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
    if (given.has(key) || isSettled(community, { member, chapter, occasion, how: rest.how })) continue
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
  readonly how: RecognitionHow
}

/** Whether it was given or let pass already. Words of thanks can be said again and again. */
function isSettled({ tables }: OpenCommunity, { member, chapter, occasion, how: wanted }: Owed): boolean {
  if (occasion.of === 'thanks') return false
  const { people, recognitions } = tables
  return people
    .partsOf(people.personOf(member))
    .flatMap((part) => [...recognitions.of(part)])
    .some(
      ({ what, how, chapter: where, voided }) =>
        voided === undefined &&
        what === occasionKey(occasion) &&
        (where === chapter || occasion.of === 'birthday') &&
        (how === wanted || how === 'passed' || isGiven(how)),
    )
}
