import * as v from 'valibot'
import { USUAL_KEEPING } from '../../../shared/domain/keeping.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { PROBLEM_CODES } from '../../../shared/domain/problem.ts'
import type { CommunityDb } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'

const KEY = 'backups'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const content = v.object({
  /** Null for the folder beside the profile. */
  folder: v.nullable(v.object({ id: v.string(), name: v.string() })),
  isOn: v.boolean(),
  keep: v.object({ days: count, weeks: count, months: count }),
  /** What became of those that were read back, by the names of their files. */
  read: v.record(
    v.string(),
    v.object({ at: v.number(), state: v.string(), problem: v.nullable(v.picklist(PROBLEM_CODES)) }),
  ),
  /** The version of the program that made the last one; null before the first. */
  app: v.nullable(v.string()),
  failure: v.nullable(
    v.object({
      code: v.picklist(PROBLEM_CODES),
      params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
    }),
  ),
})
type Content = v.InferOutput<typeof content>

const NEW_BOOK: Content = { folder: null, isOn: true, keep: USUAL_KEEPING, read: {}, app: null, failure: null }

/** Where backups of a community go from this machine, how many are kept and what is known of each; this machine's own. */
export class BackupBook {
  readonly #db: CommunityDb
  readonly #sealer: Sealer
  #content: Content

  private constructor(db: CommunityDb, sealer: Sealer, read: Content) {
    this.#db = db
    this.#sealer = sealer
    this.#content = read
  }

  /** One that does not open is as if nobody had chosen anything: backups are made where they are by default. */
  static async read({ db, sealer }: { readonly db: CommunityDb; readonly sealer: Sealer }): Promise<BackupBook> {
    const sealed = await db.local(KEY)
    const read = sealed ? await openJson<unknown>(sealer, sealed, KEY).catch(() => null) : null
    const parsed = v.safeParse(content, read)
    return new BackupBook(db, sealer, parsed.success ? parsed.output : NEW_BOOK)
  }

  get content(): Content {
    return this.#content
  }

  /** The last failure, as a person is told of it. */
  get failure(): Problem | null {
    const { failure } = this.#content
    return failure && { code: failure.code, ...(failure.params && { params: failure.params }) }
  }

  /** @throws StorageError where the disk refuses; nothing has changed then. */
  async change(patch: Partial<Content>): Promise<void> {
    const next = { ...this.#content, ...patch }
    await this.#db.write({ local: [{ key: KEY, sealed: await sealJson(this.#sealer, next, KEY) }] })
    this.#content = next
  }
}
