import { memberTails, packTails } from '../../../shared/crdt/export-records.ts'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { LeftOutReason } from '../../../shared/domain/contact-rules.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { checkArchivePassword, checkPlan, plannedColumns } from '../../../shared/exports/check-plan.ts'
import type { PlannedColumns } from '../../../shared/exports/check-plan.ts'
import type { RawCell } from '../../../shared/exports/shape.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type {
  ExportedFile,
  ExportJob,
  ExportPlan,
  ExportPreview,
  ExportValues,
} from '../../../shared/protocol/exports.ts'
import type { DrawnList, PaperList } from '../../../shared/protocol/paper-list.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { OpenCommunity } from '../open-community.ts'
import { inTurns, STEP_MS } from '../in-turns.ts'
import { segmentsReady } from '../segments/open-desk.ts'
import { turn } from '../turn.ts'
import type { Turns } from '../turns.ts'
import { bringValue } from '../value/open-desk.ts'
import { cellsOf, gather, needsValue, tableColumns } from './gather.ts'
import type { Gathered } from './gather.ts'
import { printOf } from './print.ts'
import { listForPaper } from './list-for-paper.ts'
import { SecondLook } from './second-look.ts'
import { finishedFile, writeFile } from './write-file.ts'
import type { FinishedFile } from './write-file.ts'
import { writeReceipt } from './write-receipt.ts'
import type { GoingOut } from './write-receipt.ts'

/** Rows that a preview shows. */
const SHOWN = 20

/**
 * So often a file is made anew because somebody in it has withdrawn meanwhile; more often only somebody who withdraws people by the
 * hundred has it happen.
 */
const ATTEMPTS = 3

/** Makes the files of plans, one at a time, and says beforehand what will be in them. */
export class ExportDesk {
  readonly #community: OpenCommunity
  #job: ExportJob = { state: 'idle' }
  #cancelled = false
  /** What waits to come back from paper. */
  #drawn: Drawing | null = null

  constructor(community: OpenCommunity) {
    this.#community = community
  }

  get job(): ExportJob {
    return this.#job
  }

  /**
   * The file of a plan. Its receipt is on the disk before anybody has the bytes: a file without one cannot be. Who withdraws while
   * it is made is not in it. `busy` while another one is being made, `list-outdated` where people kept withdrawing.
   */
  run(input: ParsedCommand<'export.run'>, turns: Turns): Promise<Result<ExportedFile>> {
    return this.#making(input, async (planned, gathered, look) => {
      const written = await this.#write(input.plan, planned, gathered, input)
      if (!written.ok) return written
      const who = await this.#through(packedWho(this.#community, gathered, new Set(written.value.left)))
      this.#check()
      const file = await printed(written.value)
      return turns.take(async () =>
        look.holds(gathered, input.plan, planned)
          ? this.#receive(input, planned, { gathered, who }, file)
          : failed('list-outdated'),
      )
    })
  }

  /** Works a plan out for paper and keeps it until it is drawn. `list-too-long-for-paper` (limit). */
  draw(input: ParsedCommand<'export.draw'>): Promise<Result<DrawnList>> {
    return this.#making(input, async (planned, gathered, look) => {
      const { plan, name } = input
      const { tables, world, identity } = this.#community
      const at = world.now()
      const cells = cellsOf(this.#community, plan, planned, gathered.rows)
      const list = await this.#through(
        listForPaper(tableColumns(planned), cells, gathered.rows.length, {
          title: name.trim(), use: plan.use, receiver: plan.receiver.trim(), at,
          by: tables.organizers.get(identity.organizer)?.name ?? '',
        }),
      ) // prettier-ignore
      if (!list.ok) return list
      const id = newId('rct', world.random)
      const who = await this.#through(packedWho(this.#community, gathered))
      this.#keepDrawn({ id, input, planned, people: { gathered, who }, list: list.value, look })
      this.#community.publish(new Set(['exportJob']))
      return ok({ list: id, columns: planned.held.length })
    })
  }

  /** What is to be drawn; null where another list took its place, or it is saved already. */
  paperList(id: string): PaperList | null {
    return this.#drawn?.id === id ? this.#drawn.list : null
  }

  /**
   * The file of what was drawn; `not-found` where somebody said stop meanwhile, or another list was kept; `list-outdated` where
   * somebody in it has withdrawn since: it has to be drawn anew.
   */
  async drawn({ list: id, bytes }: ParsedCommand<'export.drawn'>, turns: Turns): Promise<Result<ExportedFile>> {
    const drawn = this.#drawn
    if (drawn?.id !== id) return failed('not-found')
    const { input, planned, people, list, look } = drawn
    const { rows, losses, at } = list
    const title = this.#stemOf(input.name, at)
    const drawnFile = { name: `${title}.pdf`, bytes: Uint8Array.from(bytes), rows: rows.length, losses, left: [] }
    const finished = await finishedFile(drawnFile, input.plan.output, { title, now: at, password: input.password })
    const file = await printed(finished)
    return turns.take(async () => {
      if (this.#drawn !== drawn) return failed('not-found')
      const holds = look.holds(people.gathered, input.plan, planned)
      this.#keepDrawn(null)
      return holds ? this.#receive(input, planned, people, file) : failed('list-outdated')
    })
  }

  /** Whatever a file is made of: its rows, in the order of the plan. */
  async #making<Value>(
    { plan, password, name }: ParsedCommand<'export.run'>,
    make: Make<Value>,
  ): Promise<Result<Value>> {
    if (this.#job.state === 'running') return failed('busy')
    const planned = checkPlan(plan)
    if (!planned.ok) return planned
    const sealed = plan.output.archive ? checkArchivePassword(password) : ok(undefined)
    if (!sealed.ok) return sealed
    this.#cancelled = false
    this.#set({ state: 'running', name, done: 0, of: 0 })
    try {
      const ready = await this.#ready(plan)
      if (!ready.ok) return ready
      for (let attempt = 1; ; attempt += 1) {
        const made = await this.#attempt(plan, planned.value, make)
        if (made.ok || made.problem.code !== 'list-outdated' || attempt === ATTEMPTS) return made
      }
    } catch (error) {
      if (error instanceof Cancelled) return failed('cancelled')
      throw error
    } finally {
      this.#set({ state: 'idle' })
    }
  }

  async #attempt<Value>(plan: ExportPlan, planned: PlannedColumns, make: Make<Value>): Promise<Result<Value>> {
    const look = new SecondLook(this.#community)
    try {
      const gathered = await this.#through(gather(this.#community, plan, planned))
      if (gathered.rows.length === 0) {
        const left = gathered.out.length
        return left === 0 ? failed('nobody-to-export') : failed('all-left-out', { count: left })
      }
      return await make(planned, gathered, look)
    } finally {
      // What is drawn goes on listening until it comes back.
      if (this.#drawn?.look !== look) look.close()
    }
  }

  /** Keeps what is to be drawn in the place of whatever was. */
  #keepDrawn(drawing: Drawing | null): void {
    this.#drawn?.look.close()
    this.#drawn = drawing
  }

  /** What a file is called, without its ending: the list's name and the day. */
  #stemOf(name: string, at: Instant): string {
    return fileStem(name, this.#community.tables.reach.on(at).day)
  }

  cancel(): void {
    this.#cancelled = true
    this.#keepDrawn(null)
  }

  /** How a plan's file will look, and what it does without. */
  async preview(plan: ExportPlan): Promise<ExportPreview> {
    const planned = plannedColumns(plan)
    const segments = await segmentsReady(this.#community, plan.rows)
    const isReady = !needsValue(plan) || bringValue(this.#community) !== null
    const gathered = await inTurns(gather(this.#community, plan, planned))
    const shown = gathered.rows.slice(0, SHOWN)
    const cells = [...cellsOf(this.#community, plan, planned, shown)]
    const { rows, cells: emptied } = gathered.count
    return {
      problem: segments.ok ? null : segments.problem,
      rows: isReady ? gathered.rows.length : null,
      found: gathered.rows.length + gathered.out.length,
      headers: planned.held.map(({ key, header }) => ({ key, label: header })),
      first: shown.map(({ entry }, index) => ({ id: entry.member.id, cells: (cells[index] ?? []).map(textOf) })),
      leftOut: {
        rows: entriesOf(rows).map(([reason, count]) => ({ reason, count })),
        cells: entriesOf(emptied).flatMap(([column, reasons]) =>
          entriesOf(reasons).map(([reason, count]) => ({ column: column satisfies ExportColumn, reason, count })),
        ),
        columns: planned.dropped,
        placeless: planned.placeless,
      },
    }
  }

  /** Who is left out for one reason; with a column, whose cell in it is left empty. */
  async leftOut({
    plan,
    reason,
    column,
    range: { from, count },
  }: ParsedView<'exportLeftOut'>): Promise<ExportValues['exportLeftOut']> {
    const gathered = await inTurns(gather(this.#community, plan, plannedColumns(plan)))
    const cellReason = (left: Gathered['rows'][number]['left']): LeftOutReason | undefined =>
      left.kind === 'cells' ? new Map<string, LeftOutReason>(left.cells).get(column ?? '') : undefined
    const found =
      column === undefined
        ? gathered.out.filter(({ left }) => left.kind === 'row' && left.reason === reason)
        : gathered.rows.filter(({ left }) => cellReason(left) === reason)
    const rows = found.slice(from, from + count).map(({ entry: { member } }) => ({
      id: member.id,
      name: member.name,
      archived: member.archived !== undefined,
    }))
    return { total: found.length, from, rows }
  }

  async #write(
    plan: ExportPlan,
    planned: PlannedColumns,
    gathered: Gathered,
    { name, password }: ParsedCommand<'export.run'>,
  ): Promise<Result<FinishedFile>> {
    const { rows } = gathered
    const table = {
      columns: tableColumns(planned),
      rows: cellsOf(this.#community, plan, planned, rows),
      count: rows.length,
    }
    const now = this.#community.world.now()
    return writeFile(plan.output, table, {
      title: this.#stemOf(name, now),
      now,
      password,
      through: (steps) => this.#through(steps),
    })
  }

  /** Writes down what goes out. @throws StorageError where the disk refuses; nobody has the file then. */
  async #receive(
    { plan, profile, name, via }: ParsedCommand<'export.run'>,
    planned: PlannedColumns,
    { gathered, who }: People,
    { print, inner, ...file }: Printed,
  ): Promise<Result<ExportedFile>> {
    const facts: GoingOut = {
      ...(profile && { profile }),
      ...(via && { via }),
      name: name.trim(),
      use: JSON.stringify(plan.use),
      receiver: plan.receiver.trim(),
      columns: planned.held.map(({ header }) => header),
      rows: file.rows,
      left: gathered.out.length,
      format: plan.output.format,
      print,
      ...(inner !== undefined && { inner }),
    }
    const receipt = await writeReceipt(this.#community, facts, who)
    const { name: fileName, bytes, rows, losses } = file
    return ok({ name: fileName, bytes, receipt, rows, losses })
  }

  /** Waits until everything is worked out that the plan asks for. */
  async #ready(plan: ExportPlan): Promise<Result<void>> {
    const segments = await segmentsReady(this.#community, plan.rows)
    if (!segments.ok || !needsValue(plan)) return segments
    while (bringValue(this.#community) === null) {
      if (this.#community.tables.value?.hasFailed) return failed('internal')
      this.#check()
      await turn()
    }
    return ok(undefined)
  }

  /** Takes steps with others let in between, shows how far it is, and stops where somebody said so. @throws Cancelled */
  async #through<Value>(
    steps: Generator<{ readonly done: number; readonly of: number } | void, Value>,
  ): Promise<Value> {
    for (let until = performance.now() + STEP_MS; ;) {
      const step = steps.next()
      if (step.done) return step.value
      if (performance.now() < until) continue
      if (step.value && this.#job.state === 'running') this.#set({ ...this.#job, ...step.value })
      await turn()
      this.#check()
      until = performance.now() + STEP_MS
    }
  }

  #check(): void {
    if (this.#cancelled) throw new Cancelled()
  }

  #set(job: ExportJob): void {
    this.#job = job
    this.#community.publish(new Set(['exportJob']))
  }
}

/** People whose ids are gathered between two looks at other messages. */
const IDS_A_STEP = 5000

/**
 * The ids of everybody in a file, by all of their records, as the receipt keeps them; sorted a first letter at a time. `left` are
 * the rows that the format has left out.
 */
function* packedWho(
  { tables }: OpenCommunity,
  { rows }: Gathered,
  left: ReadonlySet<number> = new Set(),
): Generator<void, string> {
  const byLetter = new Map<string, string[]>()
  for (const [index, { entry }] of rows.entries()) {
    if (index % IDS_A_STEP === IDS_A_STEP - 1) yield
    if (left.has(index)) continue
    for (const tail of memberTails(tables.people.partsOf(entry.member.id))) {
      const letter = tail.charAt(0)
      const others = byLetter.get(letter)
      if (others) others.push(tail)
      else byLetter.set(letter, [tail])
    }
  }
  let packed = ''
  for (const letter of [...byLetter.keys()].sort()) {
    packed += packTails((byLetter.get(letter) ?? []).sort())
    yield
  }
  return packed
}

/** Makes something of the people who were gathered; `look` hears what changes about them. */
type Make<Value> = (planned: PlannedColumns, gathered: Gathered, look: SecondLook) => Promise<Result<Value>>

/** Who is in a file, and their ids as its receipt keeps them. */
interface People {
  readonly gathered: Gathered
  readonly who: string
}

/** A list that was worked out and is being drawn elsewhere. */
interface Drawing {
  readonly id: string
  readonly input: ParsedCommand<'export.draw'>
  readonly planned: PlannedColumns
  readonly people: People
  readonly list: PaperList
  readonly look: SecondLook
}

/** A file with the prints of it and of what is inside, in place of that. */
interface Printed extends Omit<FinishedFile, 'inner'> {
  readonly print: string
  readonly inner?: string
}

async function printed({ inner, ...file }: FinishedFile): Promise<Printed> {
  return { ...file, print: await printOf(file.bytes), ...(inner && { inner: await printOf(inner) }) }
}

class Cancelled extends Error {}

function textOf(value: RawCell): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? '')
}

function entriesOf<Key extends string, Value>(map: Readonly<Partial<Record<Key, Value>>>): [Key, Value][] {
  return Object.entries(map) as [Key, Value][]
}
