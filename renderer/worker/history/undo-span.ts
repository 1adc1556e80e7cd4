import { saidField } from '../../../shared/crdt/member-records.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { printOf } from '../../../shared/people/part.ts'
import { saidPaths } from '../../../shared/people/said-paths.ts'
import type { SpanQuery, SpanUndone } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { voidLinks } from '../people/links.ts'
import { setBack } from './set-back.ts'
import { pagesOfSpan, planSpan, spannedPage } from './span-plan.ts'
import type { SpanPlan } from './span-plan.ts'

/**
 * Takes back what somebody did in a stretch of time, in one write. What others have worked on since stays, as the view
 * `spanUndo` lists; facts are voided; members that nobody else knows leave as those of a roster do, so that an edit which is
 * still on its way from another machine brings them back.
 */
export async function undoSpan(community: OpenCommunity, span: SpanQuery): Promise<Result<SpanUndone>> {
  await community.activity.catchUp()
  const pages = []
  for (const row of pagesOfSpan(community, span)) pages.push((await spannedPage(community, span, row)) ?? [])
  const plan = planSpan(community, span, pages.flat())
  const back = countOf(community, plan)
  if (back === 0) return failed('nothing-to-undo')
  const batch = community.batch()
  write(community, batch, plan)
  const commit = () => community.commit(batch.build(), 'history.undoSpan', { undo: back })
  const isAboutPeople = plan.links.length > 0 || plan.fields.some(({ record }) => record.startsWith('lnk_'))
  await (isAboutPeople ? community.review.reopening(commit) : commit())
  return ok({ back, stays: plan.stays.length })
}

/** How many things are taken back; what belongs to one decision counts once. */
export function countOf(community: OpenCommunity, plan: SpanPlan): number {
  const { members, records, entries, links, removed } = plan
  const others = members.length + records.length + entries.length + links.length + removed.length
  return toldFields(community, plan).length + others
}

/** The fields that are worth a line of their own: of a person with several records each once. */
export function toldFields({ tables }: OpenCommunity, { fields }: SpanPlan): SpanPlan['fields'] {
  const told = new Map<string, SpanPlan['fields'][number]>()
  for (const each of fields) {
    const { record, field } = each
    if (isId('lnk', record) && field === 'voidedBy') continue
    if (isId('ent', record) && field !== 'voided') continue
    const key = `${isId('mem', record) ? tables.people.personOf(record) : record} ${field}`
    if (!told.has(key)) told.set(key, each)
  }
  return [...told.values()]
}

function write(community: OpenCommunity, batch: BatchBuilder, plan: SpanPlan): void {
  const { tables, world } = community
  for (const { record, field, was } of plan.fields) setBack(tables, batch, record, pathOf(field), was)
  for (const { page, record, was } of plan.removed) batch.putBack(page, record, was)
  for (const record of plan.records) batch.setOwn(record, [], undefined)
  for (const id of plan.entries) batch.set(id, ['voided'], world.now())
  voidLinks(
    community,
    batch,
    [...plan.links, ...plan.places].flatMap((id) => tables.people.links.get(id) ?? []),
  )
  for (const id of plan.members) {
    const part = tables.people.part(id)?.part
    if (!part) continue
    if (part.copyOf !== undefined) {
      // A place in another chapter has no past of its own, and follows what is written of its person.
      batch.setOwn(id, [], undefined)
      continue
    }
    for (const path of part.said ? saidPaths(part.said) : []) batch.setOwn(id, [saidField(path)], undefined)
    batch.setOwn(id, ['left'], { at: world.now(), print: printOf(part.own) })
  }
}
