import { stepRecord } from '../../../shared/crdt/challenge-records.ts'
import type { StepTaken } from '../../../shared/domain/challenge.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { standing } from './challenge-commands.ts'
import type { Handlers } from './handler.ts'
import { checkDay, factAbout } from './ledger-commands.ts'

/**
 * Who did what for a challenge: facts, each of which can be taken back. They stand where the challenge or the evening is, so that
 * whoever runs it may write them, also of a guest from another chapter.
 */
export const stepCommands: Handlers<'step.take' | 'step.excuse' | 'step.takeBack'> = {
  async 'step.take'(community, { challenge: id, step, day, members, salon: from }) {
    const { tables, world } = community
    const found = standing(community, id)
    if (!found.ok) return found
    const challenge = found.value
    if (!challenge.steps.some((known) => known.id === step)) return failed('not-found')
    const salon = from === null ? undefined : tables.salons.get(from)
    if (from !== null && !salon) return failed('not-found')
    const guests = salon ? [...tables.attendance.guests(salon.id).values()] : []
    const came = new Set(guests.filter(({ arrived }) => arrived).map(({ member }) => member))
    const people = new Set([...members.map((member) => tables.people.personOf(member)), ...came])
    if (people.size === 0) return failed('nobody-took-part')
    const had = new Set(
      [...tables.steps.of(id)]
        .filter((fact) => fact.step === step && fact.how === 'done' && fact.voided === undefined)
        .map(({ member }) => tables.people.personOf(member)),
    )
    const batch = community.batch()
    let taken = 0
    for (const member of people) {
      if (had.has(member)) continue
      const chapter = challenge.chapter ?? salon?.chapter ?? homeOf(community, member)
      if (chapter === undefined) return failed('not-found')
      const fact = factAbout(community, member, chapter)
      // A guest may be on another chapter's pages, which this machine does not have; that they came is known here.
      if (!fact.ok && !came.has(member)) return fact
      const checked = checkDay(community, chapter, day)
      if (!checked.ok) return checked
      const id = newId('stp', world.random)
      const record: StepTaken = {
        ...(fact.ok ? fact.value : { chapter, member, at: world.now(), by: community.identity.organizer }),
        id,
        challenge: challenge.id,
        step,
        how: 'done',
        day: checked.value,
        word: '',
      }
      batch.create('ledger', chapter, id, stepRecord(record))
      taken += 1
    }
    if (!batch.isEmpty) await community.commit(batch.build(), 'step.take', { undo: taken })
    return ok({ taken, already: people.size - taken })
  },

  async 'step.excuse'(community, { challenge: id, salon: missed, member, word }) {
    const { tables, world } = community
    const found = standing(community, id)
    if (!found.ok) return found
    const salon = tables.salons.get(missed)
    if (!salon || found.value.series === undefined || salon.series !== found.value.series) return failed('not-found')
    if (word.trim() === '') return failed('reason-empty')
    if (word.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    const { chapter } = salon
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    const batch = community.batch()
    for (const part of tables.people.partsOf(tables.people.personOf(member)))
      for (const before of tables.steps.of(part))
        if (before.challenge === id && before.step === missed && before.voided === undefined)
          batch.set(before.id, ['voided'], world.now())
    const step = newId('stp', world.random)
    const record: StepTaken = {
      ...fact.value,
      id: step,
      challenge: id,
      step: missed,
      how: 'excused',
      day: salon.start.slice(0, 10),
      word: word.trim(),
    }
    batch.create('ledger', chapter, step, stepRecord(record))
    await community.commit(batch.build(), 'step.excuse', { undo: 1 })
    return ok({ step })
  },

  async 'step.takeBack'(community, { step: id }) {
    const step = community.tables.steps.get(id)
    if (!step || step.voided !== undefined || step.challenge === undefined) return failed('not-found')
    await community.commit(community.batch().set(id, ['voided'], community.world.now()).build(), 'step.takeBack', {
      undo: 1,
    })
    return ok(undefined)
  },
}

/** Where it is written down what a member did for every chapter's challenge: on the ledger of a chapter of theirs. */
function homeOf({ tables }: OpenCommunity, member: MemberId): ChapterId | undefined {
  return tables.members.get(member)?.chapters.find((each) => tables.chapters.has(each))
}
