import { countryOf } from '../../../shared/calendar/country.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Payer } from '../../../shared/domain/purchase-import.ts'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import { phoneDigits } from '../../../shared/text/phones.ts'
import type { OpenCommunity } from '../open-community.ts'
import { matching } from '../people/matching-later.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'

/** Who somebody of a file may be. */
export interface Found {
  /** Null where a person should look. */
  readonly sure: MemberId | null
  /** The likeliest first. */
  readonly candidates: readonly MemberId[]
  /** Whom to take while nobody has looked; null for nobody. */
  readonly proposed: MemberId | null
}

export const STRANGER: Found = { sure: null, candidates: [], proposed: null }

/**
 * Who the people of a file are. A membership number, a telephone number or a mailbox that one member alone has tells without a
 * name; with a name the matcher of rosters decides: what it would merge unasked is sure, all else is for a person to choose.
 * Null once nobody wants to know any more.
 */
export async function findPayers(
  community: OpenCommunity,
  payers: ReadonlyMap<string, Payer>,
  { chapter, wanted }: { readonly chapter: ChapterId; readonly wanted: () => boolean },
): Promise<ReadonlyMap<string, Found> | null> {
  const found = new Map<string, Found>()
  const named = new Map<string, Payer>()
  const contacts = await contactsOf(community.tables, wanted)
  if (!contacts) return null
  for (const [key, payer] of payers) {
    const byNumber = contacts.of('number', payer.number)
    const [only] = byNumber
    if (only !== undefined && byNumber.length === 1 && isCalled(community.tables, only, payer.name))
      found.set(key, { sure: only, candidates: byNumber, proposed: only })
    else if (payer.name === '') found.set(key, byContact(contacts, payer))
    else named.set(key, payer)
  }
  const matched = await matchNamed(community, named, chapter, wanted)
  if (!matched) return null
  for (const [key, each] of matched) found.set(key, each)
  return found
}

/** Who has a number, a mailbox, a telephone number. */
class Contacts {
  readonly #holders = new Map<string, MemberId[]>()

  add(kind: string, value: string | undefined, member: MemberId): void {
    if (value === undefined || value === '') return
    for (const each of spellings(kind, value)) {
      const holders = this.#holders.get(each)
      if (!holders) this.#holders.set(each, [member])
      else if (!holders.includes(member)) holders.push(member)
    }
  }

  of(kind: string, value: string): readonly MemberId[] {
    return value === '' ? [] : spellings(kind, value).flatMap((each) => this.#holders.get(each) ?? [])
  }
}

function spellings(kind: string, value: string): string[] {
  if (kind === 'phone') return phoneDigits(value).map((digits) => `phone ${digits}`)
  return [`${kind} ${value.normalize('NFKC').toLowerCase().trim()}`]
}

async function contactsOf(tables: Tables, wanted: () => boolean): Promise<Contacts | null> {
  const contacts = new Contacts()
  let read = 0
  for (const { member } of tables.members.all()) {
    contacts.add('number', member.number, member.id)
    for (const phone of [member.phone, member.phone2]) contacts.add('phone', phone, member.id)
    for (const email of [member.email, member.email2]) contacts.add('email', email, member.id)
    read += 1
    if (read % STEP !== 0) continue
    await turn()
    if (!wanted()) return null
  }
  return contacts
}

/** Members read between two looks at other messages. */
const STEP = 2000

function byContact(contacts: Contacts, { number, phone, email }: Payer): Found {
  const all = [...contacts.of('number', number), ...contacts.of('phone', phone), ...contacts.of('email', email)]
  const candidates = [...new Set(all)]
  const [only = null] = candidates
  return candidates.length === 1 ? { sure: only, candidates, proposed: only } : { ...STRANGER, candidates }
}

/** Without a name in the file, its number speaks for itself. */
function isCalled({ members }: Tables, id: MemberId, name: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
  return name === '' || plain(members.get(id)?.member.name ?? '') === plain(name)
}

async function matchNamed(
  { review, tables }: OpenCommunity,
  named: ReadonlyMap<string, Payer>,
  chapter: ChapterId,
  wanted: () => boolean,
): Promise<ReadonlyMap<string, Found> | null> {
  const found = new Map<string, Found>()
  if (named.size === 0) return found
  const everybody = await review.everybody(() => !wanted())
  if (!everybody) return null
  await matching()
  const country = countryOf(tables.chapters.get(chapter)?.zone ?? '')
  const keys = [...named.keys()]
  const records = keys.map((key, index) => recordOf(`payer-${index}`, named.get(key), country))
  const result = await review.match([...everybody, ...records], () => undefined, {
    between: everybody.length,
    cancelled: () => !wanted(),
  })
  if (!result) return null
  const pairs = new Map<string, { readonly member: MemberId; readonly lane: string }[]>()
  for (const { a, b, lane } of result.pairs) {
    const [payer, member] = a.startsWith('payer-') ? [a, b] : [b, a]
    if (!payer.startsWith('payer-') || member.startsWith('payer-')) continue
    const list = pairs.get(payer) ?? []
    list.push({ member: tables.people.personOf(member as MemberId), lane })
    pairs.set(payer, list)
  }
  for (const [index, key] of keys.entries())
    found.set(key, judged(pairs.get(`payer-${index}`) ?? [], named.get(key) ?? NOBODY))
  return found
}

const NOBODY: Payer = { number: '', name: '', phone: '', email: '' }

function judged(pairs: readonly { readonly member: MemberId; readonly lane: string }[], payer: Payer): Found {
  const safe = [...new Set(pairs.filter(({ lane }) => lane === 'safe').map(({ member }) => member))]
  const candidates = [...new Set([...safe, ...pairs.map(({ member }) => member)])].slice(0, MOST_CANDIDATES)
  const [only = null] = safe
  if (safe.length === 1) return { sure: only, candidates, proposed: only }
  const [likeliest = null] = candidates
  const isBare = payer.phone === '' && payer.email === '' && payer.number === ''
  const lane = pairs[0]?.lane
  // A name alone tells where one member has it; with a number or a mailbox that is not the member's it may be somebody else.
  const isLikely = candidates.length === 1 && (isBare || lane === 'choose' || lane === 'maybe')
  return { sure: null, candidates, proposed: isLikely ? likeliest : null }
}

/** More people of one name than these nobody looks through. */
const MOST_CANDIDATES = 8

function recordOf(id: string, payer: Payer | undefined, country: string): MatchRecord {
  const { name, phone, email, number } = payer ?? NOBODY
  const some = (value: string) => (value === '' ? [] : [value])
  return {
    id,
    names: [{ name }],
    phones: some(phone),
    emails: some(email),
    accounts: [],
    numbers: some(number),
    birthdays: [],
    addresses: [],
    cities: [],
    organizations: [],
    genders: [],
    country,
  }
}
