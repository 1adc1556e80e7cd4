import type { Reason } from '../domain/matching.ts'
import { editDistance } from './names/typing.ts'
import type { DialledNumber } from '../text/phone-numbers.ts'
import type { EmailForm } from './email-forms.ts'
import { compareEmails, isMailService, isRoleMailbox } from './email-forms.ts'
import type { Holders } from './holders.ts'
import type { Birthday } from './birthdays.ts'
import { BIRTHDAY_KEY, MANY, NUMBER_KEY } from './holders.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { BITS, DISCOUNT, M, UNKNOWN_SHARING } from './weights.ts'

/** What one kind of contact point says about two records. */
export interface ContactEvidence {
  readonly bits: number
  /** `own`: only one name is known for it; `shared`: several people use it; `guess`: a typing mistake away. */
  readonly level: 'own' | 'shared' | 'guess' | 'differs'
  /** Whether it is of a kind that belongs to one person rather than to a household. */
  readonly personal: boolean
  /** A mailbox called by letters alone, as its owner's namesakes would call theirs. */
  readonly untelling?: boolean
  /** How many people the contact point serves; 0 where the two have none in common. */
  readonly people: number
  readonly reasons: readonly Reason[]
}

/** The keys under which the contact points of a record are counted and found again. */
export function contactKeys(record: PreparedRecord): string[] {
  return [
    ...record.phones.map(phoneKey),
    ...record.emails.map(({ key }) => emailKey(key)),
    ...record.accounts,
    ...record.numbers.map(numberKey),
  ]
}

/** The keys under which it is counted how many people something serves: contact points, and birthdays. */
export function holderKeys(record: PreparedRecord): string[] {
  return [...contactKeys(record), ...record.birthdays.map(birthdayKey)]
}

export function birthdayKey({ year, month, day }: Birthday): string {
  return `${BIRTHDAY_KEY}${year * 10_000 + month * 100 + day}`
}

/** What telephone numbers say; null where one of the two records has none. Accounts, e-mails and membership numbers below likewise. */
export function phoneEvidence(a: PreparedRecord, b: PreparedRecord, list: Roster): ContactEvidence | null {
  if (a.phones.length === 0 || b.phones.length === 0) return null
  let best: ContactEvidence | null = null
  for (const one of a.phones) {
    for (const other of b.phones) best = better(best, ofPhones(one, other, list))
  }
  return (
    best ?? {
      bits: BITS.phoneDiffers,
      personal: false,
      level: 'differs',
      people: 0,
      reasons: [{ code: 'phone-differs', sign: '-' }],
    }
  )
}

export function emailEvidence(a: PreparedRecord, b: PreparedRecord, list: Roster): ContactEvidence | null {
  if (a.emails.length === 0 || b.emails.length === 0) return null
  let best: ContactEvidence | null = null
  for (const one of a.emails) {
    for (const other of b.emails) best = better(best, ofEmails(one, other, list))
  }
  return (
    best ?? {
      bits: BITS.emailDiffers,
      personal: true,
      level: 'differs',
      people: 0,
      reasons: [{ code: 'email-differs', sign: '-' }],
    }
  )
}

export function accountEvidence(a: PreparedRecord, b: PreparedRecord, list: Roster): ContactEvidence | null {
  const kinds = new Set(a.accounts.map(kindOf))
  if (!b.accounts.some((account) => kinds.has(kindOf(account)))) return null
  const shared = a.accounts.find((account) => b.accounts.includes(account))
  if (shared === undefined) {
    return {
      bits: BITS.accountDiffers,
      personal: true,
      level: 'differs',
      people: 0,
      reasons: [{ code: 'account-differs', sign: '-' }],
    }
  }
  return agreed(M.account, list.holders.countOf(shared), list.size, 0, [{ code: 'account-same', sign: '+' }])
}

export function numberEvidence(a: PreparedRecord, b: PreparedRecord, list: Roster): ContactEvidence | null {
  if (a.numbers.length === 0 || b.numbers.length === 0) return null
  const shared = a.numbers.find((number) => b.numbers.includes(number))
  if (shared === undefined) {
    return {
      bits: BITS.numberDiffers,
      personal: true,
      level: 'differs',
      people: 0,
      reasons: [{ code: 'number-differs', sign: '-' }],
    }
  }
  const reason: Reason = { code: 'number-same', sign: '+', params: { value: shared } }
  // Two lists that both count their rows from 1 agree in every number and mean nobody by it.
  if (!list.numbersMeanPeople) return { bits: 0, personal: true, level: 'differs', people: 0, reasons: [] }
  return agreed(M.number, list.holders.countOf(numberKey(shared)), list.size, 0, [reason])
}

/** What the evidence of contact points is held against. */
export interface Roster {
  readonly size: number
  readonly holders: Holders
  /** Whether membership numbers that agree belong to names that agree, by and large. */
  readonly numbersMeanPeople: boolean
}

function phoneKey({ number, extension }: DialledNumber): string {
  return `p${number}${extension === '' ? '' : `;${extension}`}`
}

function emailKey(key: string): string {
  return `e${key}`
}

function numberKey(number: string): string {
  return `${NUMBER_KEY}${number}`
}

function kindOf(account: string): string {
  return account.slice(0, account.indexOf(':'))
}

function better(best: ContactEvidence | null, next: ContactEvidence | null): ContactEvidence | null {
  return next === null || (best !== null && best.bits >= next.bits) ? best : next
}

function ofPhones(a: DialledNumber, b: DialledNumber, { holders, size }: Roster): ContactEvidence | null {
  if (a.number === b.number || a.typed === b.typed || isSameButForCountry(a, b) || isSameButForCountry(b, a)) {
    const repairs = a.typed === b.typed ? 0 : Number(a.state !== 'read') + Number(b.state !== 'read')
    const less = [0, DISCOUNT.repaired, DISCOUNT.twiceRepaired][repairs] ?? 0
    const code = repairs === 0 ? 'phone-same' : 'phone-repaired'
    const reason: Reason = { code, sign: '+', params: { value: a.state === 'read' ? a.typed : b.typed } }
    if (a.extension !== b.extension && a.extension !== '' && b.extension !== '') return null
    const known = Math.max(holders.countOf(phoneKey(a)), holders.countOf(phoneKey(b)))
    // Without its extension, an office's number is everybody's there.
    const people = a.extension === b.extension ? known : Math.max(known, OFFICE_PEOPLE)
    const evidence = agreed(M.phone, people, size, less, [reason], 'phone-shared')
    // Two numbers that were both put right may both have been put right wrongly.
    return repairs === 2 ? { ...evidence, level: 'guess' } : evidence
  }
  if (a.extension !== b.extension) return null
  const oneIsDamaged = editDistance(a.number, b.number, 1) <= 1 || editDistance(a.typed, b.typed, 1) <= 1
  if (!oneIsDamaged) return null
  const reason: Reason = { code: 'phone-typing', sign: '+', params: { left: a.typed, right: b.typed } }
  return { bits: BITS.phoneTyping, personal: false, level: 'guess', people: 0, reasons: [reason] }
}

/** The same digits once with a country code before them and once without, wherever they were taken to be from. */
function isSameButForCountry(home: DialledNumber, abroad: DialledNumber): boolean {
  const digits = home.typed.replace(/^0+/u, '')
  const code = abroad.number.length - 1 - digits.length
  return digits.length >= 8 && code > 0 && code <= 3 && abroad.number.endsWith(digits)
}

function ofEmails(a: EmailForm, b: EmailForm, { holders, size }: Roster): ContactEvidence | null {
  const likeness = compareEmails(a, b)
  if (likeness === 'differs') return null
  if (likeness === 'typing' || likeness === 'local') {
    const params = { left: `${a.local}@${a.domain}`, right: `${b.local}@${b.domain}` }
    const own = isMailService(a.domain) || isMailService(b.domain) ? 0 : BITS.ownDomain
    const bits = likeness === 'typing' ? BITS.emailTyping + own : BITS.emailLocal
    return { bits, personal: true, level: 'guess', people: 0, reasons: [{ code: 'email-typing', sign: '+', params }] }
  }
  const known = holders.countOf(emailKey(a.key))
  const people = isRoleMailbox(a) ? Math.max(known, ROLE_MAILBOX_PEOPLE) : known
  const code = likeness === 'same' ? 'email-same' : 'email-typing'
  const reason: Reason = {
    code,
    sign: '+',
    params: likeness === 'same' ? { value: a.key } : { left: a.key, right: b.key },
  }
  const untelling = !/\d/u.test(a.local)
  const evidence = agreed(M.email, people, size, likeness === 'same' ? 0 : DISCOUNT.mended, [reason], 'email-shared')
  return { ...evidence, untelling }
}

/** So many answer an office's telephone at least, even where only one of them is on the list. */
const OFFICE_PEOPLE = 6

/** info@ serves some people, even where only one of them is on the list. */
const ROLE_MAILBOX_PEOPLE = 4

function agreed(
  m: number,
  people: number,
  size: number,
  less: number,
  reasons: readonly Reason[],
  sharedCode?: 'phone-shared' | 'email-shared',
): ContactEvidence {
  const bits = people >= MANY ? 0 : Math.log2((m * size) / (UNKNOWN_SHARING + people - 1)) - less
  const personal = sharedCode !== 'phone-shared'
  if (people === 1) return { bits, personal, level: 'own', people, reasons }
  const shared: Reason[] = sharedCode === undefined ? [] : [{ code: sharedCode, sign: '-', params: { count: people } }]
  return { bits, personal, level: 'shared', people, reasons: [...reasons, ...shared] }
}
