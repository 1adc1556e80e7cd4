import { consentField, consentText } from '../../../shared/crdt/member-records.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { CONSENT_KEYS } from '../../../shared/domain/consent.ts'
import type { Consent } from '../../../shared/domain/consent.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { toldOf } from '../../../shared/people/told.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import type { FieldChange } from '../../../shared/protocol/rosters.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** How two versions of a row stand to one another. */
export interface VersionOptions {
  /** What the columns of the version fed that is moved to: one it does not have takes nothing away. Null where all of it goes. */
  readonly fed: ReadonlySet<string> | null
  /** The day of joining of somebody whose row does not tell: that of the import they came with. */
  readonly joined: string
}

/** A value that moves on with the roster, or stays because somebody edited it here. */
interface Step {
  readonly field: string
  readonly path: readonly string[]
  readonly before: string
  readonly after: string
  readonly value: Plain | undefined
  readonly kept: boolean
  readonly told?: true
}

/**
 * Moves a member on from what a row said to what it says now, and tells what changed. Three-way: a value that still is what the
 * row said follows; one that was edited since stays, and is told as kept.
 */
export function applyVersion(
  batch: BatchBuilder,
  own: Member,
  from: MemberDraft,
  to: MemberDraft,
  options: VersionOptions,
): FieldChange[] {
  return versionSteps(own, from, to, options).map(({ field, path, before, after, value, kept, told }) => {
    if (!kept) batch.setOwn(own.id, path, value)
    return { member: own.id, name: own.name, field, before, after, kept, ...(told && { told }) }
  })
}

/** The same without writing anything. */
export function versionSteps(own: Member, from: MemberDraft, to: MemberDraft, options: VersionOptions): Step[] {
  return [
    ...fieldSteps(own, from, to, options),
    ...labelSteps(own, from, to, options),
    ...notesSteps(own, from, to, options),
    ...consentSteps(own, from, to, options),
  ]
}

function fieldSteps(own: Member, from: MemberDraft, to: MemberDraft, { fed, joined }: VersionOptions): Step[] {
  return MEMBER_FIELDS.flatMap((field) => {
    if (!to.fields[field] && !isFed(fed, field)) return []
    const otherwise = field === 'joined' ? joined : ''
    const was = from.fields[field] ?? otherwise
    const after = to.fields[field] ?? otherwise
    const before = own[field] ?? ''
    if (was === after || before === after || (field === 'name' && after === '')) return []
    return [
      {
        field,
        path: [field],
        before,
        after,
        value: after === '' ? undefined : after,
        ...holds(own, field, before !== was),
      },
    ]
  })
}

/** What the person themself said is nothing that a list puts right, not even where the list said the same before. */
function holds(own: Member, field: MemberField, isEdited: boolean): Pick<Step, 'kept' | 'told'> {
  return toldOf(own, field) ? { kept: true, told: true } : { kept: isEdited }
}

function labelSteps(own: Member, from: MemberDraft, to: MemberDraft, { fed }: VersionOptions): Step[] {
  return (['tags', 'interests'] as const).flatMap((kind) => {
    const held = new Set(own[kind])
    const added = to[kind].filter((label) => !from[kind].includes(label) && !held.has(label))
    const gone = isFed(fed, kind) ? from[kind].filter((label) => !to[kind].includes(label) && held.has(label)) : []
    return [
      ...added.map((label) => ({
        field: kind,
        path: [kind, label],
        before: '',
        after: label,
        value: true,
        kept: false,
      })),
      ...gone.map((label) => ({
        field: kind,
        path: [kind, label],
        before: label,
        after: '',
        value: undefined,
        kept: false,
      })),
    ]
  })
}

function notesSteps(own: Member, from: MemberDraft, to: MemberDraft, { fed }: VersionOptions): Step[] {
  if (from.notes === to.notes || own.notes === to.notes || (to.notes === '' && !isFed(fed, 'notes'))) return []
  const step = { field: 'notes', path: ['notes'], before: own.notes, after: to.notes, value: to.notes }
  return [{ ...step, kept: own.notes !== from.notes }]
}

/** Going on, a roster that says nothing of something takes back neither a yes nor a no. */
function consentSteps(own: Member, from: MemberDraft, to: MemberDraft, { fed }: VersionOptions): Step[] {
  return CONSENT_KEYS.flatMap((key) => {
    const was = from.consents[key] ?? ''
    const after = to.consents[key] ?? ''
    const known = own.consents[key]
    const before = known?.state ?? ''
    if (was === after || before === after || (after === '' && fed)) return []
    const value = after === '' ? undefined : consentText({ state: after, source: 'roster' })
    return [
      { field: 'consent', path: [consentField(key)], before, after, value, kept: before !== was || wasHeard(known) },
    ]
  })
}

/** A refusal that somebody heard by another way than the roster is no list's to take back, also where the list said the same. */
function wasHeard(known: Consent | undefined): boolean {
  return known?.state === 'withdrawn' && known.source !== undefined && known.source !== 'roster'
}

function isFed(fed: VersionOptions['fed'], target: string): boolean {
  return fed?.has(target) ?? true
}
