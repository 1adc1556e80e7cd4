import { community, memberOf, rowsOf } from './fake-world.ts'
import type { Machine } from './store.ts'

/** What people entered of the kinds of records that came after the first: plans, facts about members, what lists are made of. */
export async function laterFactsOf(machine: Machine): Promise<object> {
  const rows = (await rowsOf(machine, { status: 'all', sort: { by: 'created' } })).map(({ id }) => id)
  const ledgers = []
  const consents = []
  const points = []
  for (const member of rows) {
    const { purchases, contributions } = await machine.view('ledger', { member })
    ledgers.push({
      purchases: purchases.map(({ day, what, amount, currency }) => ({ day, what, amount, currency })),
      contributions: contributions.map(({ day, what, kind }) => ({ day, what, kind })),
    })
    consents.push((await memberOf(machine, member)).member.consents)
    const { lines } = await machine.view('points', { member, most: 100 })
    points.push(lines.map(({ amount }) => amount))
  }
  const { columns } = await machine.view('ideas', { most: 100 })
  const kept = machine.watch('segments', {})
  const segments = await kept.until((all) => all.length > 0)
  kept.stop()
  const facts = {
    people: rows,
    chapters: (await community(machine)).chapters.map(({ name }) => name),
    ledgers,
    consents,
    points,
    venues: (await machine.view('venues', {})).map(({ name, address, capacity }) => ({ name, address, capacity })),
    templates: (await machine.view('templates', {})).map(({ name, agenda, tasks }) => ({ name, agenda, tasks })),
    challenges: (await machine.view('challenges', {})).map(({ kind, name, purpose, from, length, people }) => ({
      kind,
      name,
      purpose,
      from,
      length,
      people,
    })),
    ideas: columns.flatMap(({ state, rows: ideas }) =>
      ideas.map(({ kind, text, member, answers }) => ({
        state,
        kind,
        text,
        member: member?.id ?? null,
        answers: answers.map(({ text: answer }) => answer),
      })),
    ),
    segments: segments.map(({ name, tree }) => ({ name, tree })),
    exports: (await machine.view('exports', {})).map(({ name, plan }) => ({ name, columns: plan?.columns ?? null })),
    receipts: (await machine.view('receipts', { range: { from: 0, count: 100 } })).rows.map(({ rows: count }) => count),
  }
  return JSON.parse(JSON.stringify(facts)) as object
}
