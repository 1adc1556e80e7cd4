import type { Guest } from '../../../shared/domain/attendance.ts'
import { addressBy, isRefused, reachBy } from '../../../shared/domain/reach.ts'
import type { LetterRow, LettersView } from '../../../shared/protocol/letters.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import { compileSearch } from '../../../shared/text/search.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { letterTextsOf } from './letter-texts.ts'
import { LetterWriter, receiversOf } from './letter-writer.ts'
import { rightsReader } from '../value/rights.ts'
import { hintOf } from './member-rows.ts'
import { timesOf } from './salon-times.ts'

/** A letter for the guests of a salon as each of them gets it, by name. Only those on screen are written out. */
export function lettersView(community: OpenCommunity, input: ParsedView<'letters'>): LettersView {
  const { tables } = community
  const { from, count } = input.range
  const salon = tables.salons.get(input.salon)
  if (!salon) return { ...NOTHING, from }
  const on = tables.reach.on(community.world.now())
  const receivers = receiversOf(community, salon, input).map(({ guest, entry }): Receiver => ({
    guest,
    entry,
    reach: reachBy(entry.member, input.channel, on),
    sent: sentOf(guest, input.kind),
  }))
  const matches = compileSearch(input.text)
  const shown = receivers.filter(
    (receiver) => isShown(receiver, input.show) && (!matches || matches(receiver.entry.search)),
  )
  const { keyOf } = collationFor(input.sender)
  const keys = new Map(shown.map(({ entry }) => [entry, keyOf(entry.member.name, entry.reading)]))
  shown.sort((a, b) => {
    const [keyA = '', keyB = ''] = [keys.get(a.entry), keys.get(b.entry)]
    return keyA === keyB ? (a.guest.member < b.guest.member ? -1 : 1) : keyA < keyB ? -1 : 1
  })
  const texts = letterTextsOf(tables, salon.chapter, input.kind)
  const writer = new LetterWriter(community, salon, input)
  const rightsOf = rightsReader(community, salon.chapter, timesOf(salon).start)
  const counted = (show: ParsedView<'letters'>['show']) => receivers.filter((each) => isShown(each, show)).length
  return {
    total: shown.length,
    from,
    rows: shown.slice(from, from + count).map((receiver) => ({
      ...letterRow(community, receiver, input, writer),
      rights: rightsOf(receiver.guest.member),
    })),
    counts: { all: receivers.length, open: counted('open'), sent: counted('sent'), refused: counted('refused') },
    unknown: receivers.filter((each) => isShown(each, 'open') && each.reach === 'unknown').length,
    texts: LANGUAGES.map((language) => ({ language, ...texts[language] })),
    group: writer.toEverybody(),
  }
}

interface Receiver {
  readonly guest: Guest
  readonly entry: MemberEntry
  readonly reach: LetterRow['reach']
  readonly sent: Guest['sent']
}

const NOTHING: Omit<LettersView, 'from'> = {
  total: 0,
  rows: [],
  counts: { all: 0, open: 0, sent: 0, refused: 0 },
  unknown: 0,
  texts: [],
  group: '',
}

/** When a letter went out. What was said of an earlier offer says nothing of the one that stands now. */
function sentOf({ sent, offer, since }: Guest, kind: ParsedView<'letters'>['kind']): Guest['sent'] {
  const from = kind === 'offer' ? (offer?.at ?? since) : 0
  return sent.filter(({ what, at }) => what === kind && at >= from)
}

function isShown({ reach, sent }: Receiver, show: ParsedView<'letters'>['show']): boolean {
  switch (show) {
    case 'all':
      return true
    case 'open':
      return !isRefused(reach) && sent.length === 0
    case 'sent':
      return sent.length > 0
    case 'refused':
      return isRefused(reach)
  }
}

function letterRow(
  { tables }: OpenCommunity,
  { guest, entry, reach, sent }: Receiver,
  { channel }: ParsedView<'letters'>,
  writer: LetterWriter,
): Omit<LetterRow, 'rights'> {
  const { member, reading } = entry
  const { language, text } = writer.to(guest, member)
  return {
    member: guest.member,
    name: member.name,
    reading,
    hint: tables.members.hasNamesake(member) ? hintOf(member) : '',
    status: guest.status ?? null,
    language,
    text: isRefused(reach) ? '' : text,
    address: addressBy(member, channel),
    reach,
    sent: sent
      .map(({ channel: by, at, by: organizer }) => ({
        channel: by,
        at,
        by: tables.organizers.get(organizer)?.name ?? '',
      }))
      .toReversed(),
  }
}
