import type { SourceId } from '../../../shared/domain/ids.ts'
import type { ParsedView, ViewName, ViewValue } from '../../../shared/protocol/views.ts'
import { readPeers } from '../exchange/peers.ts'
import type { OpenCommunity } from '../open-community.ts'
import { communityView } from './community-view.ts'
import { allDecisions } from './decisions.ts'
import { doorView } from './door-view.ts'
import { exchangeViews } from './exchange-views.ts'
import { findMembers } from './find-members.ts'
import { historyView } from './history-view.ts'
import { memberRows } from './member-rows.ts'
import { apartView, mergesView, reviewView } from './review-views.ts'
import { pairView } from './pair-view.ts'
import { memberView } from './member-view.ts'
import { guestWindow, salonView, salonWindow } from './salon-views.ts'

/** Views that the open community answers; the profile and the running import are the store's own. */
export type CommunityViewName = Exclude<ViewName, 'profile' | 'importJob'>

type Answers = {
  readonly [Name in CommunityViewName]: (
    community: OpenCommunity,
    input: ParsedView<Name>,
  ) => ViewValue<Name> | Promise<ViewValue<Name>>
}

/** Views that open documents or read the disk; they wait their turn behind commands. */
export const WAITING_VIEWS: ReadonlySet<ViewName> = new Set(['member', 'history', 'exchanges', 'pair', 'merges'])

export const ANSWERS: Answers = {
  community: (community) => communityView(community),
  members(community, { query, range: { from, count } }) {
    const found = findMembers(community.tables, query)
    const rows = memberRows(community.tables, found.slice(from, from + count), community.world.now(), query.chapter)
    return { total: found.length, from, rows }
  },
  member: (community, { member }) => memberView(community, member),
  salons: (community, input) => salonWindow(community, input),
  salon: (community, { salon }) => salonView(community, salon),
  guests: (community, input) => guestWindow(community, input),
  door: (community, input) => doorView(community, input),
  sources({ tables }) {
    const counts = new Map<string, number>()
    for (const { member } of tables.members.all()) {
      for (const { source } of member.sources) counts.set(source, (counts.get(source) ?? 0) + 1)
    }
    const merges = new Map<string, number>()
    for (const { batch, kind, voided } of tables.people.links.values()) {
      if (batch !== undefined && kind === 'same' && voided === undefined)
        merges.set(batch, (merges.get(batch) ?? 0) + 1)
    }
    const newest = new Map<SourceId, SourceId>()
    for (const { id, replaces, takenBack } of tables.sources.values()) {
      if (replaces && takenBack === undefined) newest.set(replaces, id)
    }
    return [...tables.sources.values()]
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
      .map((source) => ({
        ...source,
        byName: tables.organizers.get(source.by)?.name ?? '',
        members: counts.get(source.id) ?? 0,
        merges: merges.get(source.id) ?? 0,
        replacedBy: newest.get(source.id) ?? null,
      }))
  },
  review: (community, input) => reviewView(community, input),
  pair: (community, { a, b, picks }) => pairView(community, a, b, picks),
  merges: (community, input) => mergesView(community, input),
  apart: (community, input) => apartView(community, input),
  decisions: (community) => allDecisions(community),
  history: (community, { record, limit }) => historyView(community, record, limit),
  exchanges: async (community) => exchangeViews(community, await readPeers(community.db, community.sealer)),
}
