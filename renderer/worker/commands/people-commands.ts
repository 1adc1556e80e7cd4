import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { otherEnd } from '../../../shared/domain/link.ts'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { groupPeople, pairKey } from '../../../shared/people/groups.ts'
import { pick } from '../../../shared/people/say.ts'
import { settle } from '../../../shared/people/settle.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { addLink, linkPeople, linkRecords, voidLinks } from '../people/links.ts'
import { matching } from '../people/matching-later.ts'
import { assignItem } from '../people/added-items.ts'
import { sidesOf } from '../people/sides.ts'
import type { Handlers } from './handler.ts'

export const peopleCommands: Handlers<
  | 'people.merge'
  | 'people.mergeLane'
  | 'people.apart'
  | 'people.reconsider'
  | 'people.split'
  | 'people.pick'
  | 'people.undoBatch'
  | 'people.assign'
> = {
  async 'people.merge'(community, { members, picks, lane }) {
    const { tables } = community
    if (members.some((id) => !tables.members.get(id))) return failed('not-found')
    const persons = [...new Set(members.map((id) => tables.people.personOf(id)))]
    const [first] = persons
    if (first === undefined) return failed('not-found')
    const batch = community.batch()
    sayOne(community, batch, persons, { picks, ...(lane && { lane }) })
    await community.review.deciding(() => community.commit(batch.build(), 'people.merge', { undo: 1 }))
    return ok({ member: tables.people.personOf(first) })
  },

  async 'people.mergeLane'(community, { lane, only, source }) {
    const { people } = community.tables
    const wanted = only && new Set(only.map(([a, b]) => pairKey(people.personOf(a), people.personOf(b))))
    // They may have met at a salon since somebody looked; two who were seen side by side are not merged unseen.
    const { metAtOneSalon } = await matching()
    const haveMet = metAtOneSalon(community.tables)
    const pairs = community.review
      .pairs(lane, source)
      .filter(({ a, b }) => (!wanted || wanted.has(pairKey(a, b))) && !(lane === 'safe' && haveMet(a, b)))
    const id = newId('lnk', community.world.random)
    const batch = community.batch()
    for (const { a, b } of pairs) {
      // What is safe stays held to the rule that nothing is chained; the rest a person has looked at.
      linkPeople(community, batch, a, b, { how: lane === 'safe' ? 'rule' : 'person', lane, batch: id })
      if (lane === 'choose') settleValues(community, batch, [a, b], {})
    }
    await community.review.deciding(() => community.commit(batch.build(), 'people.mergeLane', { undo: pairs.length }))
    return ok({ batch: id, merged: pairs.filter(({ a, b }) => people.areOne(a, b)).length })
  },

  async 'people.apart'(community, { pairs }) {
    const { people, members } = community.tables
    if (pairs.some(([a, b]) => !members.get(a) || !members.get(b))) return failed('not-found')
    if (pairs.some(([a, b]) => people.areOne(a, b))) return failed('are-one-person')
    const batch = community.batch()
    for (const [a, b] of pairs) sayApart(community, batch, a, b)
    await community.review.deciding(() => community.commit(batch.build(), 'people.apart', { undo: pairs.length }))
    return ok(undefined)
  },

  async 'people.reconsider'(community, { link }) {
    const known = community.tables.people.links.get(link)
    if (known?.kind !== 'apart') return failed('not-found')
    const batch = community.batch()
    voidLinks(community, batch, community.tables.people.apartLinks(known.a, known.b))
    await community.review.reopening(() => community.commit(batch.build(), 'people.reconsider', { undo: 1 }))
    return ok(undefined)
  },

  async 'people.split'(community, { member, part }) {
    const { people } = community.tables
    const group = people.partsOf(people.personOf(member))
    if (!people.isMerged(member) || !group.includes(part)) return failed('not-found')
    // A record goes with its copies: they are one, wherever they are kept.
    const out = people.withCopies(part)
    const rest = group.filter((id) => !out.includes(id))
    const batch = community.batch()
    for (const id of out) {
      const links = people.linksOf(id).filter((link) => link.kind === 'same' && rest.includes(otherEnd(link, id)))
      voidLinks(community, batch, links)
    }
    holdTogether(community, batch, rest)
    for (const other of rest.filter((id) => people.withCopies(id)[0] === id))
      addLink(community, batch, part, other, { kind: 'apart', how: 'person' })
    await community.review.deciding(() => community.commit(batch.build(), 'people.split', { undo: 1 }))
    return ok(undefined)
  },

  async 'people.pick'(community, { member, field, part }) {
    const { people } = community.tables
    const parts = people.recordsOf(member)
    if (!people.isMerged(member) || (part !== null && !parts.some(({ own }) => own.id === part)))
      return failed('not-found')
    await community.commit(
      community
        .batch()
        .say(pick(parts, field, part))
        .build(),
      'people.pick',
      { undo: 1 },
    )
    return ok(undefined)
  },

  async 'people.undoBatch'(community, { batch: id }) {
    const links = [...community.tables.people.links.values()].filter(
      (link) => link.batch === id && link.kind === 'same',
    )
    const batch = community.batch()
    const undone = voidLinks(community, batch, links)
    await community.review.reopening(() => community.commit(batch.build(), 'people.undoBatch', { undo: undone }))
    return ok({ undone })
  },

  async 'people.assign'(community, { member, item, to }) {
    const { members } = community.tables
    if (!members.get(member) || (to !== null && !members.get(to))) return failed('not-found')
    const batch = community.batch()
    if (!assignItem(community, batch, member, item, to)) return failed('not-found')
    await community.commit(batch.build(), 'people.assign', { undo: 1 })
    return ok(undefined)
  },
}

/** Says that people are one, whoever said before that they are not. */
export function sayOne(
  community: OpenCommunity,
  batch: BatchBuilder,
  persons: readonly MemberId[],
  { picks = {}, lane }: { readonly picks?: Picks; readonly lane?: Lane } = {},
): void {
  const { people } = community.tables
  for (const [index, one] of persons.entries()) {
    for (const other of persons.slice(index + 1)) voidLinks(community, batch, people.apartLinks(one, other))
  }
  for (const [index, one] of persons.entries()) {
    for (const other of persons.slice(index + 1)) {
      linkPeople(community, batch, one, other, { how: 'person', ...(lane && { lane }) })
    }
  }
  settleValues(community, batch, persons, picks)
}

/** Says that two are different people, whoever said before that they are one. */
export function sayApart(community: OpenCommunity, batch: BatchBuilder, a: MemberId, b: MemberId): void {
  const { people } = community.tables
  const [one, other] = [people.personOf(a), people.personOf(b)]
  const overruled = voidLinks(
    community,
    batch,
    people.linksBetween(one, other).filter(({ kind }) => kind === 'same'),
  )
  // Said against somebody's order it is said anew: whoever overrules the earlier word elsewhere is then asked.
  if (overruled > 0 || people.apartLinks(one, other).length === 0)
    addLink(community, batch, one, other, { kind: 'apart', how: 'person' })
}

type Picks = Readonly<Partial<Record<MemberField, MemberId>>>

/** Says what counts once the people are one, where the usual rule does not tell. */
function settleValues(community: OpenCommunity, batch: BatchBuilder, persons: readonly MemberId[], picks: Picks): void {
  batch.say(settle(sidesOf(community.tables, persons), picks).edits)
}

/** What stays one person although a record that may have held it together leaves. */
function holdTogether(community: OpenCommunity, batch: BatchBuilder, rest: readonly MemberId[]): void {
  const { people } = community.tables
  const inside = rest
    .flatMap((id) => people.linksOf(id))
    .filter((link) => rest.includes(link.a) && rest.includes(link.b))
  const { groups } = groupPeople(inside, () => true)
  const loose = rest.filter((id) => !groups.some((group) => group.includes(id))).map((id) => [id])
  const [first = [], ...others] = [...groups, ...loose]
  for (const other of others) linkRecords(community, batch, [first, other], { how: 'person' })
}
