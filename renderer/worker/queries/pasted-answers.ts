import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { AnswerCandidate, PastedAnswer, PastedAnswersView } from '../../../shared/protocol/pasted-answers.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { readAnswers } from '../../../shared/salons/read-answers.ts'
import { fold } from '../../../shared/text/fold.ts'
import { compileRanking, NO_MATCH } from '../../../shared/text/search.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { hintOf } from './member-rows.ts'

const CANDIDATES_MAX = 8

/** Reads what was copied from a chat and finds the members it speaks of. */
export function pastedAnswers(
  community: OpenCommunity,
  { salon: id, text }: ParsedView<'pastedAnswers'>,
): PastedAnswersView | null {
  const salon = community.tables.salons.get(id)
  if (!salon) return null
  const { answers, passed } = readAnswers(text)
  const guests = community.tables.attendance.guests(id)
  const called = calledIn(community, salon)
  return {
    rows: answers.map((answer): PastedAnswer => ({
      ...answer,
      ...matchOf(community, salon, guests, called, answer.name),
    })),
    passed,
  }
}

/** Everybody by what they may be called in a chat; guests and members of the chapter, then everybody else. */
function calledIn({ tables }: OpenCommunity, salon: Salon): Map<string, MemberEntry[]> {
  const called = new Map<string, MemberEntry[]>()
  for (const entry of tables.members.all()) {
    const { member } = entry
    if (member.archived !== undefined) continue
    const names = [
      member.name,
      member.nickname,
      member.line,
      member.wechat,
      member.given,
      ...member.name.split(/[()（）]/u),
    ]
    for (const name of new Set(names.map((each) => fold(each ?? '')))) {
      if (name === '') continue
      called.set(name, [...(called.get(name) ?? []), entry])
    }
  }
  for (const entries of called.values())
    entries.sort((a, b) => Number(b.chapters.includes(salon.chapter)) - Number(a.chapters.includes(salon.chapter)))
  return called
}

function matchOf(
  community: OpenCommunity,
  salon: Salon,
  guests: ReadonlyMap<MemberId, Guest>,
  called: ReadonlyMap<string, readonly MemberEntry[]>,
  name: string,
): Pick<PastedAnswer, 'match' | 'candidates'> {
  const exact = called.get(fold(name)) ?? []
  // Whoever was asked is meant before a namesake who was not; then whoever belongs to the chapter.
  const tiers = [
    exact.filter(({ member }) => guests.has(member.id)),
    exact.filter(({ chapters }) => chapters.includes(salon.chapter)),
    exact,
  ]
  const [nearest = []] = tiers.filter(({ length }) => length > 0)
  const shown = (entries: readonly MemberEntry[]) =>
    entries.slice(0, CANDIDATES_MAX).map((entry) => candidate(community, entry, guests))
  if (nearest.length === 1)
    return { match: 'sure', candidates: shown([...nearest, ...exact.filter((each) => !nearest.includes(each))]) }
  if (nearest.length > 1) return { match: 'choose', candidates: shown(nearest) }
  const alike = calledAlike(community, salon, guests, name)
  return { match: alike.length > 0 ? 'choose' : 'nobody', candidates: shown(alike) }
}

/** Guests and members of the chapter whose name the words begin or are part of. */
function calledAlike(
  { tables }: OpenCommunity,
  salon: Salon,
  guests: ReadonlyMap<MemberId, Guest>,
  name: string,
): MemberEntry[] {
  const rank = compileRanking(name)
  const found: { readonly entry: MemberEntry; readonly rank: number }[] = []
  for (const entry of tables.members.all()) {
    if (entry.member.archived !== undefined) continue
    if (!guests.has(entry.member.id) && !entry.chapters.includes(salon.chapter)) continue
    const ranked = rank(entry.search)
    if (ranked !== NO_MATCH) found.push({ entry, rank: ranked })
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.entry.member.id < b.entry.member.id ? -1 : 1))
    .map(({ entry }) => entry)
}

function candidate(
  { tables, world }: OpenCommunity,
  { member }: MemberEntry,
  guests: ReadonlyMap<MemberId, Guest>,
): AnswerCandidate {
  return {
    member: member.id,
    name: member.name,
    hint: tables.members.hasNamesake(member) ? hintOf(member) : '',
    status: guests.get(member.id)?.status ?? null,
    refuses: refusesContact(member, tables.reach.on(world.now())),
  }
}
