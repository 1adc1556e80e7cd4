import { usualReach } from '../../helpers/reach.ts'
import { describe, expect, test } from 'vitest'
import { guestsOf, headcountOf, type AttendanceEntry } from '../../../shared/domain/attendance.ts'
import { instantOf } from '../../../shared/calendar/instants.ts'
import { isId, newId, type SalonId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, LABEL_LIMIT, NAME_LIMIT } from '../../../shared/domain/member.ts'
import { dueOn } from '../../../shared/salons/tasks.ts'
import { reachBy, refusalOf, refusesContact } from '../../../shared/domain/reach.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import { sampleCommunity, SAMPLE_SEED, type SampleCommunity } from '../../../shared/sample/sample-community.ts'
import { checkPlan } from '../../../shared/exports/check-plan.ts'
import { exportPlan } from '../../../shared/protocol/exports.ts'
import { readSegment } from '../../../shared/protocol/segment-tree.ts'
import { safeParse } from 'valibot'
import { hasHan } from '../../../shared/text/fold.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const DAY = 86_400_000
const organizer = newId('org', seededRandom(1).bytes)

function sample(seed = SAMPLE_SEED, language: (typeof LANGUAGES)[number] = 'zh-TW'): SampleCommunity {
  return sampleCommunity({ seed, now: NOW, language, organizer, organizerName: '陳怡君' })
}

/** What somebody was asked, by where their word is kept. */
function purposeOf(key: string): string {
  const [purpose = '', rest = ''] = key.split(':')
  return purpose === 'standing' ? rest : purpose
}

function entriesBySalon(made: SampleCommunity): Map<SalonId, AttendanceEntry[]> {
  const bySalon = new Map<SalonId, AttendanceEntry[]>(made.salons.map((salon) => [salon.id, []]))
  for (const entry of made.entries) bySalon.get(entry.salon)?.push(entry)
  return bySalon
}

describe('the sample', () => {
  const made = sample()

  test('is the same for the same seed and moment, and another for another seed', () => {
    expect(JSON.stringify(sample())).toBe(JSON.stringify(made))
    expect(JSON.stringify(sample(7))).not.toBe(JSON.stringify(made))
  })

  test('has salons at venues with room for them, and tasks, some of which are late, for those to come', () => {
    const ahead = made.salons.filter((salon) => salon.start > '2026-11-24' && salon.tasks.length > 0)
    expect(ahead).toHaveLength(5)
    for (const { venueId, capacity = 0, chapter, venue } of made.salons) {
      const there = made.venues.find(({ id }) => id === venueId)
      expect(there).toMatchObject({ name: venue, chapter })
      expect(there?.capacity).toBeGreaterThanOrEqual(capacity)
    }
    const tasks = ahead.flatMap((salon) =>
      salon.tasks.map((task) => ({ ...task, due: dueOn(salon.start, task.daysBefore) })),
    )
    expect(tasks.filter(({ done, due }) => done === undefined && due < '2026-11-24').length).toBeGreaterThan(0)
    expect(tasks.filter(({ done, due }) => done !== undefined && due >= '2026-11-24')).toEqual([])
    expect(tasks.some(({ owner }) => owner === '陳怡君')).toBe(true)
    const paid = ahead.filter(({ fee }) => fee !== undefined)
    expect(paid.map(({ currency }) => currency)).toEqual(['TWD', 'TWD'])
  })

  test('has three chapters, about 400 members and a year of salons', () => {
    expect(made.chapters.map((chapter) => chapter.name)).toEqual(['台北', '台中', '上海'])
    expect(made.members.length).toBeGreaterThan(390)
    expect(made.members.length).toBeLessThan(430)
    const past = made.salons.filter((salon) => salon.start < '2026-11-24')
    expect(past.length).toBeGreaterThan(80)
    expect(made.salons.length - past.length).toBe(6)
    expect(made.salons.filter((salon) => salon.cancelled !== undefined)).toHaveLength(1)
    expect(made.entries.length).toBeGreaterThan(4000)
    expect(made.entries.length).toBeLessThan(10_000)
  })

  test('shows Chinese names of both kinds, Latin names, people with both, and namesakes born in different years', () => {
    const names = made.members.map((member) => member.name)
    expect(names.filter((name) => !hasHan(name)).length).toBeGreaterThan(5)
    expect(names.filter((name) => hasHan(name) && /[a-z]/i.test(name)).length).toBeGreaterThan(5)
    expect(names).toContain('Amy Chen 陳佩珊')
    expect(names).toContain('歐陽子軒')
    for (const name of ['張家豪', '陳怡君', '林雅婷', '王伟']) {
      const born = made.members.filter((member) => member.name === name).map((member) => member.birthday?.slice(0, 4))
      expect(born.length).toBe(2)
      expect(new Set(born).size).toBe(2)
    }
  })

  test('knows what people paid and gave until yesterday, and since they joined', () => {
    const joined = new Map(made.members.map((member) => [member.id, member.joined ?? '']))
    const { purchases, contributions, overrides, settings } = made.value
    expect(purchases.length).toBeGreaterThan(300)
    expect(contributions.length).toBeGreaterThan(5)
    expect(overrides).toHaveLength(1)
    for (const { day, member } of [...purchases, ...contributions]) {
      expect(day < '2026-11-24').toBe(true)
      expect(day >= (joined.get(member) ?? '')).toBe(true)
    }
    expect(new Set(purchases.map(({ currency }) => currency))).toEqual(new Set(['TWD', 'CNY']))
    expect(settings.rights.length).toBeGreaterThan(1)
  })

  test('has heard from guests of its last evening, and leaves that evening to be gone through', () => {
    const [latest] = made.reviews
    const salon = made.salons.find(({ id }) => id === latest?.salon)
    expect(salon).toBeDefined()
    expect(salon?.closed).toBeUndefined()
    expect(made.reviews.every((review) => review.salon === salon?.id)).toBe(true)
    expect(made.feedback.map(({ state }) => state)).toEqual([
      'heard',
      'heard',
      'answered',
      'thanked',
      'adopted',
      'thanked',
      'declined',
      'heard',
      'answered',
    ])
    const followedUp = new Set(made.touchpoints.map((touchpoint) => touchpoint.salon))
    expect(followedUp.size).toBe(1)
    const earlier = made.salons.find(({ id }) => followedUp.has(id))
    expect(earlier?.closed).toBeLessThan(NOW)
    expect(earlier?.talk?.questions).toHaveLength(2)
    for (const { at } of [...made.reviews, ...made.feedback, ...made.touchpoints]) expect(at).toBeLessThan(NOW)
  })

  test('knows who sat together at most of its evenings, and only people who came', () => {
    const entries = entriesBySalon(made)
    expect(new Set(made.meetings.map(({ salon }) => salon)).size).toBeGreaterThan(40)
    for (const { salon, members } of made.meetings) {
      const guests = guestsOf((salon && entries.get(salon)) ?? [])
      expect(members.length).toBeGreaterThan(1)
      expect(members.filter((member) => !guests.get(member)?.arrived)).toEqual([])
    }
  })

  test('has people who are kept apart, and a few who want to be left alone', () => {
    expect(made.keepApart).toHaveLength(2)
    const known = new Set(made.members.map(({ id }) => id))
    expect(made.keepApart.filter(({ a, b }) => a === b || !known.has(a) || !known.has(b))).toEqual([])
    const left = made.members.filter((each) => each.archived === undefined && refusesContact(each, usualReach))
    expect(left.map((each) => refusalOf(each, usualReach) ?? '').sort()).toEqual(
      ['minor', 'noContact', 'withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'].sort(),
    )
  })

  test('has two people under age, one of them with a parent’s word', () => {
    const young = made.members.filter(({ birthday }) => birthday !== undefined && birthday.slice(0, 4) === '2010')
    expect(young.map(({ consents }) => consents['standing:guardian']?.state ?? 'nothing').sort()).toEqual([
      'given',
      'nothing',
    ])
  })

  test('says of each consent how it is known, and of those on a form which version of the text it was', () => {
    const said = made.members.flatMap(({ consents }) => Object.entries(consents))
    expect(new Set(said.map(([, { source }]) => source))).toEqual(
      new Set(['form', 'online', 'spoken', 'message', 'earlier']),
    )
    for (const [key, { source, wording, at = 0 }] of said) {
      expect(at).toBeLessThan(NOW)
      const text = made.wordings.find(({ id }) => id === wording)
      expect(text !== undefined).toBe(source === 'form' || source === 'online')
      expect(text?.purpose ?? purposeOf(key)).toBe(purposeOf(key))
      expect(text?.created ?? 0).toBeLessThanOrEqual(at)
    }
    const versions = made.wordings.filter(({ purpose }) => purpose === 'news').map(({ id }) => id)
    const agreed = new Set(said.map(([, { wording }]) => wording))
    expect(versions).toHaveLength(2)
    expect(versions.filter((id) => !agreed.has(id))).toEqual([])
    for (const { texts } of made.wordings) expect(Object.keys(texts)).toEqual([...LANGUAGES])
  })

  test.each(LANGUAGES)('has segments and kept exports in %s that can be read', (language) => {
    const { segments, exports } = sample(SAMPLE_SEED, language).lists
    expect(segments.map(({ where }) => readSegment(where)).filter((tree) => tree === null)).toEqual([])
    for (const { plan } of exports) {
      const read = safeParse(exportPlan, plan)
      expect(read.success && checkPlan(read.output).ok).toBe(true)
      expect(segments.map(({ id }) => id)).toContain(plan.rows.query.segment)
    }
  })

  test('is about something on every evening', () => {
    expect(made.salons.filter(({ interests }) => interests.length === 0)).toEqual([])
  })

  test('has the sign-in sheet of the last evening, with everybody who had said yes', () => {
    const [sheet, ...others] = made.sheets
    expect(others).toEqual([])
    const guests = [...guestsOf(made.entries.filter(({ salon }) => salon === sheet?.salon)).values()]
    const going = guests.filter(({ status }) => status === 'going').map(({ member }) => member)
    expect(sheet?.rows.length).toBeGreaterThan(5)
    expect(new Set(sheet?.rows)).toEqual(new Set(going))
    expect(guests.some(({ arrived }) => arrived)).toBe(true)
  })

  test('has members in two chapters and some who left', () => {
    const both = made.members.filter((member) => Object.keys(member.memberships).length === 2)
    expect(both.length).toBeGreaterThan(8)
    expect(made.members.filter((member) => member.archived !== undefined)).toHaveLength(12)
  })

  test('uses telephone numbers and addresses that nobody has', () => {
    const phones = made.members.flatMap((member) => member.phone ?? [])
    const unlisted = /^(0900-?1|\+886 900 1|100|\+86 100|\+44 7700 900|\+1 \d{3} 555 01)/
    expect(phones.filter((phone) => !unlisted.test(phone))).toEqual([])
    const emails = made.members.flatMap((member) => member.email ?? [])
    expect(emails.filter((email) => !/^[a-z0-9.]+@example\.(com|org|net)$/.test(email))).toEqual([])
    expect(new Set(emails).size).toBe(emails.length)
  })

  test('shows rhythms: regulars, people who drift off, newcomers', () => {
    const arrivals = made.entries.filter((entry) => entry.kind === 'arrival')
    const times = new Map<string, number[]>()
    for (const { member, at } of arrivals) times.set(member, [...(times.get(member) ?? []), at])
    const counts = [...times.values()]
    expect(counts.filter((list) => list.length >= 15).length).toBeGreaterThan(15)
    const drifted = counts.filter((list) => list.length >= 5 && NOW - Math.max(...list) > 45 * DAY)
    expect(drifted.length).toBeGreaterThan(10)
    const first = counts.filter((list) => NOW - Math.min(...list) < 60 * DAY)
    expect(first.length).toBeGreaterThan(8)
    expect(arrivals.some((entry) => entry.walkIn)).toBe(true)
  })

  test('has waitlists, no-shows and an upcoming salon with free seats', () => {
    const bySalon = entriesBySalon(made)
    const counts = made.salons.map((salon) => ({
      salon,
      count: headcountOf(guestsOf(bySalon.get(salon.id) ?? []).values(), salon.capacity),
    }))
    const upcoming = counts.filter(({ salon }) => salon.start > '2026-11-24')
    expect(counts.filter(({ count }) => count.waitlisted > 0).length).toBeGreaterThan(5)
    expect(counts.filter(({ count }) => count.arrived > 0 && count.missing > 0).length).toBeGreaterThan(30)
    expect(upcoming.some(({ salon, count }) => count.going > 0 && count.going < (salon.capacity ?? 0))).toBe(true)
  })

  test('has written to most, not all, of those asked to the evenings ahead, and by no way that was refused', () => {
    const members = new Map(made.members.map((member) => [member.id, member]))
    const bySalon = entriesBySalon(made)
    const asked = made.salons
      .filter((salon) => salon.start > '2026-11-24')
      .flatMap((salon) => [...guestsOf(bySalon.get(salon.id) ?? []).values()])
      .filter(({ status }) => status === 'invited')
    const sent = asked.flatMap((guest) => guest.sent)
    expect(sent.length).toBeGreaterThan(asked.length / 3)
    expect(sent.length).toBeLessThan(asked.length)
    for (const { member, channel } of sent) {
      const person = members.get(member)
      expect(person && reachBy(person, channel, usualReach)).toBe('open')
    }
  })
})

describe.each(LANGUAGES)('the sample in %s', (language) => {
  test('speaks that language in labels and themes, and leaves names as people write them', () => {
    const made = sample(SAMPLE_SEED, language)
    expect(made.members.map((member) => member.name)).toEqual(sample().members.map((member) => member.name))
    const themes = made.salons.map((salon) => salon.theme)
    expect(themes.every((theme) => hasHan(theme) === (language !== 'en'))).toBe(true)
    const labels = made.members.flatMap((member) => [...member.tags, ...member.interests])
    expect(labels.every((label) => hasHan(label) === (language !== 'en'))).toBe(true)
  })
})

describe.each([SAMPLE_SEED, 1, 2, 3, 4_294_967_295])('whatever the seed (%d)', (seed) => {
  const made = sample(seed)

  test('every id is one and every reference leads somewhere', () => {
    const members = new Set<string>(made.members.map((member) => member.id))
    const chapters = new Set<string>(made.chapters.map((chapter) => chapter.id))
    const series = new Set<string>(made.series.map((each) => each.id))
    const salons = new Set<string>(made.salons.map((salon) => salon.id))
    const organizers = new Set<string>([organizer, ...made.organizers.map((each) => each.id)])
    expect(members.size).toBe(made.members.length)
    expect(salons.size).toBe(made.salons.length)
    expect(new Set(made.entries.map((entry) => entry.id)).size).toBe(made.entries.length)
    expect(made.members.every((member) => isId('mem', member.id))).toBe(true)
    expect(made.members.flatMap((member) => Object.keys(member.memberships)).every((id) => chapters.has(id))).toBe(true)
    expect(
      made.chapters.every((chapter) => chapter.leaders.length > 0 && chapter.leaders.every((id) => members.has(id))),
    ).toBe(true)
    for (const salon of made.salons) {
      expect(chapters.has(salon.chapter) && series.has(salon.series ?? '')).toBe(true)
      expect(salon.hosts.length > 0 && salon.hosts.every((id) => members.has(id))).toBe(true)
    }
    for (const entry of made.entries) {
      expect(salons.has(entry.salon) && members.has(entry.member) && organizers.has(entry.by)).toBe(true)
    }
  })

  test('nothing happened in the future, before somebody joined, or after they left', () => {
    const members = new Map(made.members.map((member) => [member.id, member]))
    const starts = new Map(made.salons.map((salon) => [salon.id, salon.start.slice(0, 10)]))
    for (const { created, archived, joined = '' } of made.members) {
      expect(created).toBeLessThan(NOW)
      expect(archived ?? NOW).toBeGreaterThan(created)
      expect(joined >= '2023-11-01' && joined <= '2026-11-24').toBe(true)
    }
    for (const { member, at, salon } of made.entries) {
      const guest = members.get(member)
      expect(at).toBeLessThanOrEqual(NOW)
      expect((guest?.joined ?? '') <= (starts.get(salon) ?? '')).toBe(true)
      expect(at).toBeLessThan(guest?.archived ?? Infinity)
    }
  })

  test('no salon is overbooked, ends before it starts, or receives people early or after it was called off', () => {
    const bySalon = entriesBySalon(made)
    for (const salon of made.salons) {
      const entries = bySalon.get(salon.id) ?? []
      const start = instantOf(salon.start, salon.zone) ?? 0
      const count = headcountOf(guestsOf(entries).values(), salon.capacity)
      expect(salon.start < salon.end).toBe(true)
      expect(salon.created).toBeLessThan(Math.min(start, NOW))
      expect(count.overbooked).toBe(0)
      expect(count.arrived).toBeLessThanOrEqual(salon.cancelled === undefined ? (salon.capacity ?? 0) : 0)
      const wrong = entries.filter(({ kind, at }) => {
        const early = at <= salon.created
        return early || (kind === 'arrival' ? Math.abs(at - start) > DAY / 24 : at >= start)
      })
      expect(wrong).toEqual([])
    }
  })

  test('every text is within its limit', () => {
    for (const member of made.members) {
      expect(member.name.length > 0 && member.name.length <= NAME_LIMIT).toBe(true)
      const texts = Object.values(member).filter((value) => typeof value === 'string')
      expect(texts.every((text) => text.length <= FIELD_LIMIT)).toBe(true)
      for (const label of [...member.tags, ...member.interests]) expect(label.length).toBeLessThanOrEqual(LABEL_LIMIT)
    }
  })
})
