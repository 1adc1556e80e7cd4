import type { Decision } from '../../shared/protocol/decisions.ts'
import type { HistoryEntry } from '../../shared/protocol/history.ts'
import { community, decisionsOn, memberOf, rowsOf } from './fake-world.ts'
import type { Machine } from './store.ts'

const ALL = { from: 0, count: 500 }

/**
 * Everything a community shows, in a form that two machines with the same content share: without who is looking, what
 * that person can undo or has been looking for, and the order in which things arrived. `histories` adds who changed what, record by record.
 */
export async function dumpOf(machine: Machine, { histories = true } = {}): Promise<unknown> {
  const {
    me: _me,
    may: _may,
    undo: _undo,
    redo: _redo,
    trouble: _trouble,
    review: _review,
    ...shown
  } = await community(machine)
  const rows = await rowsOf(machine, { status: 'all' })
  const salons = (await machine.view('salons', { range: ALL })).rows
  const records = [...rows.map(({ id }) => id), ...salons.map(({ id }) => id), ...shown.chapters.map(({ id }) => id)]
  return {
    community: {
      ...shown,
      organizers: byId(shown.organizers),
      devices: byId(shown.devices),
      series: byId(shown.series),
    },
    rows,
    members: await inTurn(rows, async ({ id }) => ({ ...(await memberOf(machine, id)), undecided: null })),
    salons,
    agendas: await inTurn(salons, async ({ id }) => ({
      ...(await machine.view('salon', { salon: id })),
      undecided: null,
    })),
    guests: await inTurn(salons, async ({ id }) => machine.view('guests', { salon: id, language: 'en', range: ALL })),
    sources: byId(await machine.view('sources', {})),
    merges: (await machine.view('merges', { range: ALL })).rows.map(unowned).sort(byText),
    apart: (await machine.view('apart', { range: ALL })).rows.map(unowned).sort(byText),
    decisions: (await decisionsOn(machine)).map(shared).sort(byText),
    histories: histories
      ? await inTurn(records, async (record) => (await machine.view('history', { record })).map(told).sort(byText))
      : [],
  }
}

/** A decision as everybody sees it. */
function shared(decision: Decision): unknown {
  if (decision.kind === 'overbooked' || decision.kind === 'points') return decision
  if (decision.kind === 'people') return { ...decision, same: unowned(decision.same), apart: unowned(decision.apart) }
  return { ...decision, choices: decision.choices.map(unowned).sort(byText) }
}

function unowned<Row extends { readonly mine: boolean }>({ mine: _mine, ...row }: Row): Omit<Row, 'mine'> {
  return row
}

function told({ mine: _mine, ...entry }: HistoryEntry): unknown {
  return { ...entry, edits: [...entry.edits].sort(byText) }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

async function inTurn<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> {
  const out: Value[] = []
  for (const item of items) out.push(await work(item))
  return out
}
