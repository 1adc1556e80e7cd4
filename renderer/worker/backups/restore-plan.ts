import { editsBetween } from '../../../shared/crdt/history.ts'
import type { RecordChange } from '../../../shared/crdt/history.ts'
import { headsOf, loadHandle } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { consentOf, isConsentField } from '../../../shared/crdt/member-records.ts'
import { readPageLog } from '../../../shared/crdt/page-log.ts'
import { recordOf, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageKind } from '../../../shared/crdt/page.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { OrganizerId, PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { FoundInBackup, RestorePlan, RestoreSubject } from '../../../shared/protocol/backups.ts'
import { goingPath, isFixed } from '../history/restore-to.ts'
import { setBack } from '../history/set-back.ts'
import type { OpenCommunity } from '../open-community.ts'
import { isBookkeeping, leavingAsOne } from '../queries/history-view.ts'
import { valueText } from '../queries/value-text.ts'
import { turn } from '../turn.ts'
import { pagesFor } from './held-backup.ts'
import type { HeldBackup } from './held-backup.ts'
import type { BackupPage } from './read-backup.ts'

/** One record that is brought back. */
interface Restoring {
  readonly page: PageId
  readonly record: string
  readonly was: PlainRecord
  readonly isGone: boolean
  readonly edits: RecordChange['edits']
  /** Fields that others have written since, and that stay. */
  readonly stays: number
  /** Whether it would show somebody again who was archived since: they stay archived. */
  readonly staysArchived: boolean
}

/** Kinds of pages that a chapter's own work lies on; its door lists follow from them, rosters are taken back as rosters. */
const WORKED_ON: ReadonlySet<PageKind> = new Set(['chapter', 'members', 'salons', 'attendance', 'ledger'])

/** Names that are shown; of more the count says enough. */
const NAMED = 8

/** What bringing something back from a backup would change; null where the backup does not have it. */
export async function restorePlan(
  community: OpenCommunity,
  held: HeldBackup,
  what: RestoreSubject,
): Promise<RestorePlan | null> {
  const plan = await planOf(community, held, what)
  if (!plan) return null
  const told = (records: readonly Restoring[]) => ({
    count: records.length,
    names: records.flatMap(({ was }) => nameIn(was) ?? []).slice(0, NAMED),
  })
  const text = (field: string, value: Plain) =>
    value === null || value === '' ? null : valueText(community.tables, field, value)
  const fields =
    'record' in what
      ? plan
          .flatMap(({ isGone, edits }) => (isGone ? [] : leavingAsOne(edits)))
          .filter(({ field }) => !isBookkeeping(field))
          .map(({ field, before, after }) => ({ field, now: text(field, before), was: text(field, after) }))
      : []
  return {
    back: told(plan.filter(({ isGone }) => isGone)),
    changed: told(plan.filter(({ isGone, edits }) => !isGone && edits.length > 0)),
    fields,
    stays: plan.reduce((sum, { stays }) => sum + stays, 0),
    archived: new Set(
      plan.flatMap(({ record, staysArchived }) =>
        staysArchived && isId('mem', record) ? [community.tables.people.personOf(record)] : [],
      ),
    ).size,
  }
}

/** Writes it, as one edit of now that can be undone. */
export async function restoreFrom(
  community: OpenCommunity,
  held: HeldBackup,
  what: RestoreSubject,
): Promise<Result<{ readonly records: number }>> {
  const plan = await planOf(community, held, what)
  if (!plan) return failed('not-found')
  const batch = community.batch()
  let records = 0
  for (const { page, record, was, isGone, edits } of plan) {
    if (isGone) batch.putBack(page, record, was)
    for (const { field, after } of isGone ? [] : edits) {
      const path = after === null ? goingPath(field, was) : pathOf(field)
      setBack(community.tables, batch, record, path, after ?? undefined)
    }
    if (isGone || edits.length > 0) records += 1
  }
  if (records > 0) await community.commit(batch.build(), 'backup.restore', { undo: records })
  return ok({ records })
}

/** People and evenings of a backup whose names hold a text, the nearest names first. */
export function findIn(community: OpenCommunity, held: HeldBackup, text: string): FoundInBackup[] {
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted === '') return []
  const found: FoundInBackup[] = []
  for (const { page, bytes } of pagesFor(community, held)) {
    if (page.kind !== 'members' && page.kind !== 'salons') continue
    const then = loadHandle([bytes], community.identity.device)
    for (const [id, record] of Object.entries(recordsOf(then))) {
      const name = nameIn(record) ?? ''
      const isKind = isId('mem', id) || isId('sal', id)
      if (!isKind || record['copyOf'] !== undefined || !name.toLocaleLowerCase().includes(wanted)) continue
      const isGone = isId('mem', id)
        ? community.tables.people.part(id) === undefined || community.tables.people.isAway(id)
        : !community.tables.salons.has(id)
      found.push({ id, kind: isId('mem', id) ? 'member' : 'salon', name, isGone })
    }
    then.free()
  }
  return found.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1)).slice(0, FOUND)
}

/** Enough to find somebody among namesakes. */
const FOUND = 20

async function planOf(community: OpenCommunity, held: HeldBackup, what: RestoreSubject): Promise<Restoring[] | null> {
  const plan: Restoring[] = []
  let isThere = false
  const wanted = 'record' in what ? recordsOfPerson(community, what.record) : null
  for (const kept of pagesFor(community, held)) {
    const { kind, chapter } = kept.page
    if (!WORKED_ON.has(kind) || ('chapter' in what && chapter !== what.chapter)) continue
    const found = await restoringIn(community, kept, wanted)
    isThere ||= found !== null
    plan.push(...(found ?? []))
    await turn()
  }
  return isThere ? plan : null
}

function recordsOfPerson({ tables }: OpenCommunity, record: string): ReadonlySet<string> {
  if (!isId('mem', record)) return new Set([record])
  return new Set([record, ...tables.people.partsOf(tables.people.personOf(record))])
}

/** What of a page goes back; null where it has none of the records wanted, or is not here. Without `wanted` all are. */
async function restoringIn(
  community: OpenCommunity,
  { page, bytes }: BackupPage,
  wanted: ReadonlySet<string> | null,
): Promise<Restoring[] | null> {
  const { cabinet, identity } = community
  if (!cabinet.row(page.id)) return null
  const then = loadHandle([bytes], identity.device)
  try {
    const records = Object.entries(recordsOf(then)).filter(([id]) => (wanted ? wanted.has(id) : isWork(id)))
    if (records.length === 0) return null
    return await cabinet.glance(page.id, (now) => {
      // Of one record people see every field before they bring it back; of a chapter what others wrote since stays.
      const others = wanted ? null : writtenByOthers(community, now, headsOf(page.heads))
      return records.flatMap(
        ([record, was]) => restoring(page.id, record, { was, is: recordOf(now, record), others }) ?? [],
      )
    })
  } finally {
    then.free()
  }
}

function restoring(
  page: PageId,
  record: string,
  {
    was,
    is,
    others,
  }: { readonly was: PlainRecord; readonly is: PlainRecord | null; readonly others: OthersWork | null },
): Restoring | null {
  if (is === null) return { page, record, was, isGone: true, edits: [], stays: 0, staysArchived: false }
  const all = editsBetween(is, was).filter(({ field }) => !isFixed(field))
  const edits = all.filter((edit) => !others || !showsAgain(record, edit))
  const free = edits.filter((edit) => !others || !(others.has(record, edit.field) || takesBackRefusal(edit)))
  const [stays, staysArchived] = [edits.length - free.length, all.length > edits.length]
  return all.length === 0 ? null : { page, record, was, isGone: false, edits: free, stays, staysArchived }
}

/** Nobody sees whom it would concern: of a whole chapter nobody is contacted again who has refused since. */
function takesBackRefusal({ field, before, after }: RecordChange['edits'][number]): boolean {
  const [head = ''] = pathOf(field)
  if (!isConsentField(head)) return false
  return consentOf(before)?.state === 'withdrawn' && consentOf(after)?.state !== 'withdrawn'
}

/** Nor does anybody come back into a chapter's lists who was archived since, because they left, have died or asked for it. */
function showsAgain(record: string, { field, before, after }: RecordChange['edits'][number]): boolean {
  const [head = ''] = pathOf(field)
  if (!isId('mem', record) || !ARCHIVED.has(head)) return false
  return isMoment(before) && !isMoment(after)
}

/** A record's own, and what was said of a merged person, of whom 0 says that they are not. */
const ARCHIVED: ReadonlySet<string> = new Set(['archived', 'said/archived'])

function isMoment(value: Plain): boolean {
  return typeof value === 'number' && value > 0
}

/** Who organizes and pages of lists are not a chapter's work. */
function isWork(record: string): boolean {
  return !isId('org', record) && !isId('dev', record)
}

/** Which fields of a page others have written since. */
interface OthersWork {
  has(record: string, field: string): boolean
}

function writtenByOthers({ tables, identity }: OpenCommunity, now: Handle, since: readonly string[]): OthersWork {
  const organizerOf = (device: Parameters<typeof tables.devices.get>[0] | null): OrganizerId | undefined =>
    device ? tables.devices.get(device)?.organizer : undefined
  const touched = new Map<string, string[]>()
  for (const { device, touched: fields } of readPageLog(now, { heads: since, changes: [], gone: {} }).changes) {
    if (organizerOf(device) === identity.organizer) continue
    for (const [record, names] of Object.entries(fields))
      touched.set(record, [...(touched.get(record) ?? []), ...names])
  }
  return {
    has: (record, field) =>
      (touched.get(record) ?? []).some(
        (name) => name === '' || name === field || name.startsWith(`${field}/`) || field.startsWith(`${name}/`),
      ),
  }
}

function nameIn(record: PlainRecord): string | undefined {
  const name = record['name'] ?? record['theme']
  return typeof name === 'string' && name !== '' ? name : undefined
}
