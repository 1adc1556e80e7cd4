import { concatBytes, loadHandle } from '../../../shared/crdt/engine.ts'
import { packPages } from '../../../shared/crdt/export-records.ts'
import { recordsOf, SCHEMA } from '../../../shared/crdt/page.ts'
import type { OtherFile } from '../../../shared/domain/exports.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { memberCsv, moreOfCsv } from '../../../shared/formats/member-csv.ts'
import { openReadme } from '../../../shared/formats/open/readme.ts'
import { cellsOf, columnsOf, jsonLines, tableOf } from '../../../shared/formats/open/record-tables.ts'
import type { NamedRecord } from '../../../shared/formats/open/record-tables.ts'
import { sortedInSteps } from '../../../shared/matching/steps.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import { keptOf } from '../backups/backup-content.ts'
import { PageSource, withCut } from '../backups/community-cut.ts'
import type { Cut } from '../backups/community-cut.ts'
import { printOf } from '../exports/print.ts'
import { writeReceipt } from '../exports/write-receipt.ts'
import type { GoingOut } from '../exports/write-receipt.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { turn } from '../turn.ts'
import type { Turns } from '../turns.ts'
import { MANIFEST_FILE, OPEN_FORMAT, OPEN_VERSION } from './manifest.ts'
import type { OpenManifest, OpenPage } from './manifest.ts'
import { joined } from './joined.ts'
import { OpenArchive } from './open-archive.ts'

/** Characters of records that are written in one go, which takes a millisecond or two; of a long record it is that alone. */
const A_STEP = 50_000

/** Pages that are read at one moment. */
const AT_ONCE = 16

/**
 * The whole community as this device has it, in one archive: tables, JSON, the documents with their history, and a README that
 * explains them. Everything is as one moment saw it; people go on writing meanwhile. Fails with `open-export-incomplete` where
 * a page does not open: an export that silently lacks people is worse than none; with `receiver-empty` or `aim-empty` where it is
 * not said for whom it is, or what for. Its receipt is on the disk before anybody has the bytes.
 */
export async function writeOpen(
  community: OpenCommunity,
  turns: Turns,
  wanted: ParsedCommand<'community.writeOpen'>,
): Promise<Result<CommandResult<'community.writeOpen'>>> {
  if (wanted.receiver.trim() === '') return failed('receiver-empty')
  if (wanted.aim.aim === 'words' && wanted.aim.words.trim() === '') return failed('aim-empty')
  await community.world.engine()
  const lost = new Set<PageId>()
  return withCut(community, { turns, lost }, async (cut) => {
    if (lost.size > 0) return failed('open-export-incomplete')
    const file = await writeCut(community, cut, { ...wanted, lost })
    const facts = await factsOf(file, wanted)
    const receipt = await turns.take(() => writeReceipt(community, facts, packPages(pagesOf(cut))))
    return ok({ ...file, receipt })
  })
}

interface OpenFile extends Omit<CommandResult<'community.writeOpen'>, 'receipt'> {
  readonly bytes: Uint8Array<ArrayBuffer>
}

async function factsOf(
  { bytes, members }: OpenFile,
  { name, aim, receiver }: ParsedCommand<'community.writeOpen'>,
): Promise<GoingOut> {
  return {
    name: name.trim(),
    use: JSON.stringify(aim),
    receiver: receiver.trim(),
    columns: [],
    rows: members,
    left: 0,
    format: 'everything' satisfies OtherFile,
    scope: 'everybody',
    print: await printOf(bytes),
  }
}

/** Where people stand. */
function pagesOf({ rows }: Cut): Cut['rows'] {
  return rows.filter(({ kind }) => kind === 'members')
}

async function writeCut(
  community: OpenCommunity,
  cut: Cut,
  { password, app, lost }: ParsedCommand<'community.writeOpen'> & { readonly lost: Set<PageId> },
): Promise<OpenFile> {
  const { world, identity } = community
  const source = new PageSource(community, lost)
  const made = world.now()
  const archive = new OpenArchive(password, made)
  const files: Record<string, string> = {}
  const add = async (path: string, bytes: Uint8Array<ArrayBuffer>) => {
    files[path] = await digestOf(bytes)
    await archive.add(path, bytes)
  }
  const about = cut.manifest.community
  const encoder = new TextEncoder()
  await add('README.md', encoder.encode(openReadme({ community: about, made: new Date(made).toISOString(), app })))
  const tables = new Map<string, NamedRecord[]>()
  const pages: OpenPage[] = []
  for (let from = 0; from < cut.rows.length; from += AT_ONCE) {
    for (const { row, chunks } of await source.asOf(cut.rows.slice(from, from + AT_ONCE))) {
      const handle = loadHandle(chunks, identity.device)
      try {
        await turn()
        for (const named of Object.entries(recordsOf(handle))) gather(tables, named)
      } finally {
        handle.free()
      }
      const file = `automerge/${row.kind}/${row.id}.automerge`
      // Chunks one after the other are themselves a file that Automerge loads.
      await add(file, concatBytes(chunks))
      pages.push({ ...keptOf(row), file })
      await turn()
    }
  }
  for (const name of [...tables.keys()].sort()) {
    const records = await inTurns(sortedInSteps(tables.get(name) ?? [], byId))
    const columns = await inTurns(columnsOf(records))
    const csv = written(records, (some, isFirst) => {
      const rows = some.map((record) => cellsOf(record, columns))
      return isFirst ? memberCsv(columns, rows) : moreOfCsv(columns, rows)
    })
    await add(`csv/${name}.csv`, await inTurns(csv))
    const lines = written(records, (some) => encoder.encode(jsonLines(some)))
    await add(`json/${name}.jsonl`, await inTurns(lines))
  }
  const { chapters, members, salons } = cut.manifest
  const manifest: OpenManifest = {
    format: OPEN_FORMAT,
    version: OPEN_VERSION,
    schema: SCHEMA,
    app,
    made: new Date(made).toISOString(),
    community: about,
    counts: { members, salons, chapters: chapters.length },
    pages,
    files,
  }
  await archive.add(MANIFEST_FILE, encoder.encode(JSON.stringify(manifest, null, 2)))
  const { day } = community.tables.reach.on(made)
  const name = `${fileStem(about.name) || 'chapterhouse'} ${day}.zip`
  return { name, bytes: await archive.finish(), members, pages: pages.length }
}

function byId([one]: NamedRecord, [other]: NamedRecord): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** A file of all records, some a step. */
function* written(
  records: readonly NamedRecord[],
  write: (some: readonly NamedRecord[], isFirst: boolean) => Uint8Array,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  for (let from = 0; from < records.length;) {
    const to = endOfStep(records, from)
    pieces.push(write(records.slice(from, to), from === 0))
    from = to
    yield
  }
  return yield* joined(pieces)
}

/** The end of the step that begins with a record. */
function endOfStep(records: readonly NamedRecord[], from: number): number {
  let [to, characters] = [from, 0]
  while (to < records.length && characters < A_STEP) {
    for (const value of Object.values(records[to]?.[1] ?? {}))
      characters += typeof value === 'string' ? value.length : A_VALUE
    to += 1
  }
  return to
}

/** What a number, or a few labels, come to, in characters. */
const A_VALUE = 20

function gather(tables: Map<string, NamedRecord[]>, named: NamedRecord): void {
  const table = tableOf(named[0])
  if (table === null) return
  const known = tables.get(table)
  if (known) known.push(named)
  else tables.set(table, [named])
}
