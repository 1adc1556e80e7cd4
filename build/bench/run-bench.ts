import { writeFileSync } from 'node:fs'
import { openDisplay } from '../machine.mjs'
import { say } from '../processes.mjs'
import { resolveRuntime } from '../runtime.mjs'
import { measureActivity } from './figures/activity.ts'
import { measureBackup } from './figures/backup.ts'
import { measureCarriers } from './figures/carriers.ts'
import { measureDisk } from './figures/disk.ts'
import { measureDoor } from './figures/door.ts'
import { measureEdit } from './figures/edit.ts'
import { measureErase } from './figures/erase.ts'
import { measureEraseRun } from './figures/erase-run.ts'
import { measureEvening } from './figures/evening.ts'
import { measureExchange } from './figures/exchange.ts'
import { measureExport } from './figures/export.ts'
import { measureExportRun } from './figures/export-run.ts'
import { measureGuests } from './figures/guests.ts'
import { measureHealth } from './figures/health.ts'
import { measureImport } from './figures/import.ts'
import { measureMap } from './figures/map.ts'
import { measureMemory } from './figures/memory.ts'
import { measureMatch, measureQuality } from './figures/match.ts'
import { measureOpen } from './figures/open.ts'
import { measurePages } from './figures/pages.ts'
import { measureSeating } from './figures/seating.ts'
import { measurePrint } from './figures/print.ts'
import { measureScreens } from './figures/screens.ts'
import { measureSearch } from './figures/search.ts'
import { measureSort } from './figures/sort.ts'
import { measureStart } from './figures/start.ts'
import { measureTies } from './figures/ties.ts'
import { measureMeasures } from './figures/measures.ts'
import { measureRecognition } from './figures/recognition.ts'
import { measureTogether } from './figures/together.ts'
import { measurePoints } from './figures/points.ts'
import { measureSegments } from './figures/segments.ts'
import { measureValue } from './figures/value.ts'
import { measureWeek } from './figures/week.ts'
import { measureSync } from './figures/sync.ts'
import { measureSyncSim } from './figures/sync-sim.ts'
import { measureSyncWire } from './figures/sync-wire.ts'
import { machineFacts } from './machine-facts.ts'
import type { MachineFacts } from './machine-facts.ts'
import { FIGURES, WITHOUT_APP } from './options.mjs'
import type { FigureName, Options } from './options.mjs'
import { benchmarksPage } from './benchmarks-page.ts'
import { textTable } from './results-table.mjs'
import type { Result } from './results-table.mjs'
import { Workbench } from './workbench.ts'

/** What was measured, where and when. */
export interface Report {
  readonly date: string
  readonly command: string
  readonly machine: MachineFacts
  readonly results: readonly Result[]
  /** What broke off, with its reason. */
  readonly failures: readonly Failure[]
}

/** A figure that could not be measured. */
interface Failure {
  /** As `--only` names it, with the size of the community where it has one. */
  readonly what: string
  readonly reason: string
}

type Measure = (bench: Workbench, members: number) => Promise<Result[]>

/** Figures of communities of the sizes that were asked for; the others choose theirs. */
type Sized =
  | 'start'
  | 'import'
  | 'search'
  | 'sort'
  | 'edit'
  | 'exchange'
  | 'backup'
  | 'health'
  | 'open'
  | 'erase-run'
  | 'activity'
  | 'memory'
  | 'disk'
  | 'door'
  | 'print'
  | 'evening'
  | 'screens'

const MEASURES: Readonly<Record<Sized, Measure>> = {
  start: measureStart,
  import: measureImport,
  search: measureSearch,
  sort: measureSort,
  edit: measureEdit,
  exchange: measureExchange,
  backup: measureBackup,
  health: measureHealth,
  open: measureOpen,
  'erase-run': measureEraseRun,
  activity: measureActivity,
  door: measureDoor,
  print: measurePrint,
  evening: measureEvening,
  screens: measureScreens,
  memory: measureMemory,
  disk: measureDisk,
}

/** A year takes minutes, and another one differs little. */
const YEARS_MAX = 1
/** Each takes half a minute. */
const CARRIED_MAX = 3

/**
 * Measures what the command line asks for and prints it. A missed aim is told in the table, not by the exit code; a figure
 * that breaks off costs the others nothing, and throws at the end.
 */
export async function runBench(options: Options): Promise<void> {
  const report: Report = {
    date: new Date().toISOString().slice(0, 10),
    command: options.command,
    machine: machineFacts(resolveRuntime().version),
    ...(await measureAll(options)),
  }
  say(`\n${textTable(report.results)}\n`)
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  if (options.markdown !== undefined) writeFileSync(options.markdown, benchmarksPage(report))
  const broken = report.failures.map(({ what, reason }) => `${what}: ${reason}`)
  if (broken.length > 0) throw new Error(`Not measured:\n${broken.join('\n')}`)
}

async function measureAll({ only, members, runs, labelled }: Options): Promise<Pick<Report, 'results' | 'failures'>> {
  const results: Result[] = []
  const failures: Failure[] = []
  const needsApp = only.some((figure) => !WITHOUT_APP.includes(figure))
  const display = needsApp ? await openDisplay() : null
  const bench = display === null ? null : await Workbench.open(runs, display.env)
  const once: Readonly<Record<Exclude<FigureName, Sized>, () => Promise<Result[]>>> = {
    pages: measurePages,
    sync: measureSync,
    'sync-wire': async () => (bench ? measureSyncWire(bench) : []),
    carriers: () => measureCarriers(Math.min(runs, CARRIED_MAX)),
    'sync-sim': () => measureSyncSim(Math.min(runs, YEARS_MAX)),
    'export-run': async () => (bench ? measureExportRun(bench) : []),
    ties: () => measureTies(runs),
    map: async () => (bench ? measureMap(bench) : []),
    value: () => measureValue(runs),
    segments: () => measureSegments(runs),
    points: () => measurePoints(runs),
    measures: () => measureMeasures(runs),
    recognition: () => measureRecognition(runs),
    together: () => measureTogether(runs),
    week: () => measureWeek(runs),
    guests: () => measureGuests(runs),
    export: () => measureExport(runs),
    seating: () => measureSeating(runs),
    match: () => measureMatch(runs),
    quality: () => measureQuality(labelled),
    erase: () => measureErase(runs),
  }
  const measured = async (what: string, measure: () => Promise<Result[]>) => {
    say(`▸ ${what}`)
    try {
      results.push(...(await measure()))
    } catch (error) {
      bench?.closeApps()
      const reason = error instanceof Error ? error.message : String(error)
      say(`  broke off: ${reason}`)
      failures.push({ what, reason })
    }
  }
  try {
    for (const name of FIGURES.filter((figure) => only.includes(figure))) {
      if (!isSized(name)) await measured(name, once[name])
      else if (bench !== null)
        for (const count of members)
          await measured(`${name}, ${count.toLocaleString('en')} members`, () => MEASURES[name](bench, count))
    }
  } finally {
    bench?.close()
    display?.close()
  }
  return { results, failures }
}

function isSized(name: FigureName): name is Sized {
  return name in MEASURES
}
