import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { purchaseRecord } from '../../../shared/crdt/ledger-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId, PurchaseId } from '../../../shared/domain/ids.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Payer } from '../../../shared/domain/purchase-import.ts'
import { payerKey } from '../../../shared/formats/purchases/line-refs.ts'
import { guessPurchaseColumns } from '../../../shared/formats/purchases/purchase-columns.ts'
import { identityColumns } from '../../../shared/formats/roster-mapping.ts'
import { refusedRowsCsv } from '../../../shared/formats/refused-rows.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { MOST_PAYERS } from '../../../shared/protocol/purchase-import.ts'
import type {
  PayerRow,
  PreviewedLine,
  PurchaseDraft,
  PurchaseImportSummary,
  PurchasePreview,
  PurchaseTotal,
} from '../../../shared/protocol/purchase-import.ts'
import { newMember } from '../commands/member-commands.ts'
import { checkFields } from '../commands/member-fields.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import { usualCurrency } from '../queries/usual-currency.ts'
import { hintOf } from '../queries/member-rows.ts'
import { fileFacts, readDraft } from '../rosters/draft.ts'
import type { Draft } from '../rosters/draft.ts'
import type { Turns } from '../turns.ts'
import { recallColumns, rememberColumns } from './column-memory.ts'
import { findPayers, STRANGER } from './payers.ts'
import type { Found } from './payers.ts'
import { chosenFor, planPurchases, readLines } from './plan-purchases.ts'
import type { PlannedLine, ReadLines } from './plan-purchases.ts'

type Wanted = ParsedCommand<'purchases.preview'>

/** Who the people of a draft are, as of a state of the members. */
interface FoundPayers {
  readonly state: string
  readonly found: ReadonlyMap<string, Found>
}

/** Lines shown as they are read: the first, and after them the first of those that are left out. */
const SHOWN = 30
const REFUSED_SHOWN = 20

/** What is written in one step holds up a check-in at a door; this many lines take a second or two. */
const MOST_LINES = 10_000

/** A file of purchases that was read and waits: only the latest is kept, and only the latest question about it answered. */
export class PurchaseDesk {
  readonly #community: OpenCommunity
  readonly #turns: Turns
  #draft: Draft | null = null
  #drafts = 0
  #questions = 0
  #found: FoundPayers | null = null
  /** What became of every line when somebody last looked, or took the file in. */
  #leftOut: Pick<Planned, 'draft' | 'plan'> | null = null

  constructor(community: OpenCommunity, turns: Turns) {
    this.#community = community
    this.#turns = turns
  }

  async read(input: ParsedCommand<'purchases.read'>): Promise<Result<PurchaseDraft>> {
    this.#drafts += 1
    const id = `purchases-${this.#drafts}`
    const isLatest = () => id === `purchases-${this.#drafts}`
    const draft = await readDraft(id, input, { onProgress: () => undefined, cancelled: () => !isLatest() })
    if (!isLatest()) return failed('cancelled')
    if (!draft.ok) return draft
    if (draft.value.table.rows.length > MOST_LINES) return failed('roster-too-many-rows', { limit: MOST_LINES })
    this.#draft = draft.value
    this.#found = null
    const { columns, rows, header } = draft.value.table
    // A number that a state gave to somebody is nobody's membership number.
    const withheld = identityColumns(columns, rows)
    const likely = guessPurchaseColumns(draft.value.table)
    const known = header ? await recallColumns(this.#community, columns, likely) : likely
    const guessed = known.map((each, column) => (withheld.includes(column) ? null : each))
    return ok({ ...fileFacts(draft.value), guessed, currency: usualCurrency(this.#community.tables, null) })
  }

  cancel(draft: string): Result<void> {
    if (this.#draft?.id === draft) this.#draft = null
    if (this.#leftOut?.draft.id === draft) this.#leftOut = null
    return ok(undefined)
  }

  /** The lines that the latest look left out; `not-found` for a draft that nobody looked at. */
  async leftOut({
    draft,
    language,
    reason,
  }: ParsedCommand<'purchases.leftOut'>): Promise<Result<CommandResult<'purchases.leftOut'>>> {
    const known = this.#leftOut
    if (known?.draft.id !== draft) return failed('not-found')
    const { file, table } = known.draft
    const refused = known.plan.flatMap(({ line, problem }, index) =>
      problem ? [{ line, problem, cells: table.rows[index] ?? [] }] : [],
    )
    // Sentences are needed here only; the catalogues stay out of the import's start.
    const { problemSentence } = await import('../../../shared/language/problem-sentence.ts')
    const bytes = refusedRowsCsv(table.columns, refused, {
      reason,
      sentence: (problem, line) =>
        problemSentence(language, { code: problem.code, params: { ...problem.params, line } }),
    })
    return ok({ name: `${file.replace(/\.[^.]*$/u, '')} - ${reason}.csv`, bytes })
  }

  async preview(wanted: Wanted): Promise<Result<PurchasePreview>> {
    const planned = await this.#plan(wanted)
    if (!planned.ok) return planned
    const { draft, read, plan, found } = planned.value
    this.#leftOut = { draft, plan }
    const { rows, known, coming } = shownOf(this.#community, plan)
    return ok({
      asks: read.reading.asks,
      rows,
      coming,
      known,
      totals: totalsOf(plan),
      refused: refusedOf(plan),
      payers: this.#payersOf(read, found, wanted.choices),
    })
  }

  async import(wanted: Wanted): Promise<Result<PurchaseImportSummary>> {
    const first = await this.#plan(wanted)
    if (!first.ok) return first
    return this.#turns.take(async () => {
      // Others may have written meanwhile: what is done is planned again by what stands here now.
      const planned = this.#planNow(wanted, first.value)
      const result = await write(this.#community, planned)
      if (!result.ok) return result
      this.#draft = null
      this.#leftOut = planned
      if (planned.draft.table.header)
        await rememberColumns(this.#community, planned.draft.table.columns, wanted.choices.columns)
      return result
    })
  }

  async #plan(wanted: Wanted): Promise<Result<Planned>> {
    const draft = this.#draft
    if (draft?.id !== wanted.draft || !this.#community.tables.chapters.has(wanted.chapter)) return failed('not-found')
    const { columns } = wanted.choices
    const has = (column: (typeof columns)[number]) => columns.includes(column)
    const who = (['number', 'name', 'family', 'given', 'phone', 'email'] as const).some(has)
    if (columns.length !== draft.table.columns.length || !has('day') || !has('amount') || !who)
      return failed('purchase-columns-missing')
    const own = (this.#questions += 1)
    const isWanted = () => own === this.#questions && this.#draft === draft
    const read = await readLines(draft.table, wanted.choices, isWanted)
    const found = read && (await this.#payers(wanted, read, isWanted))
    if (!read || !found) return failed('cancelled')
    return ok(this.#planNow(wanted, { draft, read, found }))
  }

  #planNow({ chapter, choices }: Wanted, { draft, read, found }: Omit<Planned, 'chapter' | 'plan'>): Planned {
    const places = draft.table.lines
    return {
      draft,
      chapter,
      read,
      found,
      plan: planPurchases(this.#community, read, { chapter, choices, places, found }),
    }
  }

  /** Who is who, found once while nobody chooses other columns and no member changes. */
  async #payers(
    { chapter }: Wanted,
    { lines }: ReadLines,
    wanted: () => boolean,
  ): Promise<ReadonlyMap<string, Found> | null> {
    const payers = new Map<string, Payer>()
    for (const line of lines) if (line.ok) payers.set(payerKey(line.value.payer), line.value.payer)
    const state = JSON.stringify([chapter, this.#community.tables.members.version, [...payers.keys()]])
    if (this.#found?.state === state) return this.#found.found
    const found = await findPayers(this.#community, payers, { chapter, wanted })
    if (found) this.#found = { state, found }
    return found
  }

  #payersOf(
    { lines }: ReadLines,
    found: ReadonlyMap<string, Found>,
    choices: Wanted['choices'],
  ): PurchasePreview['payers'] {
    const counts = new Map<string, { readonly payer: Payer; lines: number }>()
    for (const line of lines) {
      if (!line.ok) continue
      const key = payerKey(line.value.payer)
      const known = counts.get(key)
      if (known) known.lines += 1
      else counts.set(key, { payer: line.value.payer, lines: 1 })
    }
    const rowOf = ([key, { payer, lines: count }]: readonly [
      string,
      { readonly payer: Payer; lines: number },
    ]): PayerRow => {
      const each = found.get(key) ?? STRANGER
      return {
        key,
        payer,
        lines: count,
        candidates: each.candidates.flatMap((id) => candidate(this.#community, id)),
        chosen: chosenFor(key, payer, each, choices),
      }
    }
    const open = [...counts].filter(([key]) => (found.get(key) ?? STRANGER).sure === null)
    const isStranger = ([key]: readonly [string, unknown]) => found.get(key)?.candidates.length === 0
    const strangers = open.filter(isStranger)
    return {
      sure: counts.size - open.length,
      choose: open
        .filter((each) => !isStranger(each))
        .slice(0, MOST_PAYERS)
        .map(rowOf),
      strangers: strangers.slice(0, MOST_PAYERS).map(rowOf),
      allStrangers: strangers.length,
    }
  }
}

interface Planned {
  readonly draft: Draft
  readonly chapter: Wanted['chapter']
  readonly read: ReadLines
  readonly found: ReadonlyMap<string, Found>
  readonly plan: readonly PlannedLine[]
}

/** Writes everything that comes in, and whoever is new, in one step. */
async function write(
  community: OpenCommunity,
  { draft, chapter, plan }: Planned,
): Promise<Result<PurchaseImportSummary>> {
  const { tables, world, identity } = community
  const batch = community.batch()
  const fresh = new Map<string, MemberId>()
  const ids = plan.map((line): PurchaseId | null => (line.state === 'comes' ? newId('pur', world.random) : null))
  const at = world.now()
  for (const [index, { read, payer, ref, of, chapter: own }] of plan.entries()) {
    const id = ids[index]
    if (!read || !payer || !id) continue
    const known = 'member' in payer ? recordIn(tables, payer.member, own) : fresh.get(payer.fresh)
    let member = known
    if (member === undefined) {
      const made = memberOf(community, chapter, read.payer)
      if (!made.ok) return made
      member = made.value.id
      batch.create('members', chapter, member, memberRecord(made.value))
      if ('fresh' in payer) fresh.set(payer.fresh, member)
    }
    const back = typeof of === 'number' ? ids[of] : of
    const { kind, day, amount, currency, what } = read
    const fact = { chapter: own, member, at, by: identity.organizer }
    batch.create(
      'ledger',
      own,
      id,
      purchaseRecord({ id, ...fact, kind, day, amount, currency, what, ref, ...(back && { of: back }) }),
    )
  }
  const added = ids.filter((id) => id !== null).length
  if (added > 0) await community.commit(batch.build(), 'purchases.import', { undo: added })
  return ok({
    draft: draft.id,
    added,
    known: plan.filter(({ state }) => state === 'known').length,
    members: fresh.size,
    totals: totalsOf(plan),
    refused: refusedOf(plan),
  })
}

function memberOf(community: OpenCommunity, chapter: Wanted['chapter'], { name, phone, email, number }: Payer) {
  const fields = checkFields({ name, ...(phone && { phone }), ...(email && { email }), ...(number && { number }) })
  // What is no address is left out of a new member, rather than the member.
  const kept = fields.ok ? fields : checkFields({ name })
  return kept.ok ? ok(newMember(community, chapter, { ...kept.value, name })) : kept
}

function candidate({ tables }: OpenCommunity, id: MemberId): PayerRow['candidates'] {
  const entry = tables.members.get(id)
  return entry ? [{ id, name: entry.member.name, hint: hintOf(entry.member), chapters: entry.chapters }] : []
}

function shownOf({ tables }: OpenCommunity, plan: readonly PlannedLine[]) {
  const row = ({ line, read, state, problem, doubt, payer }: PlannedLine): PreviewedLine => ({
    line,
    read,
    state,
    problem,
    doubt,
    member: payer && 'member' in payer ? (tables.members.get(payer.member)?.member.name ?? '') : '',
  })
  const rest = plan.slice(SHOWN).filter(({ state, doubt }) => state === 'refused' || doubt !== null)
  return {
    rows: [...plan.slice(0, SHOWN), ...rest.slice(0, REFUSED_SHOWN)].map(row),
    coming: plan.filter(({ state }) => state === 'comes').length,
    known: plan.filter(({ state }) => state === 'known').length,
  }
}

function totalsOf(plan: readonly PlannedLine[]): PurchaseTotal[] {
  const totals = new Map<string, PurchaseTotal>()
  for (const { read, state } of plan) {
    if (!read || state !== 'comes') continue
    const { currency, kind, amount } = read
    const before = totals.get(`${currency} ${kind}`) ?? { currency, kind, count: 0, sum: 0 }
    totals.set(`${currency} ${kind}`, { ...before, count: before.count + 1, sum: before.sum + amount })
  }
  return [...totals.values()].sort((a, b) => (`${a.currency} ${a.kind}` < `${b.currency} ${b.kind}` ? -1 : 1))
}

/** Reasons by their code, the commonest first; with what they are about where that is the same for all of their lines. */
function refusedOf(plan: readonly PlannedLine[]): PurchasePreview['refused'] {
  const reasons = new Map<string, { problem: Problem; count: number; line: number }>()
  for (const { problem, line } of plan) {
    if (!problem) continue
    const known = reasons.get(problem.code)
    if (known) {
      known.count += 1
      if (JSON.stringify(known.problem) !== JSON.stringify(problem)) known.problem = { code: problem.code }
    } else reasons.set(problem.code, { problem, count: 1, line })
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count)
}
