import type { PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type {
  HEALTH_COMMANDS,
  HealthFinding,
  HealthJob,
  HealthRepair,
  HealthReport,
  HealthView,
} from '../../../shared/protocol/health.ts'
import type { Backups } from '../backups/backups.ts'
import type { Change, OpenCommunity } from '../open-community.ts'
import { activityKey } from '../pages/page-writer.ts'
import { statesOf } from '../pages/record-states.ts'
import type { Turns } from '../turns.ts'

export type HealthCommand = keyof typeof HEALTH_COMMANDS

interface Surroundings {
  readonly turns: Turns
  readonly publish: (changes: ReadonlySet<Change>) => void
  readonly current: () => OpenCommunity | null
  readonly backups: Backups
  /** Closes the open community and opens it anew from the disk. */
  readonly reopen: () => Promise<void>
}

/** Whether what lies on the disk is as it should be, and what can be done where it is not. */
export class HealthDesk {
  readonly #around: Surroundings
  #job: HealthJob = { state: 'idle' }
  #last: { readonly of: OpenCommunity['id']; readonly report: HealthReport } | null = null
  #isCancelled = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  get job(): HealthJob {
    return this.#job
  }

  async view({ id }: OpenCommunity): Promise<HealthView> {
    const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
    return {
      used: usage ?? null,
      free: quota === undefined || usage === undefined ? null : quota - usage,
      report: this.#last?.of === id ? this.#last.report : null,
    }
  }

  async take(name: HealthCommand, input: unknown): Promise<Result<unknown>> {
    if (name === 'health.cancel') {
      this.#isCancelled = true
      return ok(undefined)
    }
    const community = this.#around.current()
    if (!community || this.#job.state === 'running') return failed('busy')
    this.#isCancelled = false
    this.#tell({ state: 'running', done: 0, of: 0 })
    try {
      return name === 'health.check'
        ? await this.#check(community)
        : await this.#repair(community, (input as ParsedCommand<'health.repair'>).fault)
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
    this.#last = { of: community.id, report }
    return ok(report)
  }

  async #repair(community: OpenCommunity, fault: HealthFinding['fault']): Promise<Result<HealthRepair>> {
    const { turns, backups, reopen } = this.#around
    const last = this.#last?.of === community.id ? this.#last.report : null
    const pages = new Set((last?.found ?? []).filter((one) => one.fault === fault).map(({ page }) => page))
    if (!last || pages.size === 0) return ok({ mended: 0, left: 0, from: null })
    if (community.isReadOnly) return failed('data-newer')
    let from: HealthRepair['from'] = null
    if (fault === 'activity') await turns.take(() => forgetLogs(community, pages))
    else if (fault === 'snapshot') await turns.take(() => remakeSnapshots(community, pages))
    else {
      const lost = await turns.take(() => notInMemory(community, pages))
      if (lost.size > 0) {
        const brought = await backups.bringBack(community, lost)
        if (!brought.ok) return brought
        from = brought.value.from
        if (brought.value.pages > 0) await turns.take(reopen)
      }
    }
    const again = await this.#lookAgain()
    if (!again.ok) return again
    const left = again.value.found.filter((one) => one.fault === fault && pages.has(one.page)).length
    return ok({ mended: pages.size - left, left, from })
  }

  /** What is said after a repair was seen on the disk, and is not what the repair believes. */
  async #lookAgain(): Promise<Result<HealthReport>> {
    const community = this.#around.current()
    return community ? this.#check(community) : failed('busy')
  }

  #tell(job: HealthJob): void {
    this.#job = job
    this.#around.publish(new Set(['healthJob']))
  }
}

async function forgetLogs({ db, activity, publish }: OpenCommunity, pages: ReadonlySet<PageId>): Promise<void> {
  await db.forget([...pages].map(activityKey))
  activity.reset()
  publish(new Set(['activity']))
}

async function remakeSnapshots(community: OpenCommunity, pages: ReadonlySet<PageId>): Promise<void> {
  const { cabinet } = community
  for (const page of pages) cabinet.remake(page)
  await community.flush()
  for (const page of pages) {
    const row = cabinet.row(page)
    // What is in memory may have been read from what was wrong.
    if (row) community.show(await cabinet.glance(page, (handle) => statesOf(handle, row, 'all')))
  }
}

/** Writes what is still whole in memory; answers with the others. */
async function notInMemory({ cabinet }: OpenCommunity, pages: ReadonlySet<PageId>): Promise<Set<PageId>> {
  const lost = new Set<PageId>()
  for (const page of pages) if (!(await cabinet.rewrite(page))) lost.add(page)
  return lost
}

export function isAboutHealth(name: CommandName): name is HealthCommand {
  return name.startsWith('health.')
}
