import type { Result } from '../results-table.mjs'
import { memoryOf } from '../process-memory.ts'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const MB = 1024 * 1024

/** What a person who just opened the app and looked at the list holds in memory. */
export async function measureMemory(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  await subject.call('askMembers', [{ text: 'w' }, { text: 'wa' }, {}])
  const worker = await subject.worker()
  await worker.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await worker.send('Runtime.getHeapUsage')
  const heap = Number(usedSize) + Number(embedderHeapUsedSize) + Number(backingStorageSize)
  const memory = memoryOf(subject.process.pid ?? 0)
  await subject.close()
  const empty = await bench.emptyWindow()
  await empty.call('firstPaint')
  const least = memoryOf(empty.process.pid ?? 0)
  await empty.close()
  return [
    {
      figure: 'memory', members, title: "Memory: the store's heap after a collection", unit: 'MB', value: sampleOf([heap / MB]),
      floor: { title: 'the roster as text', value: sampleOf([Buffer.byteLength(bench.roster(members)) / MB]) },
    },
    ...(memory && least
      ? [
          {
            figure: 'memory', members, title: 'Memory: window and store processes, resident', unit: 'MB' as const,
            value: sampleOf([memory.renderers / MB]),
            floor: { title: "empty window's", value: sampleOf([least.renderers / MB]) },
          },
          {
            figure: 'memory', members, title: 'Memory: the whole app, proportional', unit: 'MB' as const,
            value: sampleOf([memory.all / MB]),
            floor: { title: 'empty app', value: sampleOf([least.all / MB]) },
          },
        ]
      : []),
  ] // prettier-ignore
}
