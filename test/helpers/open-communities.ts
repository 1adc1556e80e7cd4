import './worker-globals.ts'
import type { PlainRecord } from '../../shared/crdt/plain.ts'
import { chapterRecord, grantRecord } from '../../shared/crdt/records.ts'
import { memberRecord } from '../../shared/crdt/member-records.ts'
import { newId } from '../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../shared/domain/ids.ts'
import type { Member } from '../../shared/domain/member.ts'
import type { Result } from '../../shared/domain/problem.ts'
import type { Grant } from '../../shared/domain/role.ts'
import { scopesOfChapter } from '../../shared/domain/role.ts'
import type { OpenCommunity } from '../../renderer/worker/open-community.ts'
import { beginCommunity } from '../../renderer/worker/profile/new-community.ts'
import { createCommunity, openCommunity } from '../../renderer/worker/profile/open-profile.ts'
import { Link } from '../../renderer/worker/sync/link.ts'
import { createSealer } from '../../renderer/worker/storage/sealer.ts'
import { rekey } from '../../renderer/worker/sync/keys/rotate.ts'
import { tendKeys } from '../../renderer/worker/sync/keys/tend-keys.ts'
import { nextSeed } from './chance.ts'
import { seededRandom } from './seeded-random.ts'
import { PROFILE_KEY, TestClock } from './store.ts'
import { TestDisk } from './test-disk.ts'

/** Communities below the store, for what has no command: each is one device's, on a disk and with a clock of its own. */
export async function emptyCommunity(
  id = newId('com', seededRandom(nextSeed()).bytes),
  clock = new TestClock(),
): Promise<OpenCommunity> {
  return createCommunity(id, {
    sealer: await createSealer(PROFILE_KEY),
    world: {
      engine: async () => undefined,
      now: () => (clock.now += 1000),
      random: seededRandom(nextSeed()).bytes,
      disk: new TestDisk(),
      link: new Link(),
      later: () => () => undefined,
    },
    publish: () => undefined,
    onProgress: () => undefined,
  })
}

/** The same device's after its program was started anew. */
export async function reopened(before: OpenCommunity): Promise<OpenCommunity> {
  before.cabinet.close()
  const { sealer, world, publish } = before
  const { community, finish } = await openCommunity(before.id, { sealer, world, publish, onProgress: () => undefined })
  await finish()
  return community
}

/** Mei's, with two chapters. */
export async function meisCommunity(): Promise<{
  readonly mei: OpenCommunity
  readonly taipei: ChapterId
  readonly tainan: ChapterId
}> {
  const mei = await emptyCommunity()
  await beginCommunity(mei, { name: '讀書會', sample: false, organizer: '梅', device: '梅的筆電' })
  return { mei, taipei: await chapterOf(mei, '台北'), tainan: await chapterOf(mei, '台南') }
}

/** A device that was let in on `host`'s and has received nothing yet. */
export async function letIn(host: OpenCommunity, name: string, grant: Grant): Promise<OpenCommunity> {
  const guest = await emptyCommunity(host.id)
  const { organizer, device, publicKey, boxKey } = guest.identity
  const batch = host.batch()
  const records: [string, PlainRecord][] = [
    [organizer, { name, ...grantRecord(grant) }],
    [device, { organizer, name: `${name}的筆電`, publicKey, boxKey, added: host.world.now() }],
  ]
  for (const [id, record] of records) batch.create('community', null, id, record)
  await host.commit(batch.build(), 'invite.confirm')
  await tendKeys(host)
  return guest
}

export async function memberOn(community: OpenCommunity, chapter: ChapterId, name: string): Promise<MemberId> {
  const id = newId('mem', community.world.random)
  const member: Omit<Member, 'id'> = {
    name,
    tags: [],
    interests: [],
    notes: '',
    memberships: { [chapter]: { role: 'member' } },
    consents: {},
    sources: [],
    created: community.world.now(),
  }
  await community.commit(
    community.batch().create('members', chapter, id, memberRecord(member)).build(),
    'member.create',
  )
  return id
}

export function membersOf({ tables }: OpenCommunity): string[] {
  return [...tables.members.all()].map(({ member }) => member.name).sort()
}

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

async function chapterOf(community: OpenCommunity, name: string): Promise<ChapterId> {
  const id = newId('cha', community.world.random)
  const record = chapterRecord({
    name,
    region: name,
    zone: 'Asia/Taipei',
    colour: 'jade',
    leaders: [],
    created: community.world.now(),
  })
  const batch = community.batch().create('chapter', id, id, record)
  await rekey(community, batch, scopesOfChapter(id))
  await community.commit(batch.build(), 'chapter.create')
  return id
}
