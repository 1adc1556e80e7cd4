import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusalOf, withdrawnChannels } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { BridgeSide, GuestReason } from '../../../shared/domain/suggestion.ts'
import type { Named, SuggestionRow, SuggestionsView } from '../../../shared/protocol/guests.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { suggest } from '../../../shared/salons/guest-suggestions.ts'
import type { Suggestion } from '../../../shared/salons/guest-suggestions.ts'
import { compileSearch } from '../../../shared/text/search.ts'
import type { World } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { guestCandidates } from './guest-candidates.ts'
import type { GuestCandidates } from './guest-candidates.ts'
import { keptApartFrom } from './keep-apart.ts'
import { hintOf } from './member-rows.ts'
import { named } from './named.ts'

/** Who could be invited, best first, each with why; or who may not be, and why not. */
export function suggestionsView(
  { tables, world }: { readonly tables: Tables; readonly world: Pick<World, 'now'> },
  input: ParsedView<'suggestions'>,
): SuggestionsView {
  const salon = tables.salons.get(input.salon)
  if (!salon) return { total: 0, from: 0, rows: [], open: 0, refused: 0, coming: 0, free: null }
  const now = world.now()
  const { known, ranked } = rankedGuests(tables, salon, input, now)
  const { company, candidates, refused } = known
  const matches = compileSearch(input.text)
  const isFound = (member: MemberId) => !matches || matches(tables.members.get(member)?.search ?? '')
  const found =
    input.show === 'refused'
      ? refused.filter(({ member }) => isFound(member.id)).map(({ member }) => ({ member: member.id, reasons: [] }))
      : ranked.filter(({ member }) => isFound(member))
  const { from, count } = input.range
  const on = tables.reach.on(now)
  const { chairs } = tables.attendance.headcount(salon.id, salon.capacity)
  return {
    total: found.length,
    from,
    rows: found.slice(from, from + count).flatMap(({ member, reasons }) => {
      const entry = tables.members.get(member)
      return entry ? [rowOf(tables, salon, entry, reasons, company, on)] : []
    }),
    open: candidates.length,
    refused: refused.length,
    coming: chairs,
    free: salon.capacity === undefined ? null : Math.max(0, salon.capacity - chairs),
  }
}

interface Ranked {
  readonly known: GuestCandidates
  readonly ranked: readonly Suggestion[]
}

interface Kept {
  readonly facts: string
  readonly known: GuestCandidates
  readonly order: string
  readonly ranked: readonly Suggestion[]
}

const DAY = 86_400_000

/** The list that was last asked for: moving a slider ranks the same people anew, scrolling does not even that. */
const kept = new WeakMap<Tables, Kept>()

function rankedGuests(
  tables: Tables,
  salon: Salon,
  { tribe, balance }: Pick<ParsedView<'suggestions'>, 'tribe' | 'balance'>,
  now: Instant,
): Ranked {
  const { members, attendance, people, meetings, touchpoints, salonsVersion } = tables
  const versions = [members, attendance, people, meetings, touchpoints].map(({ version }) => version)
  const tiers = tables.value?.version ?? null
  const consent = JSON.stringify(tables.consentSettings)
  const facts = [...versions, salonsVersion, tiers, consent, salon.id, tribe, Math.floor(now / DAY)].join(' ')
  const order = `${facts} ${JSON.stringify(balance)}`
  const before = kept.get(tables)
  if (before?.order === order) return before
  const known = before?.facts === facts ? before.known : guestCandidates(tables, salon, tribe, now)
  const ranked = known.candidates
    .map((candidate) => ({ ...suggest(candidate, known.company, balance, now), came: candidate.came }))
    .sort((a, b) => b.score - a.score || b.came - a.came || (a.member < b.member ? -1 : 1))
  kept.set(tables, { facts, known, order, ranked })
  return { known, ranked }
}

function rowOf(
  tables: Tables,
  salon: Salon,
  { member, reading, chapters }: MemberEntry,
  reasons: readonly GuestReason<MemberId>[],
  { coming, asked }: GuestCandidates['company'],
  on: ReachOn,
): SuggestionRow {
  return {
    id: member.id,
    name: member.name,
    reading,
    hint: tables.members.hasNamesake(member) ? hintOf(member) : '',
    chapter: chapters.includes(salon.chapter) ? null : (chapters[0] ?? null),
    reasons: reasons.map((reason) => withNames(tables, reason)),
    apart: [...keptApartFrom(tables, member.id).keys()].map((other) => ({
      ...named(tables, other),
      isExpected: coming.has(other) || asked.has(other),
    })),
    leftOut: refusalOf(member, on),
    withdrawn: withdrawnChannels(member),
  }
}

function withNames(tables: Tables, reason: GuestReason<MemberId>): GuestReason<Named> {
  const names = (ids: readonly MemberId[]) => ids.map((id) => named(tables, id))
  const side = ({ size, known }: BridgeSide<MemberId>) => ({ size, known: names(known) })
  if (reason.kind === 'cooling') return { ...reason, friends: names(reason.friends) }
  if (reason.kind === 'bridge') return { ...reason, sides: [side(reason.sides[0]), side(reason.sides[1])] }
  return reason
}
