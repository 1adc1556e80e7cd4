import { SCHEMA } from '../../shared/crdt/page.ts'
import type { PageInfo } from '../../shared/crdt/page.ts'
import type { PageId } from '../../shared/domain/ids.ts'
import { encodeChangesBody } from '../../shared/formats/changes-file.ts'
import { withSignature } from '../../shared/formats/signed-file.ts'
import { createSealer } from '../../renderer/worker/storage/sealer.ts'
import { sign } from '../../renderer/worker/sync/signing.ts'
import { carried, community } from './fake-world.ts'
import { keysOf } from './organizers.ts'
import { Machine, PROFILE_KEY } from './store.ts'
import { rowsIn } from './test-disk.ts'

/** Which pages somebody may have. */
export type Held = (page: PageInfo) => boolean

interface StoredChunk {
  readonly page: PageId
  readonly seq: number
  readonly sealed: ArrayBuffer
}

/** The documents of those pages that are on a machine's disk, whole and in the clear. */
export async function pagesOn(
  machine: Machine,
  held: Held,
): Promise<(PageInfo & { heads: string; bytes: Uint8Array })[]> {
  const { id } = await community(machine)
  const image = await machine.disk.image()
  const sealer = await createSealer(PROFILE_KEY)
  const rows = rowsIn(image, id, 'pages') as readonly (PageInfo & { readonly heads: string })[]
  const chunks = rowsIn(image, id, 'chunks') as readonly StoredChunk[]
  return Promise.all(
    rows.filter(held).map(async (row) => {
      const own = chunks.filter(({ page }) => page === row.id).sort((a, b) => a.seq - b.seq)
      const opened = await Promise.all(own.map(({ sealed }) => sealer.open(sealed, `chunk:${row.id}`)))
      return { ...row, bytes: Uint8Array.from(opened.flatMap((bytes) => [...bytes])) }
    }),
  )
}

/** A file with those pages of a machine that somebody may have, in the machine's name. */
async function fileFor(from: Machine, held: Held): Promise<ReturnType<typeof carried>> {
  const { id, name, me, devices } = await community(from)
  const pages = await pagesOn(from, held)
  const header = {
    schema: SCHEMA,
    community: { id, name },
    from: {
      organizer: me.organizer,
      organizerName: me.name,
      device: me.device,
      deviceName: '',
      publicKey: devices.find((device) => device.id === me.device)?.publicKey ?? '',
    },
    written: from.clock.now,
    mode: 'all' as const,
    to: null,
    pages: pages.map((page) => ({ page: page.id, kind: page.kind, heads: page.heads.split(',') })),
  }
  const body = encodeChangesBody(
    header,
    pages.map(({ bytes }) => bytes),
  )
  return carried({ name, bytes: withSignature(body, await sign(body, (await keysOf(from)).privateKey)) })
}

/** Somebody new who joins with some of a machine's pages only. */
export async function joinedWith(from: Machine, organizer: string, held: Held): Promise<Machine> {
  const machine = await Machine.start({ clock: from.clock })
  const file = await fileFor(from, held)
  await machine.must('community.join', { file, organizer, device: `${organizer}的筆電` })
  return machine
}

/** Gives one machine what it may have of another's. */
export async function give(from: Machine, to: Machine, held: Held): Promise<void> {
  await to.must('exchange.read', { file: await fileFor(from, held) })
}
