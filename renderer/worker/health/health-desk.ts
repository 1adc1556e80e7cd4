import { isId } from '../../../shared/domain/ids.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type {
  HEALTH_COMMANDS,
  HealthAsked,
  HealthFinding,
  HealthJob,
  HealthMended,
  HealthRepair,
  HealthReport,
  HealthSource,
  HealthView,
} from '../../../shared/protocol/health.ts'
import type { Backups } from '../backups/backups.ts'
import type { Change, OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'
import { AskedPages } from './asked-pages.ts'
import type { MendedHere } from './mend-here.ts'
import { othersWith } from './others-with.ts'
import { pageNames } from './page-names.ts'

export type HealthCommand = keyof typeof HEALTH_COMMANDS

interface Surroundings {
  readonly turns: Turns
  readonly publish: (changes: ReadonlySet<Change>) => void
  readonly current: () => OpenCommunity | null
  readonly backups: Backups
  /** Closes the open community and opens it anew from the disk. */
  readonly reopen: () => Promise<void>
}

/** A check, and what became of it since. */
interface Checked {
  readonly of: OpenCommunity['id']
  readonly report: HealthReport
  /** What it found that is well again. */
  readonly settled: Set<HealthFinding>
}

/** Whether what lies on the disk is as it should be, and what can be done where it is not. */
export class HealthDesk {
  readonly #around: Surroundings
  #job: HealthJob = { state: 'idle' }
  #last: Checked | null = null
  #asked: AskedPages | null = null
  #mended: { readonly of: OpenCommunity['id']; readonly what: readonly HealthMended[] } | null = null
  #isCancelled = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  get job(): HealthJob {
    return this.#job
  }

  /** A community was opened, and others can be reached: what is still lacking of it is asked for again. */
  async opened(community: OpenCommunity): Promise<void> {
    this.#asked = await AskedPages.open(community, this.#around.turns)
    const remade = [...community.cabinet.remade].flatMap((id) => community.cabinet.row(id) ?? [])
    const nameOf = remade.length > 0 ? pageNames(community) : null
    for (const row of remade)
      if (nameOf) this.#note(community, { ...nameOf(row), fault: 'snapshot', key: row.id }, 'here')
    if (remade.length > 0) this.#around.publish(new Set(['health']))
    await this.#asked.resume()
  }

  /** Something is different: what was damaged or missing may have come back from somebody else. */
  heard(): void {
    const community = this.#around.current()
    const found = this.#lost(community)
    if (!community || this.#job.state === 'running' || found.length === 0) return
    const back = found.filter(({ key }) => isId('pag', key) && isWell(community, key))
    for (const finding of back) {
      this.#last?.settled.add(finding)
      this.#asked?.settle(finding.key)
      this.#note(community, finding, 'others')
    }
    if (back.length > 0) this.#around.publish(new Set(['health']))
  }

  async view(community: OpenCommunity): Promise<HealthView> {
    const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
    return {
      used: usage ?? null,
      free: quota === undefined || usage === undefined ? null : quota - usage,
      report: this.#of(community)?.report ?? null,
      found: this.#standing(community).map((finding) => ({
        ...finding,
        others: isLost(finding) ? othersWith(community, finding.key) : [],
        asked: this.#asked?.community === community ? this.#asked.since(finding.key) : null,
      })),
      mended: this.#mended?.of === community.id ? this.#mended.what : [],
    }
  }

  async take(name: HealthCommand, input: unknown): Promise<Result<unknown>> {
    if (name === 'health.cancel') {
      this.#isCancelled = true
      return ok(undefined)
    }
    const community = this.#around.current()
    if (!community || this.#job.state === 'running') return failed('busy')
    if (name === 'health.ask') return this.#ask(community)
    this.#isCancelled = false
    this.#tell({ state: 'running', done: 0, of: 0 })
    try {
      if (name === 'health.check') return await this.#check(community)
      if (name === 'health.keepReadable') return await this.#keepReadable(community)
      return await this.#repair(community, (input as ParsedCommand<'health.repair'>).fault)
    } finally {
      this.#tell({ state: 'idle' })
      this.#around.publish(new Set(['health']))
    }
  }

  async #check(community: OpenCommunity): Promise<Result<HealthReport>> {
    const { checkPages } = await import('./check-pages.ts')
    const report = await checkPages(community, {
      turns: this.#around.turns,
      isCancelled: () => this.#isCancelled || this.#around.current() !== community,
      onProgress: (done, of) => this.#tell({ state: 'running', done, of }),
    })
    if (!report) return failed('cancelled')
    this.#last = { of: community.id, report, settled: new Set() }
    return ok(report)
  }

  /** Mends what the last check has found of one kind: with what is here, and from backups where that is not enough. */
  async #repair(community: OpenCommunity, fault: HealthFinding['fault']): Promise<Result<HealthRepair>> {
    const found = this.#standing(community).filter((one) => one.fault === fault)
    return this.#mend(community, found, async () => {
      const { turns, backups } = this.#around
      const { mendHere } = await import('./mend-here.ts')
      const { lost, hasToReopen } = await turns.take(() => mendHere(community, fault, keysOf(found)))
      if (lost.size === 0) return ok({ lost, hasToReopen, from: null })
      const brought = await backups.bringBack(community, lost)
      if (!brought.ok) return brought
      const { pages, from } = brought.value
      return ok({ lost, hasToReopen: hasToReopen || pages > 0, from })
    })
  }

  /** Keeps of damaged pages what can still be read. */
  async #keepReadable(community: OpenCommunity): Promise<Result<HealthRepair>> {
    const found = this.#lost(community).filter(({ fault }) => fault === 'page')
    return this.#mend(community, found, async () => {
      const { keepReadable } = await import('./mend-here.ts')
      const { hasToReopen } = await this.#around.turns.take(() => keepReadable(community, keysOf(found)))
      return ok({ lost: new Set(), hasToReopen, from: null })
    })
  }

  /** Says of a mending what a look at the disk after it has seen, and not what the mending believes. */
  async #mend(
    community: OpenCommunity,
    found: readonly HealthFinding[],
    work: () => Promise<Result<MendedHere & Pick<HealthRepair, 'from'>>>,
  ): Promise<Result<HealthRepair>> {
    if (found.length === 0) return ok({ mended: 0, left: 0, from: null })
    if (community.isReadOnly) return failed('data-newer')
    const done = await work()
    if (!done.ok) return done
    const { lost, hasToReopen, from } = done.value
    if (hasToReopen) await this.#around.turns.take(this.#around.reopen)
    const now = this.#around.current()
    if (!now) return failed('busy')
    const again = await this.#check(now)
    if (!again.ok) return again
    const still = new Set(again.value.found.map(nameOf))
    const mended = found.filter((one) => !still.has(nameOf(one)))
    for (const one of mended) {
      this.#asked?.settle(one.key)
      this.#note(now, one, lost.has(one.key) ? 'backup' : 'here')
    }
    return ok({ mended: mended.length, left: found.length - mended.length, from })
  }

  async #ask(community: OpenCommunity): Promise<Result<HealthAsked>> {
    const before = this.#lost(community)
    if (before.length === 0) return ok({ mended: 0, waiting: 0, devices: 0 })
    if (community.isReadOnly) return failed('data-newer')
    if (this.#asked?.community !== community) return failed('busy')
    const devices = await this.#asked.ask(new Set(before.flatMap(({ key }) => (isId('pag', key) ? [key] : []))))
    this.#around.publish(new Set(['health']))
    const waiting = this.#lost(community).length
    return ok({ mended: before.length - waiting, waiting, devices })
  }

  #of(community: OpenCommunity | null): Checked | null {
    return this.#last?.of === community?.id ? this.#last : null
  }

  /** What the last check found and nothing has put right since. */
  #standing(community: OpenCommunity | null): HealthFinding[] {
    const last = this.#of(community)
    return (last?.report.found ?? []).filter((finding) => !last?.settled.has(finding))
  }

  /** What of that is damaged or missing, and nowhere on this computer. */
  #lost(community: OpenCommunity | null): HealthFinding[] {
    return this.#standing(community).filter(isLost)
  }

  #note(
    { id, world }: OpenCommunity,
    { kind, chapter, nth, years, salon, fault, key }: Omit<HealthMended, 'from' | 'at'>,
    from: HealthSource,
  ): void {
    const what = this.#mended?.of === id ? this.#mended.what : []
    this.#mended = {
      of: id,
      what: [{ kind, chapter, nth, years, salon, fault, key, from, at: world.now() }, ...what].slice(0, MENDED_SHOWN),
    }
  }

  #tell(job: HealthJob): void {
    this.#job = job
    this.#around.publish(new Set(['healthJob']))
  }
}

/** Nobody reads on further. */
const MENDED_SHOWN = 200

function isLost({ fault, isHere }: HealthFinding): boolean {
  return (fault === 'page' || fault === 'missing') && !isHere
}

function keysOf(found: readonly HealthFinding[]): ReadonlySet<string> {
  return new Set(found.map(({ key }) => key))
}

function nameOf({ fault, key }: HealthFinding): string {
  return `${fault} ${key}`
}

/** Whether a page is here, or what stands in for it, and nothing is known to be wrong with it. */
function isWell({ cabinet }: OpenCommunity, page: PageId): boolean {
  return cabinet.standIn(page) !== undefined || (cabinet.row(page) !== undefined && !cabinet.isDamaged(page))
}

export function isAboutHealth(name: CommandName): name is HealthCommand {
  return name.startsWith('health.')
}
