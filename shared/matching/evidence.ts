import type { Reason } from '../domain/matching.ts'
import { fold } from '../text/fold.ts'
import { readingOf } from '../text/reading.ts'
import type { BirthdayLikeness } from './birthdays.ts'
import { compareBirthdays } from './birthdays.ts'
import type { ContactEvidence, Roster } from './contact-evidence.ts'
import { accountEvidence, emailEvidence, numberEvidence, phoneEvidence } from './contact-evidence.ts'
import type { Frequencies } from './frequencies.ts'
import type { NameEvidence } from './name-evidence.ts'
import { nameEvidence } from './name-evidence.ts'
import type { PlaceEvidence } from './place-evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { BITS, DISCOUNT, M, MOST } from './weights.ts'

/** Everything two records say about being one person. */
export interface Evidence {
  /** The sum of all weights. */
  readonly bits: number
  readonly name: NameEvidence | null
  readonly contacts: readonly ContactEvidence[]
  readonly birthday: BirthdayLikeness | null
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
}

/** A name may be worth this much, so that without it evidence below `-MOST_A_NAME_BRINGS` need not look at names. */
export function evidenceOf(a: PreparedRecord, b: PreparedRecord, standard: Standard): Evidence {
  const weighed: { readonly bits: number; readonly reasons: readonly Reason[] }[] = []
  const { frequencies } = standard
  const name = nameEvidence(a, b, frequencies)
  if (name !== null) weighed.push({ bits: name.bits, reasons: name.comparison.reasons })
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
  const birthday = birthdayEvidence(a, b, frequencies)
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
    name,
    contacts,
    birthday: birthday?.likeness ?? null,
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

function birthdayEvidence(
  a: PreparedRecord,
  b: PreparedRecord,
  frequencies: Frequencies,
): (Weighed & { readonly likeness: BirthdayLikeness }) | null {
  let best: (Weighed & { readonly likeness: BirthdayLikeness }) | null = null
  for (const one of a.birthdays) {
    for (const other of b.birthdays) {
      const likeness = compareBirthdays(one, other)
      const same = Math.log2(M.birthday / Math.max(frequencies.birthday(one), frequencies.birthday(other)))
      const bits = {
        same,
        'same-day': same,
        swapped: same - DISCOUNT.swappedBirthday,
        typing: same - DISCOUNT.typedBirthday,
        near: BITS.birthdayNear,
        differs: BITS.birthdayDiffers,
      }[likeness]
      if (best !== null && best.bits >= bits) continue
      best = { likeness, bits, reasons: [birthdayReason(likeness, dateText(one), dateText(other))] }
    }
  }
  return best
}

function birthdayReason(likeness: BirthdayLikeness, left: string, right: string): Reason {
  switch (likeness) {
    case 'same':
    case 'same-day':
      return { code: 'birthday-same', sign: '+', params: { value: left.length > right.length ? left : right } }
    case 'swapped':
      return { code: 'birthday-swapped', sign: '+', params: { left, right } }
    case 'typing':
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
  if (mailed.emails.length === 0 || named.emails.some(({ key }) => mailed.emails.some((other) => other.key === key))) {
    return null
  }
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
