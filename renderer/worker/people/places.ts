import { copyRecord, revisionField, saidField } from '../../../shared/crdt/member-records.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Membership } from '../../../shared/domain/member.ts'
import { NOTHING_SAID } from '../../../shared/people/part.ts'
import type { Part } from '../../../shared/people/part.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import type { Tables } from '../tables/tables.ts'
import { addLink } from './links.ts'

/**
 * Gives a person a record on a page of another chapter, with what the chapter's organizers need to know and may not look up:
 * name, contact, labels and consents as they stand. Notes stay where they were written. Linked to all the person's records.
 */
export function addPlace(
  community: Pick<OpenCommunity, 'tables' | 'world' | 'identity'>,
  batch: BatchBuilder,
  member: MemberId,
  chapter: ChapterId,
  membership: Membership,
): MemberId {
  const { people, members } = community.tables
  const person = people.personOf(member)
  const parts = people.recordsOf(person)
  const shown = members.get(person)?.member
  const original = parts.find(({ copyOf }) => copyOf === undefined) ?? parts[0]
  if (!shown || !original) throw new RangeError(`there is no ${member}`)
  const id = newId('mem', community.world.random)
  const record = copyRecord(original.copyOf ?? original.own.id, {
    ...shown,
    notes: '',
    sources: [],
    memberships: { [chapter]: membership },
    // Younger than what it was copied from, whatever the clock says: the person keeps their id.
    created: Math.max(community.world.now(), ...parts.map(({ own }) => own.created + 1)),
  })
  batch.create('members', chapter, id, { ...record, ...knownTo(parts) })
  for (const part of people.partsOf(person))
    addLink(community, batch, id, part, { kind: 'same', how: 'person', copy: id })
  return id
}

/** What is copied is known as of its latest revision; notes are not copied, so nothing is known of them. */
function knownTo(parts: readonly Part[]): PlainRecord {
  const known: Record<string, number> = {}
  const note = (field: string, count: number) => {
    known[field] = Math.max(count, known[field] ?? 0)
  }
  for (const { revisions = {}, said = NOTHING_SAID } of parts) {
    for (const [key, revision] of Object.entries(revisions))
      if (key !== 'notes') for (const [place, count] of Object.entries(revision)) note(revisionField(key, place), count)
    for (const [key, revision] of Object.entries(said.revisions))
      if (key !== 'notes')
        for (const [place, count] of Object.entries(revision)) note(saidField(['revisions', key, place]), count)
  }
  return known
}

/** Whether a person has a record on a page of the chapter. */
export function hasPlace({ people }: Tables, member: MemberId, chapter: ChapterId): boolean {
  return people.recordsOf(member).some(({ home }) => home === chapter)
}

/** The record that stands for a person in a chapter: its own where there is one, so that whoever has only that chapter knows it. */
export function recordIn({ people }: Tables, member: MemberId, chapter: ChapterId): MemberId {
  const parts = people.recordsOf(member)
  return parts.find(({ home }) => home === chapter)?.own.id ?? parts[0]?.own.id ?? member
}
