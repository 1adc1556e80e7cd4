import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** Whether somebody is of a chapter now; of any, where none is named. */
export function isOf({ memberships, archived }: Member, chapter: ChapterId | null): boolean {
  if (archived !== undefined) return false
  if (chapter !== null) return isOpen(memberships[chapter])
  return Object.values(memberships).some(isOpen)
}

/** The chapter by which somebody is named in a list of several. */
export function homeOf({ memberships }: Member, asked: ChapterId | null): ChapterId | null {
  if (asked !== null) return asked
  for (const [chapter, membership] of Object.entries(memberships)) if (isOpen(membership)) return chapter as ChapterId
  return null
}

/** Some people, once as they are and once by their ids, in the order of these. */
export interface Company {
  readonly members: readonly MemberEntry[]
  readonly ids: readonly MemberId[]
}

/** The members of a chapter, or of all: the same lists until any member changes, so that the web may remember them. */
export function companyOf({ members }: Tables, chapter: ChapterId | null): Company {
  const known = kept.get(members)
  const companies = known?.version === members.version ? known.companies : new Map<string | null, Company>()
  if (companies !== known?.companies) kept.set(members, { version: members.version, companies })
  const company = companies.get(chapter)
  if (company) return company
  // Of all, where these are known, a chapter's are few, and in order.
  const everybody = companies.get(null)?.members ?? members.all()
  const found = [...everybody].filter(({ member }) => isOf(member, chapter)).sort(byId)
  const made = { members: found, ids: found.map(({ member }) => member.id) }
  companies.set(chapter, made)
  return made
}

const kept = new WeakMap<
  Tables['members'],
  { readonly version: number; readonly companies: Map<string | null, Company> }
>()

/** What was worked out of a company before, and whose ties are others since; nobody else's are, nor is the day. */
export interface Before<Value> {
  readonly value: Value
  readonly changed: readonly MemberId[]
}

/** What is worked out of a company, kept until the ties of any of them change, or the day. */
export class OfCompany<Value> {
  readonly #latest = new WeakMap<Company, { readonly last: number; readonly of: string; readonly value: Value }>()

  /** `beside` is what else it hangs on. */
  get(web: TieWeb, company: Company, make: (before: Before<Value> | null) => Value, beside = ''): Value {
    const last = web.changedLast(company.ids)
    const of = `${web.today} ${beside}`
    const known = this.#latest.get(company)
    const isOfToday = known?.of === of
    if (isOfToday && known.last === last) return known.value
    const value = make(isOfToday ? { value: known.value, changed: web.changedSince(company.ids, known.last) } : null)
    this.#latest.set(company, { last, of, value })
    return value
  }
}

/** The members of the community, each in the chapter that they are named by; the same until any member changes. */
export function homesOf(tables: Tables): readonly Company[] {
  const all = companyOf(tables, null)
  const known = homes.get(all)
  if (known) return known
  const byHome = new Map<ChapterId | null, MemberEntry[]>()
  for (const entry of all.members) {
    const home = homeOf(entry.member, null)
    const here = byHome.get(home)
    if (here) here.push(entry)
    else byHome.set(home, [entry])
  }
  const made = [...byHome.values()].map((members) => ({ members, ids: members.map(({ member }) => member.id) }))
  homes.set(all, made)
  return made
}

const homes = new WeakMap<Company, readonly Company[]>()

function byId({ member: a }: MemberEntry, { member: b }: MemberEntry): number {
  return a.id < b.id ? -1 : 1
}

function isOpen(membership: Member['memberships'][ChapterId]): boolean {
  return membership !== undefined && membership.until === undefined
}
