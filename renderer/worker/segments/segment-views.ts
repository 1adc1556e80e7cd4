import type { Result } from '../../../shared/domain/problem.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import type { SegmentChoices, SegmentCount, SegmentFinds, SegmentRow } from '../../../shared/protocol/segments.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { parse } from 'valibot'
import type { OpenCommunity } from '../open-community.ts'
import { byName } from '../queries/by-name.ts'
import { findMembers } from '../queries/find-members.ts'
import type { Found } from '../tables/segment-finder.ts'
import { resolvedCurrency } from '../value/resolved-currency.ts'
import { segmentDesk } from './open-desk.ts'
import { namesIn } from './segment-names.ts'
import { usesOf } from './uses.ts'

/** First of those whom a segment finds; more are no first glance. */
const NAMED = 8

/** Evenings to choose from; who means an older one types a part of its theme. */
const SALONS = 300

/** Saved segments by name, with how many each finds. */
export async function segmentRows(community: OpenCommunity): Promise<SegmentRow[]> {
  const { tables } = community
  const desk = await segmentDesk(community)
  return [...tables.segments.values()]
    .filter(({ archived }) => archived === undefined)
    .sort(byName)
    .map(({ id, name, created }) => {
      const tree = desk.treeOf(id) ?? null
      return {
        id,
        name,
        tree,
        names: tree ? namesIn(tables, tree) : {},
        finds: countOf(desk.look(id)),
        usedBy: usesOf(community, id).map((use) => use.name),
        created,
      }
    })
}

/** Whom a segment finds that is being made. */
export async function segmentFinds(
  community: OpenCommunity,
  { tree, language }: ParsedView<'segmentFinds'>,
): Promise<SegmentFinds> {
  const desk = await segmentDesk(community)
  const looked = desk.look(tree)
  const isReady = looked.ok && looked.value.state === 'ready'
  const first = isReady ? findMembers(community.tables, parse(memberQuery, { segment: tree, language })) : []
  return {
    count: countOf(looked),
    first: first.slice(0, NAMED).map(({ member }) => ({ id: member.id, name: member.name })),
    names: namesIn(community.tables, tree),
  }
}

export function segmentChoices({ tables }: OpenCommunity): SegmentChoices {
  const standing = <Row extends { readonly archived?: number }>(rows: Iterable<Row>) =>
    [...rows].filter(({ archived }) => archived === undefined)
  const named = <Id extends string>(rows: Iterable<{ readonly id: Id; readonly name: string }>) =>
    [...rows].sort(byName).map(({ id, name }) => ({ id, name }))
  return {
    salons: [...tables.salons.values()]
      .filter(({ cancelled }) => cancelled === undefined)
      .sort((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? 1 : -1))
      .slice(0, SALONS)
      .map(({ id, theme, start }) => ({ id, name: theme, day: start.slice(0, 10) })),
    series: named(tables.series.values()),
    chapters: named(standing(tables.chapters.values())),
    rosters: named([...tables.sources.values()].filter(({ takenBack }) => takenBack === undefined)),
    challenges: named(standing(tables.challenges.values())),
    segments: named(standing(tables.segments.values())),
    tags: mostUsed(tables.members.tagCounts),
    interests: mostUsed(tables.members.interestCounts),
    currency: resolvedCurrency(tables),
  }
}

function countOf(looked: Result<Found>): SegmentCount {
  if (!looked.ok) return { state: 'failed', problem: looked.problem }
  const found = looked.value
  return found.state === 'ready'
    ? { state: 'ready', members: found.members.size }
    : { state: 'working', before: found.before?.size ?? null }
}

function mostUsed(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([label]) => label)
}
