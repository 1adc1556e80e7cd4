import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentText } from '../../../shared/crdt/member-records.ts'
import type { ConsentKey } from '../../../shared/domain/consent.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import type { Part } from '../../../shared/people/part.ts'
import { hear } from '../../../shared/people/hear.ts'
import { byAge, personOf } from '../../../shared/people/person.ts'
import { sameValue } from '../../../shared/people/same-value.ts'
import { pick, say } from '../../../shared/people/say.ts'
import { toldOf } from '../../../shared/people/told.ts'
import { withSaid } from '../../helpers/people.ts'
import { chaptersOf, records, saying, untouched } from './people.ts'

/** The two places in which a value of a field may stand. */
const PLACES: Readonly<Partial<Record<MemberField, readonly MemberField[]>>> = {
  phone: ['phone', 'phone2'],
  phone2: ['phone', 'phone2'],
  email: ['email', 'email2'],
  email2: ['email', 'email2'],
}

describe('A person made of several records', () => {
  it('is the same in whatever order the records are given', () => {
    const shuffled = records.chain((parts) =>
      fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([parts, otherwise]) => {
        expect(personOf(otherwise)).toEqual(personOf(parts))
      }),
    )
  })

  it('loses no value of any record: it is shown, or stands beside what is shown', () => {
    fc.assert(
      fc.property(records, (parts) => {
        const { member, also } = personOf(parts)
        for (const { own } of parts) {
          for (const field of MEMBER_FIELDS) {
            const value = own[field]
            if (value === undefined) continue
            const places = PLACES[field] ?? [field]
            const known = [
              ...places.map((place) => member[place]),
              ...places.flatMap((place) => also[place]?.map((other) => other.value) ?? []),
            ]
            expect(known.some((other) => other !== undefined && sameValue(field, other, value))).toBe(true)
          }
        }
      }),
    )
  })

  it('shows what the person said of themselves, the latest of it, wherever no organizer said anything else', () => {
    fc.assert(
      fc.property(untouched, (parts) => {
        const { member } = personOf(parts)
        for (const field of MEMBER_FIELDS) {
          const said = parts.flatMap(({ own }) => toldOf(own, field) ?? [])
          const last = said
            .map(({ on }) => on)
            .sort()
            .at(-1)
          const latest = said.filter(({ on }) => on === last).map(({ value }) => value)
          if (said.length === 0) continue
          expect(latest.some((value) => sameValue(field, value, member[field] ?? ''))).toBe(true)
          expect(toldOf(member, field)).not.toBeNull()
        }
      }),
    )
  })

  it('loses no label, note, chapter or roster, as long as nobody took one away', () => {
    fc.assert(
      fc.property(untouched, (parts) => {
        const { member } = personOf(parts)
        for (const { own } of parts) {
          expect(member.tags).toEqual(expect.arrayContaining([...own.tags]))
          expect(member.interests).toEqual(expect.arrayContaining([...own.interests]))
          for (const line of own.notes.split('\n')) expect(member.notes).toContain(line)
        }
        expect(Object.keys(member.memberships).sort()).toEqual(chaptersOf(parts).sort())
      }),
    )
  })

  it('shows beside each value only values that some record has, and none twice', () => {
    fc.assert(
      fc.property(records, (parts) => {
        const { member, also } = personOf(parts)
        for (const [field, values] of Object.entries(also) as [MemberField, { part: MemberId; value: string }[]][]) {
          for (const { part, value } of values) {
            expect(parts.find(({ own }) => own.id === part)?.own[field]).toBe(value)
            expect(value).not.toBe(member[field])
          }
          expect(new Set(values.map(({ value }) => value)).size).toBe(values.length)
        }
      }),
    )
  })

  it('never makes of a refusal a yes, as long as nobody says that it is one', () => {
    fc.assert(
      fc.property(untouched, (parts) => {
        const { member } = personOf(parts)
        for (const { own } of parts) {
          for (const [key, consent] of Object.entries(own.consents)) {
            const shown = member.consents[key as ConsentKey]?.state
            expect(shown).toBe(consent?.state === 'withdrawn' ? 'withdrawn' : shown)
            expect(shown).toBeDefined()
          }
        }
      }),
    )
  })

  it('belongs to every chapter of its records, from the earliest day, and still does while any of them does', () => {
    fc.assert(
      fc.property(untouched, (parts) => {
        const { memberships } = personOf(parts).member
        for (const chapter of chaptersOf(parts)) {
          const all = parts.flatMap(({ own }) => own.memberships[chapter] ?? [])
          const shown = memberships[chapter]
          expect(shown?.until === undefined).toBe(all.some(({ until }) => until === undefined))
          const days = all.flatMap(({ from }) => from ?? []).sort()
          expect(shown?.from).toBe(days[0])
          expect(all.map(({ role }) => role)).toContain(shown?.role)
        }
      }),
    )
  })

  it('is archived when all records are, and not before', () => {
    fc.assert(
      fc.property(untouched, (parts) => {
        expect(personOf(parts).member.archived !== undefined).toBe(parts.every(({ own }) => own.archived !== undefined))
      }),
    )
  })

  it('has the id and the age of the oldest record', () => {
    fc.assert(
      fc.property(records, (parts) => {
        const [oldest] = [...parts].sort(byAge)
        expect(personOf(parts).member).toMatchObject({ id: oldest?.own.id, created: oldest?.own.created })
      }),
    )
  })
})

describe('What is said of a person', () => {
  it('is what is shown from then on, whatever was said before, and nobody disputes it', () => {
    fc.assert(
      fc.property(records, saying, (parts, { path, value }) => {
        const { member, disputes } = personOf(withSaid(parts, say(sorted(parts), path, value)))
        expect(shownAt(member, path)).toEqual(value)
        expect(Object.keys(disputes)).not.toContain(path[0])
      }),
    )
  })

  it('changes nothing else that is shown, but for what belongs to a name and the second of two numbers', () => {
    fc.assert(
      fc.property(records, saying, (parts, { path, value }) => {
        const said = withSaid(parts, say(sorted(parts), path, value))
        const before = shown(parts)
        const after = shown(said)
        const [kind = ''] = path
        const moved = new Set(['told', kind, ...(MOVED[kind] ?? [])])
        for (const field of MEMBER_FIELDS.filter((each) => !moved.has(each)))
          expect(toldOf(personOf(said).member, field)).toEqual(toldOf(personOf(parts).member, field))
        const others = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !moved.has(key))
        expect(others.map((key) => [key, after.get(key)])).toEqual(others.map((key) => [key, before.get(key)]))
      }),
    )
  })

  it('of a first number leaves the second where it is, unless the two change places', () => {
    fc.assert(
      fc.property(untouched, fc.constantFrom('phone', 'email'), (parts, first) => {
        const second = `${first}2` as const
        const before = personOf(parts).member
        const after = personOf(withSaid(parts, say(sorted(parts), [first], '0000'))).member
        expect(after[second]).toBe(before[second])
      }),
    )
  })

  it('stays in the pages and counts for nobody once the records are taken apart', () => {
    fc.assert(
      fc.property(records, (parts) => {
        const before = parts.map(({ own }) => own)
        const after = withSaid(parts, say(sorted(parts), ['city'], '花蓮')).map(({ own }) => own)
        expect(after).toEqual(before)
      }),
    )
  })
})

it('What is heard of a person is what will be read once it is written', () => {
  fc.assert(
    fc.property(records, fc.array(saying, { maxLength: 4 }), (parts, list) => {
      // Nobody is asked about consents before a merge: the refusal counts.
      const words = list.filter(({ path }) => path[0] !== 'consents')
      let [heard, written] = [parts, parts]
      for (const { path, value } of words) {
        const edits = say(sorted(heard), path, value)
        heard = hear(heard, edits)
        written = withSaid(written, edits)
      }
      expect(personOf(heard)).toMatchObject({
        member: personOf(written).member,
        also: personOf(written).also,
        disputes: personOf(written).disputes,
      })
    }),
  )
})

describe('A value that is picked', () => {
  it('is shown, and left to the usual rule again it is as if nobody had picked', () => {
    fc.assert(
      fc.property(untouched, fc.constantFrom(...MEMBER_FIELDS), fc.nat(3), (parts, field, at) => {
        const chosen = parts[at % parts.length]?.own
        if (!chosen) return
        const picked = withSaid(parts, pick(sorted(parts), field, chosen.id))
        const { member } = personOf(picked)
        expect(member[field]).toBe(chosen[field] ?? member[field])
        const again = withSaid(picked, pick(sorted(picked), field, null))
        expect(personOf(again).member).toEqual(personOf(parts).member)
      }),
    )
  })
})

const MOVED: Readonly<Record<string, readonly string[]>> = {
  name: ['family', 'given', 'reading'],
  phone: ['phone2'],
  email: ['email2'],
}

function sorted(parts: readonly Part[]): Part[] {
  return [...parts].sort(byAge)
}

function shown(parts: readonly Part[]): Map<string, string> {
  return new Map(Object.entries(personOf(parts).member).map(([key, value]) => [key, JSON.stringify(value)]))
}

/** What is shown where something was said, in the words in which it was. */
function shownAt(member: Member, [kind = '', key = '', inner]: readonly string[]): unknown {
  if (kind === 'tags' || kind === 'interests') return member[kind].includes(key) ? true : undefined
  if (kind === 'memberships') {
    const membership = member.memberships[key as ChapterId]
    return inner === undefined ? membership : membership?.until
  }
  const consent = kind === 'consents' ? member.consents[key as ConsentKey] : undefined
  return consent ? consentText(consent) : member[kind as 'notes']
}
