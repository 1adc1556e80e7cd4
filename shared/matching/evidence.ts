import type { Reason } from '../domain/matching.ts'
import { fold } from '../text/fold.ts'
import { readingOf } from '../text/reading.ts'
import type { BirthdayHabits } from './birthday-habits.ts'
import type { Birthday, BirthdayLikeness } from './birthdays.ts'
import { compareBirthdays } from './birthdays.ts'
import type { ContactEvidence, Roster } from './contact-evidence.ts'
import { accountEvidence, birthdayKey, emailEvidence, numberEvidence, phoneEvidence } from './contact-evidence.ts'
import type { Frequencies } from './frequencies.ts'
import type { NameEvidence } from './name-evidence.ts'
import { nameEvidence, nameReasons } from './name-evidence.ts'
import type { PlaceEvidence } from './place-evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { BITS, MOST } from './weights.ts'

/** Everything two records say about being one person. */
export interface Evidence {
  /** The sum of all weights. */
  readonly bits: number
  /** The sum of what speaks against it, from 0 down. */
  readonly against: number
  readonly name: NameEvidence | null
  readonly contacts: readonly ContactEvidence[]
  readonly birthday: BirthdayLikeness | null
  /** Whether the birthdays speak for one person, as far as birthdays on these rosters do. */
  readonly bornAlike: boolean
  /** Whether they speak against it beyond what is usual here. */
  readonly bornApart: boolean
  readonly place: PlaceEvidence | null
  readonly sameOrganization: boolean
  readonly emailSpeaks: boolean
  readonly genderDiffers: boolean
  /** The weightiest first. */
  readonly reasons: readonly Reason[]
}

/** What the records are held against: how frequent values are and whom contact points serve. */
export interface Standard extends Roster {
  readonly frequencies: Frequencies
  readonly habits: BirthdayHabits
}

/** Compares two records field by field. What one of them lacks says nothing. */
export function evidenceOf(a: PreparedRecord, b: PreparedRecord, standard: Standard): Evidence {
  const weighed: { readonly bits: number; readonly reasons: readonly Reason[] }[] = []
  const { frequencies } = standard
  const name = nameEvidence(a, b, frequencies)
  if (name !== null) weighed.push({ bits: name.bits, reasons: nameReasons(name.comparison) })
  const contacts: ContactEvidence[] = []
  for (const evidence of [
    phoneEvidence(a, b, standard),
    emailEvidence(a, b, standard),
    accountEvidence(a, b, standard),
    numberEvidence(a, b, standard),
  ]) {
    if (evidence === null) continue
    contacts.push(evidence)
    weighed.push(evidence)
  }
  const birthday = birthdayEvidence(a, b, name?.comparison.agreement === 'differs', standard)
  if (birthday !== null) weighed.push(birthday)
  const place = placeEvidence(a, b, frequencies)
  if (place !== null) weighed.push({ bits: place.bits, reasons: place.reason === null ? [] : [place.reason] })
  const organization = organizationEvidence(a, b, frequencies)
  if (organization !== null) weighed.push(organization)
  const speaks = emailSpeaks(a, b, name)
  if (speaks !== null) weighed.push(speaks)
  const genderDiffers = a.gender !== '' && b.gender !== '' && a.gender !== b.gender
  if (genderDiffers) weighed.push({ bits: BITS.genderDiffers, reasons: [{ code: 'gender-differs', sign: '-' }] })
  weighed.sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
  return {
    bits: weighed.reduce((sum, { bits }) => sum + bits, 0),
    against: weighed.reduce(
      (sum, { bits }) => sum + Math.min(bits, 0),
      Math.min((name?.against ?? 0) - Math.min(name?.bits ?? 0, 0), 0),
    ),
    name,
    contacts,
    birthday: birthday?.likeness ?? null,
    bornAlike: birthday !== null && birthday.bits >= BORN_ALIKE,
    bornApart: birthday?.likeness === 'differs' && standard.habits.trusted,
    place,
    sameOrganization: organization !== null,
    emailSpeaks: speaks !== null,
    genderDiffers,
    reasons: weighed.flatMap(({ reasons }) => reasons),
  }
}

interface Weighed {
  readonly bits: number
  readonly reasons: readonly Reason[]
}

type BirthdayEvidence = Weighed & { readonly likeness: BirthdayLikeness }

function birthdayEvidence(
  a: PreparedRecord,
  b: PreparedRecord,
  namesDiffer: boolean,
  standard: Standard,
): BirthdayEvidence | null {
  let best: BirthdayEvidence | null = null
  for (const one of a.birthdays) {
    for (const other of b.birthdays) {
      const likeness = compareBirthdays(one, other)
      const bits = birthdayBits(likeness, one, other, namesDiffer, standard)
      if (best !== null && best.bits >= bits) continue
      best = { likeness, bits, reasons: [birthdayReason(likeness, dateText(one), dateText(other))] }
    }
  }
  return best
}

/** Birthdays count from here on; nearly the same ones do only where they are often mistyped. */
const BORN_ALIKE = 1

function birthdayBits(
  likeness: BirthdayLikeness,
  a: Birthday,
  b: Birthday,
  namesDiffer: boolean,
  { frequencies, holders, habits: { m } }: Standard,
): number {
  // The two who are being compared do not make the day a common one.
  const themselves = namesDiffer ? 2 : 1
  const chanceOf = (birthday: Birthday) =>
    frequencies.birthday(birthday, holders.countOf(birthdayKey(birthday)) - themselves)
  const chance = Math.max(chanceOf(a), chanceOf(b))
  switch (likeness) {
    case 'same':
    case 'same-day':
      return Math.log2(m.same / chance)
    case 'swapped':
      return Math.log2(m.swapped / (chance * BY_CHANCE.swapped))
    case 'typing':
      return Math.log2(m.typing / (chance * BY_CHANCE.typing))
    case 'close':
      return Math.log2(m.close / BY_CHANCE.close)
    case 'near':
      return Math.log2(m.near / BY_CHANCE.near)
    case 'differs':
      return Math.log2(m.differs / BY_CHANCE.differs)
  }
}

/**
 * How often two people's birthdays agree so by chance: as many times as they are the same for a swap (where it makes
 * another date) and for one wrong digit (of eight, in the dates there are); as a share of all pairs for the rest.
 */
const BY_CHANCE = { swapped: 0.4, typing: 28, close: 0.0055, near: 0.06, differs: 0.94 } as const

function birthdayReason(likeness: BirthdayLikeness, left: string, right: string): Reason {
  switch (likeness) {
    case 'same':
    case 'same-day':
      return { code: 'birthday-same', sign: '+', params: { value: left.length > right.length ? left : right } }
    case 'swapped':
      return { code: 'birthday-swapped', sign: '+', params: { left, right } }
    case 'typing':
    case 'close':
    case 'near':
      return { code: 'birthday-typing', sign: '+', params: { left, right } }
    case 'differs':
      return { code: 'birthday-differs', sign: '-', params: { left, right } }
  }
}

function dateText({
  year,
  month,
  day,
}: {
  readonly year: number
  readonly month: number
  readonly day: number
}): string {
  const rest = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return year === 0 ? rest : `${String(year).padStart(4, '0')}-${rest}`
}

function organizationEvidence(a: PreparedRecord, b: PreparedRecord, frequencies: Frequencies): Weighed | null {
  const shared = a.organizations.find((one) => b.organizations.includes(one))
  if (shared === undefined) return null
  const bits = Math.min(frequencies.organizationBits(shared) / 2, MOST.organization)
  return { bits, reasons: [{ code: 'organization-same', sign: '+' }] }
}

/**
 * Where one of the two has no name, or only a part of one, and no second address to hold against the first, the address itself
 * may name the other: j.fisher4@… is one that Jackson Fisher would choose.
 */
function emailSpeaks(a: PreparedRecord, b: PreparedRecord, name: NameEvidence | null): Weighed | null {
  if (name !== null && name.comparison.agreement !== 'partial' && name.comparison.agreement !== 'unknown') return null
  const value = spokenBy(a, b) ?? spokenBy(b, a)
  return value
}

function spokenBy(named: PreparedRecord, mailed: PreparedRecord): Weighed | null {
  if (named.emails.length > 0) return null
  for (const { family, given } of named.names) {
    const surname = lettersOf(family)
    const first = lettersOf(given.join(''))
    if (surname.length < 2 || first === '') continue
    for (const { local, key } of mailed.emails) {
      const letters = local.replace(/[^a-z]/gu, '')
      const reason: Reason = { code: 'email-name', sign: '+', params: { value: key } }
      if (letters === first + surname || letters === surname + first || letters === first.charAt(0) + surname) {
        return { bits: BITS.emailSpeaksSurname, reasons: [reason] }
      }
      const initials = first.charAt(0) + surname.charAt(0)
      if (letters === initials) return { bits: BITS.emailSpeaksInitials, reasons: [reason] }
    }
  }
  return null
}

function lettersOf(name: string): string {
  return fold(readingOf(name) || name).replace(/[^a-z]/gu, '')
}
