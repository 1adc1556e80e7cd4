import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { forget } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type {
  ImportSummary,
  RosterAgain,
  RosterDraft,
  RosterMapping,
  RosterPreview,
  VersionGuess,
  ImportJob,
} from '../../../shared/protocol/rosters.ts'
import type { OpenCommunity } from '../open-community.ts'
import { StorageError } from '../storage/storage-problem.ts'
import type { Turns } from '../turns.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { compareAgain } from './compare-again.ts'
import { guessVersion } from './guess-version.ts'
import { describeDraft, readDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { previewRoster } from './preview-roster.ts'
import { hintsOf, mappingMemoryNote, readMappingMemory, regionsOf, rememberMapping } from './hints.ts'
import { importRoster } from './import-roster.ts'
import { namedRoster } from './named-roster.ts'
import { readAgain } from './read-again.ts'
import type { Reading } from './read-file.ts'

const CANCELLED: Problem = { code: 'cancelled' }
const INTERNAL: Problem = { code: 'internal' }

interface DeskOptions {
  /** Begins the ids of its drafts. */
  readonly name: string
  readonly turns: Turns
  /** Imports of all desks come one after the other. */
  readonly imports: Turns
  /** Whether what was chosen for columns is proposed for the next ones like them. */
  readonly remembers: boolean
  readonly changed: () => void
}

interface Begun {
  readonly draft: Draft
  /** Whether no other file was asked for since. */
  readonly isLatest: () => boolean
}

/** Rosters that were read and wait, and the one import that runs. */
export class ImportDesk {
  readonly #options: DeskOptions
  #draft: Draft | null = null
  #drafts = 0
  #previews = 0
  readonly #cancelled = new Set<string>()
  #job: ImportJob = { state: 'idle' }

  constructor(options: DeskOptions) {
    this.#options = options
  }

  get job(): ImportJob {
    return this.#job
  }

  /** Reads a file. Only the latest draft is kept, and the one before it until the next one was read. */
  async read(community: OpenCommunity | null, input: ParsedCommand<'roster.read'>): Promise<Result<RosterDraft>> {
    const begun = await this.#begin(input.file.name, (id, reading) => readDraft(id, input, reading))
    if (!begun.ok) return begun
    const { draft, isLatest } = begun.value
    const described = await describeDraft(draft, await hintsOf(community))
    const versionOf = await this.#versionOf(community, draft, described.mapping, isLatest)
    return isLatest() ? ok({ ...described, versionOf }) : failed('cancelled')
  }

  /** Reads a file as the newer version of a roster; what is refused leaves no draft. */
  async again(community: OpenCommunity, input: ParsedCommand<'roster.again'>): Promise<Result<RosterAgain>> {
    const { sources, chapters } = community.tables
    const { file, sheet } = input
    const named = namedRoster([...sources.values()], chapters, input)
    if (!named.ok) return named
    const source = named.value
    const begun = await this.#begin(file.name, async (id, reading) => {
      const read = await readAgain(file.data, { source, sheet }, reading)
      return read.ok ? ok({ id, file: file.name, ...read.value }) : read
    })
    if (!begun.ok) return begun
    const { draft, isLatest } = begun.value
    const compared = await compareAgain(community, source, draft.table, {
      exclusive: (work) => this.#options.turns.take(work),
      cancelled: () => !isLatest() || this.#cancelled.has(draft.id),
    })
    if (!compared.ok) {
      void this.cancel(draft.id)
      return compared
    }
    const { id, name, chapter, tags } = source
    return ok({ draft: draft.id, source: id, name, chapter, tags, rows: draft.table.rows.length, ...compared.value })
  }

  async #begin(file: string, read: (id: string, reading: Reading) => Promise<Result<Draft>>): Promise<Result<Begun>> {
    if (this.#job.state === 'running' && this.#job.step !== 'reading') return failed('busy')
    this.#drafts += 1
    const id = this.#idOf(this.#drafts)
    const isLatest = () => id === this.#idOf(this.#drafts)
    const draft = await read(id, {
      onProgress: ({ done, of }) => {
        if (isLatest()) this.#set({ state: 'running', draft: id, file, done, of, step: 'reading' })
      },
      cancelled: () => !isLatest() || this.#cancelled.has(id),
    })
    // Somebody asked for another file, or for this one read otherwise, while this one was being read.
    if (!isLatest()) return failed('cancelled')
    this.#set({ state: 'idle' })
    if (!draft.ok) return draft
    this.#draft = draft.value
    return ok({ draft: draft.value, isLatest })
  }

  #idOf(draft: number): string {
    return `${this.#options.name}-${draft}`
  }

  async #versionOf(
    community: OpenCommunity | null,
    { file, table }: Draft,
    mapping: RosterMapping,
    wanted: () => boolean,
  ): Promise<VersionGuess | null> {
    const checked = checkMapping(mapping, table.columns.length)
    if (!community || !checked.ok) return null
    return guessVersion(
      community,
      { file, table, mapping: checked.value },
      { exclusive: (work) => this.#options.turns.take(work), wanted },
    )
  }

  /** How a draft would come in. Only the latest question is answered; who asked before has chosen something else since. */
  async preview(
    community: OpenCommunity | null,
    { draft, mapping, repairs }: ParsedCommand<'roster.preview'>,
  ): Promise<Result<RosterPreview>> {
    if (this.#draft?.id !== draft) return failed('not-found')
    const own = (this.#previews += 1)
    const wanted = () => own === this.#previews && this.#draft?.id === draft
    return previewRoster(this.#draft, { mapping, repairs, regions: regionsOf(community), wanted })
  }

  /** Forgets what was chosen for columns like those of a draft. */
  async forget(community: OpenCommunity | null, draft: string): Promise<Result<{ readonly mapping: RosterMapping }>> {
    if (!community || this.#draft?.id !== draft) return failed('not-found')
    const { table } = this.#draft
    const memory = forget(await readMappingMemory(community), table.columns)
    await community.db.write(await mappingMemoryNote(community, memory))
    return ok({ mapping: proposeMapping(table, memory).mapping })
  }

  async run(community: OpenCommunity, input: ParsedCommand<'roster.import'>): Promise<Result<ImportSummary>> {
    const draft = this.#draft
    if (this.#job.state === 'running') return failed('busy')
    if (!draft || draft.id !== input.draft) return failed('not-found')
    const { file, id } = draft
    this.#cancelled.delete(id)
    this.#set({ state: 'running', draft: id, file, done: 0, of: draft.table.rows.length, step: 'preparing' })
    try {
      const { turns, imports } = this.#options
      const result = await imports.take(() =>
        importRoster(community, draft, input, {
          cancelled: () => this.#cancelled.has(id),
          exclusive: (work) => turns.take(work),
          onProgress: (progress) => this.#set({ state: 'running', draft: id, file, ...progress }),
        }),
      )
      if (result.ok) {
        this.#draft = null
        if (this.#options.remembers) await rememberMapping(community, draft.table, input.mapping)
      }
      this.#set(
        result.ok ? { state: 'done', draft: id, file } : { state: 'failed', draft: id, file, problem: result.problem },
      )
      return result
    } catch (error) {
      // Who stops it by closing the community may take the database away before it notices; what it wrote goes at the next start.
      const isStopped = error instanceof StorageError && this.#cancelled.has(id)
      const problem = isStopped ? CANCELLED : error instanceof StorageError ? error.problem : INTERNAL
      this.#set({ state: 'failed', draft: id, file, problem })
      if (isStopped) return { ok: false, problem }
      throw error
    }
  }

  /** Stops the reading or the import of a draft, or drops a draft that was not imported. */
  cancel(draft: string): Promise<Result<void>> {
    this.#cancelled.add(draft)
    if (this.#draft?.id === draft && this.#job.state !== 'running') this.#draft = null
    return Promise.resolve(ok(undefined))
  }

  /** The community is being closed. */
  stop(): void {
    if (this.#job.state === 'running') this.#cancelled.add(this.#job.draft)
  }

  #set(job: ImportJob): void {
    this.#job = job
    this.#options.changed()
  }
}
