import { consentKey } from '../../../shared/domain/consent.ts'
import type { ConsentState } from '../../../shared/domain/consent.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { Membership } from '../../../shared/domain/member.ts'
import { isOpenFor } from '../../../shared/domain/reach.ts'
import type { Condition } from '../../../shared/domain/segment.ts'
import { ageOn, birthMonth, daysToBirthday } from '../../../shared/segments/birthdays.ts'
import { compileText } from '../../../shared/segments/text-match.ts'
import { daysOf, isIn, isWithin } from '../../../shared/segments/when.ts'
import { readingOf } from '../../../shared/text/reading.ts'
import { compileSearch } from '../../../shared/text/search.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { momentsOf, recordLeaf } from './leaf.ts'
import type { Ground, Leaf, Today } from './leaf.ts'

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** A person passes where any of their records says what is asked for. */
export function fieldLeaf({ field, test, values }: Of<'field'>): Leaf {
  const finds = compileText(field, test, values, (name) => readingOf(name))
  // Entries are replaced whenever anybody changes; what a text says of each is worked out once.
  const known = new WeakMap<MemberEntry, boolean>()
  return recordLeaf((entry) => {
    const before = known.get(entry)
    if (before !== undefined) return before
    const { member, person } = entry
    const others = person?.also[field] ?? []
    const passes = finds(member[field] ?? '') || others.some(({ value }) => finds(value))
    known.set(entry, passes)
    return passes
  })
}

export function searchLeaf({ text }: Of<'search'>): Leaf {
  const finds = compileSearch(text)
  return recordLeaf(({ search }) => finds === null || finds(search))
}

export function dayLeaf({ of, when }: Of<'day'>, today: Today): Leaf {
  const days = daysOf(when, today.day)
  if (of === 'joined')
    return recordLeaf(({ member }) => member.joined !== undefined && isIn(days, dayOf(member.joined)))
  const [from, until] = momentsOf(days, today.zone)
  return recordLeaf(({ member }) => member.created >= from && member.created < until)
}

export function birthdayLeaf(condition: Of<'birthday'>, { iso }: Today): Leaf {
  switch (condition.test) {
    case 'filled':
      return recordLeaf(({ member }) => birthMonth(member.birthday) !== null)
    case 'months': {
      const months = new Set(condition.months)
      return recordLeaf(({ member }) => {
        const month = birthMonth(member.birthday)
        return month !== null && months.has(month)
      })
    }
    case 'next':
      return recordLeaf(({ member }) => {
        const days = daysToBirthday(member.birthday, iso)
        return days !== null && days < condition.days
      })
  }
}

export function ageLeaf({ years }: Of<'age'>, { iso }: Today): Leaf {
  return recordLeaf(({ member }) => {
    const age = ageOn(member.birthday, iso)
    return age !== null && isWithin(years, age)
  })
}

export function labelLeaf({ of, labels }: Of<'label'>): Leaf {
  const wanted = new Set(labels)
  return recordLeaf(({ member }) => member[of].some((label) => wanted.has(label)))
}

export function chapterLeaf({ chapters, role, since, left }: Of<'chapter'>, today: Today): Leaf {
  const days = since && daysOf(since, today.day)
  const fits = (membership: Membership | undefined): boolean => {
    if (membership === undefined || (membership.until !== undefined) !== (left === true)) return false
    if (role !== undefined && membership.role !== role) return false
    return days === undefined || (membership.from !== undefined && isIn(days, dayOf(membership.from)))
  }
  return recordLeaf(({ member: { memberships } }) => {
    const among: readonly ChapterId[] = chapters.length > 0 ? chapters : Object.keys(memberships).filter(isChapter)
    return among.some((chapter) => fits(memberships[chapter]))
  })
}

export function consentLeaf({ purpose, channel, state }: Of<'consent'>): Leaf {
  const key = consentKey(purpose, channel)
  return recordLeaf(({ member }) => (member.consents[key]?.state ?? 'unsaid') === state)
}

/** Who can be reached: hangs on the record, on the day in every chapter's zone, and on what the community has decided. */
export function reachLeaf({ tables, world }: Ground, { purpose, channel }: Of<'reach'>): Leaf {
  let on = tables.reach.on(world.now())
  let known = new WeakMap<MemberEntry, boolean>()
  let version = 0
  return {
    cost: 0,
    bring: () => {
      const before = on
      on = tables.reach.on(world.now())
      if (on !== before) {
        known = new WeakMap()
        version += 1
      }
      return true
    },
    stamp: () => String(version),
    passes: (entry) => {
      const before = known.get(entry)
      if (before !== undefined) return before
      const passes = isOpenFor(entry.member, purpose, channel, on)
      known.set(entry, passes)
      return passes
    },
  }
}

/** That somebody is to be left alone, or has died, is kept as a consent withdrawn; that a guardian agreed, as one given. */
export function standingLeaf({ fact }: Of<'standing'>): Leaf {
  const state: ConsentState = fact === 'guardian' ? 'given' : 'withdrawn'
  return recordLeaf(({ member }) => member.consents[`standing:${fact}`]?.state === state)
}

export function rosterLeaf({ source }: Of<'roster'>): Leaf {
  return recordLeaf(({ member }) => member.sources.some((ref) => ref.source === source))
}

function isChapter(id: string): id is ChapterId {
  return isId('cha', id)
}
