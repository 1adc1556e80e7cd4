import { letterRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { LETTER_LIMIT } from '../../../shared/domain/letter.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { isRefused, reachBy } from '../../../shared/domain/reach.ts'
import { PERSONAL_TEXTS } from '../../../shared/drafts/templates/personal-texts.ts'
import { memberCsv } from '../../../shared/formats/member-csv.ts'
import { LETTERS } from '../../../shared/language/letters.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import { strangersIn } from '../../../shared/salons/letter-text.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { OpenCommunity } from '../open-community.ts'
import { mergeCells, reachable } from '../queries/letter-merge.ts'
import { LetterWriter, receiversOf } from '../queries/letter-writer.ts'
import { ownLetters } from '../queries/letter-texts.ts'
import { addEntry, entryBase } from './evening-entries.ts'
import type { Handlers } from './handler.ts'

export const letterCommands: Handlers<'salon.markSent' | 'letter.save' | 'letter.reset' | 'letter.merge'> = {
  async 'salon.markSent'(community, { salon: id, what, channel, members, sent }) {
    const { tables, world } = community
    const salon = tables.salons.get(id)
    if (!salon) return failed('not-found')
    const batch = community.batch()
    const guests = tables.attendance.guests(id)
    const on = tables.reach.on(world.now())
    let marked = 0
    let refused = 0
    for (const member of new Set(members.map((each) => tables.people.personOf(each)))) {
      const person = tables.members.get(member)?.member
      const guest = guests.get(member)
      if (!person || !guest) return failed('not-found')
      if (!sent) {
        const standing = guest.sent.filter((each) => each.what === what && each.channel === channel)
        for (const each of standing) batch.set(each.id, ['voided'], world.now())
        if (standing.length > 0) marked += 1
      } else if (isRefused(reachBy(person, channel, on))) refused += 1
      else {
        addEntry(batch, salon, { ...entryBase(community, salon, member), kind: 'sent', what, channel })
        marked += 1
      }
    }
    if (!batch.isEmpty) await community.commit(batch.build(), 'salon.markSent', { undo: marked })
    return ok({ marked, refused })
  },

  async 'letter.save'(community, { text: given, ...which }) {
    const { tables, world, identity } = community
    const text = given.replaceAll(/\r\n?/gu, '\n').trim()
    if (!tables.chapters.has(which.chapter)) return failed('not-found')
    if (text === '') return failed('text-empty')
    if (text.length > LETTER_LIMIT) return failed('value-too-long', { limit: LETTER_LIMIT })
    const [stranger] = strangersIn(text)
    if (stranger !== undefined) return failed('unknown-placeholder', { value: stranger })
    if (text === keptText(community, which)) return ok(undefined)
    if (text === firstText(which)) return withoutOwn(community, which, 'letter.save')
    const batch = community.batch()
    for (const { id } of ownOf(community, which)) batch.set(id, ['voided'], world.now())
    const id = newId('ltr', world.random)
    const record = letterRecord({ ...which, id, text, at: world.now(), by: identity.organizer })
    await community.commit(batch.create('salons', which.chapter, id, record).build(), 'letter.save', { undo: 1 })
    return ok(undefined)
  },

  async 'letter.reset'(community, which) {
    if (!community.tables.chapters.has(which.chapter)) return failed('not-found')
    return withoutOwn(community, which, 'letter.reset')
  },

  async 'letter.merge'(community, { letter, only, columns, name }) {
    const { tables } = community
    const salon = tables.salons.get(letter.salon)
    if (!salon) return failed('not-found')
    const chosen = only && new Set(only.map((each) => tables.people.personOf(each)))
    const receivers = receiversOf(community, salon, letter).filter(({ guest }) => !chosen || chosen.has(guest.member))
    const on = tables.reach.on(community.world.now())
    const reached = receivers.filter(({ entry: { member } }) => {
      // A letter that is handed over needs no address; one that is posted cannot do without.
      return reachBy(member, letter.channel, on) === 'open'
    })
    const writer = new LetterWriter(community, salon, letter)
    const keys = columns.map(({ key }) => key)
    const rows = reached.map(({ guest, entry: { member } }) =>
      mergeCells(reachable(member, on), writer.to(guest, member), keys),
    )
    const bytes = memberCsv(
      columns.map(({ label }) => label),
      rows,
    )
    return ok({
      name: `${fileStem(name)}.csv`,
      bytes,
      rows: rows.length,
      left: receivers.length - rows.length,
      members: reached.map(({ guest }) => guest.member),
    })
  },
}

type Which = ParsedCommand<'letter.reset'>

/** The text that the program comes with. */
function firstText(which: Which): string {
  return 'tone' in which ? PERSONAL_TEXTS[which.language][which.kind][which.tone] : LETTERS[which.language][which.kind]
}

function keptText(community: OpenCommunity, which: Which): string {
  return ownOf(community, which)[0]?.text ?? firstText(which)
}

function ownOf({ tables }: OpenCommunity, which: Which) {
  return ownLetters(tables, which.chapter, which.kind, which.language, 'tone' in which ? which.tone : undefined)
}

async function withoutOwn(community: OpenCommunity, which: Which, command: 'letter.save' | 'letter.reset') {
  const batch = community.batch()
  for (const { id } of ownOf(community, which)) batch.set(id, ['voided'], community.world.now())
  if (!batch.isEmpty) await community.commit(batch.build(), command, { undo: 1 })
  return ok(undefined)
}
