import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'

/** Fewer than the store writes before it makes one chunk of many. */
const EDITS = 30

/** One field of one member until the disk has it, beside a bare durable write of as many bytes; and those bytes. */
export async function measureEdit(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const ids = await subject.call('memberIds', 0, EDITS + 1)
  const [first, ...others] = ids
  if (first === undefined) throw new Error('The community has no members.')
  // The first edit after a start loads the document engine.
  const loading = await subject.call('edit', first, '建築師')
  const before = await chunkBytes(subject)
  const edits: number[] = []
  const puts: number[] = []
  for (const [index, id] of others.entries()) {
    edits.push(await subject.call('edit', id, `工程師 ${index}`))
    puts.push(await subject.floor('putPlainly', 512))
  }
  const bytes = ((await chunkBytes(subject)) - before) / others.length
  await subject.close()
  return [
    {
      figure: 'edit', members, title: 'One edit to durable, each on another page', unit: 'ms', value: sampleOf(edits),
      floor: { title: 'bare durable write of 512 B', value: sampleOf(puts) }, aims: [{ of: 'figure', most: 20 }],
    },
    { figure: 'edit', members, title: '… the first after a start', unit: 'ms', value: sampleOf([loading]) },
    { figure: 'edit', members, title: 'Bytes one edit adds (its chunk, sealed)', unit: 'B', value: sampleOf([bytes]) },
  ] // prettier-ignore
}

async function chunkBytes(subject: Subject): Promise<number> {
  return (await subject.call('storedBytes'))['chunks'] ?? 0
}
