import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { MemberQueryInput } from '../../../shared/protocol/selection.ts'
import type { ExchangeSummary } from '../../../shared/protocol/sync.ts'
import type { ImportSummary } from '../../../shared/protocol/rosters.ts'
import type { Bridge } from '../../../shared/protocol/ipc.ts'
import { fromBase64, toBase64 } from './base64.ts'
import * as desk from './desk.ts'
import { eveningKit } from './evening-kit.ts'
import { keepingKit } from './keeping-kit.ts'
import * as painting from './painting.ts'
import { exportRunKit } from './export-run-kit.ts'
import { pastKit } from './past-kit.ts'
import * as plainList from './plain-list.ts'
import { screenKit } from './screen-kit.ts'
import { wholeKit } from './whole-kit.ts'
import { connectStorePort } from './store-port.ts'
import type { StorePort } from './store-port.ts'
import { syncKit } from './sync-kit.ts'
import { storedBytes } from './stored-bytes.ts'

/** What is put into the app's page to measure it from within; Node calls it as `window.bench`. */
const kit = {
  ...painting,
  ...desk,
  ...plainList,
  ...eveningKit(store),
  ...exportRunKit(store),
  ...pastKit(store),
  ...screenKit(store),
  ...keepingKit(store),
  ...wholeKit(store),
  ...syncKit(store),
  storedBytes,
  connect(address: string): void {
    port = connectStorePort(address)
  },
  /** On a fresh profile: keeps its key in a plain file, so that nothing ever asks, and opens the store with it. */
  async unlock(): Promise<void> {
    const answer = await app().request('profile.protect', { kind: 'file' })
    if (answer.status !== 'ready') throw new Error(`the profile is ${answer.status}`)
    store().unlock(answer.key)
    await profileOpened()
  },
  /** Opens an empty community with one chapter, as the store's only open one. */
  async startCommunity(): Promise<void> {
    await profileOpened()
    await store().command('community.start', { name: 'Bench', organizer: 'Bench', device: 'Bench' })
    await store().command('chapter.create', { name: '臺北', zone: 'Asia/Taipei', colour: 'seal' })
  },
  /** Imports a roster and waits until the list on screen, if one is, shows all of it. Milliseconds each. */
  async importRoster(csv: string, shown: boolean): Promise<ImportTimes> {
    const { chapters } = await store().ask('community', {})
    const [chapter] = chapters
    if (!chapter) throw new Error('the community has no chapter')
    const data = new TextEncoder().encode(csv)
    const longest = watchLongTasks()
    const begun = performance.now()
    const draft = await store().command('roster.read', { file: { name: 'roster.csv', data } })
    const read = performance.now()
    const summary = await store().command('roster.import', {
      draft: draft.draft, name: 'Roster', chapter: chapter.id, mapping: [...draft.mapping],
    }) // prettier-ignore
    const answered = performance.now()
    if (shown) await painting.rowsPainted(summary.members)
    else await store().ask('members', { query: {}, range: FIRST_ROWS }, ({ total }) => total === summary.members)
    const visible = performance.now()
    return {
      read: read - begun,
      imported: answered - read,
      visible: visible - begun,
      longestTask: await longest(),
      summary,
    }
  },
  /** Plans an evening that lacks everything, so that the first screen has something to say, and waits until it is worked out. */
  async planSoon(): Promise<void> {
    const { chapters } = await store().ask('community', {})
    const [chapter] = chapters
    if (!chapter) throw new Error('the community has no chapter')
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await store().command('salon.create', {
      theme: 'Bench', chapter: chapter.id, start: `${day}T19:00`, end: `${day}T21:00`,
    }) // prettier-ignore
    await store().ask('week', { deep: true }, ({ isWorking }) => !isWorking)
  },
  /** Waits until everything has been read: the list is on screen before that, from a page kept for it. */
  async wholeCommunity(): Promise<number> {
    // No such page knows of sources, so this question waits for the community itself.
    await store().ask('sources', {})
    return painting.clock()
  },
  async flush(): Promise<void> {
    await store().command('flush', {})
  },
  /** How long the store takes to answer each question, and how many members it found. */
  async askMembers(queries: readonly MemberQueryInput[]): Promise<readonly { ms: number; total: number }[]> {
    const out = []
    for (const query of queries) {
      const begun = performance.now()
      const { total } = await store().ask('members', { query, range: FIRST_ROWS })
      out.push({ ms: performance.now() - begun, total })
    }
    return out
  },
  async memberIds(from: number, count: number): Promise<readonly MemberId[]> {
    const { rows } = await store().ask('members', { query: {}, range: { from, count } })
    return rows.map(({ id }) => id)
  },
  /** From the command to its answer, which comes when the disk has the edit. Milliseconds. */
  async edit(member: MemberId, occupation: string): Promise<number> {
    const begun = performance.now()
    await store().command('member.set', { member, fields: { occupation } })
    return performance.now() - begun
  },
  /** Edits as many members as said, spread over all of them, and lets guests arrive at evenings. */
  async workThrough({
    edits,
    evenings,
    guests,
  }: Readonly<Record<'edits' | 'evenings' | 'guests', number>>): Promise<void> {
    const { total } = await store().ask('members', { query: {}, range: { from: 0, count: 1 } })
    const { chapters } = await store().ask('community', {})
    const [chapter] = chapters
    if (!chapter) throw new Error('the community has no chapter')
    const step = Math.max(1, Math.floor(total / edits))
    for (let done = 0; done < edits;) {
      const { rows } = await store().ask('members', { query: {}, range: { from: (done * step) % total, count: 100 } })
      for (const { id } of rows.slice(0, edits - done)) {
        await store().command('member.set', { member: id, fields: { occupation: `第 ${done} 次` } })
        done += 1
      }
    }
    const { rows } = await store().ask('members', { query: {}, range: { from: 0, count: guests } })
    for (let evening = 0; evening < evenings; evening += 1) {
      const times = { start: '2026-03-07T19:00', end: '2026-03-07T21:00' }
      const draft = { theme: `第 ${evening} 場`, chapter: chapter.id, ...times }
      const { salon } = await store().command('salon.create', draft)
      for (const { id } of rows) await store().command('door.checkIn', { salon, member: id })
    }
  },
  /** A second desk for a salon, in a window of its own. */
  async openDoorWindow(salon: SalonId): Promise<void> {
    await app().request('window.openDoor', { salonId: salon })
  },
  /** Badges for everybody asked, ten to a page, from asking for them to the finished document. */
  async printBadges(salon: SalonId): Promise<{ ms: number; bytes: number; pages: number }> {
    const begun = performance.now()
    const answer = await app().request('print.pdf', {
      kind: 'badges', paper: 'a4', salon, guests: 'asked', order: 'zh-TW', first: 1, offset: { x: 0, y: 0 },
      labels: { columns: 2, rows: 5, width: 80, height: 50, left: 17.5, top: 13.5, pitchX: 95, pitchY: 55 },
      show: { reading: true, newcomer: true, interests: true, companions: true },
    }) // prettier-ignore
    const ms = performance.now() - begun
    if (answer.status === 'failed') throw new Error(`nothing was printed: ${answer.reason}`)
    return { ms, bytes: answer.bytes.byteLength, pages: answer.pages }
  },
  /** Asks for everybody's history until all of it is there; meanwhile edits a member over and over, if one is named. */
  async readHistory(member: MemberId | null): Promise<{ ms: number; longestEdit: number }> {
    const begun = performance.now()
    let isReading = true
    let longestEdit = 0
    const edits = (async () => {
      while (isReading && member !== null) {
        const edited = performance.now()
        await store().command('member.set', { member, fields: { occupation: String(edited) } })
        longestEdit = Math.max(longestEdit, performance.now() - edited)
      }
    })()
    // What is edited meanwhile is read at once; the rest is there when little more than that is left.
    const enough = ({ reading }: { reading: { done: number; of: number } | null }) =>
      !reading || reading.of - reading.done < 2
    await store().ask('activity', { range: FIRST_ROWS }, enough)
    const ms = performance.now() - begun
    isReading = false
    await edits
    return { ms, longestEdit }
  },
  /** Everything, for the device that was let in last. */
  async writeChanges(): Promise<{ ms: number; base64: string; bytes: number }> {
    const [latest] = await store().ask('invitations', {})
    if (latest?.state.step !== 'admitted') throw new Error('Nobody was let in.')
    const begun = performance.now()
    const { bytes } = await store().command('exchange.write', { for: [latest.state.device] })
    return { ms: performance.now() - begun, base64: await toBase64(bytes), bytes: bytes.byteLength }
  },
  async invite(): Promise<string> {
    return (await store().command('organizer.invite', { name: 'Second', role: 'admin', network: false })).text
  },
  /** Begins to join; answers with the code that goes back. */
  async enter(invitation: string): Promise<string> {
    await profileOpened()
    await store().command('community.enter', { invitation, organizer: 'Second', device: 'Second' })
    const joining = await store().ask('joining', {})
    if (!('answer' in joining)) throw new Error(`Joining is ${joining.state}.`)
    return joining.answer
  },
  async letIn(answer: string): Promise<void> {
    const { invite } = await store().command('invite.answer', { text: answer })
    await store().command('invite.confirm', { invite, same: true })
  },
  async join(base64: string): Promise<{ ms: number; summary: ExchangeSummary }> {
    const data = fromBase64(base64)
    const begun = performance.now()
    const summary = await store().command('exchange.read', { file: { name: 'all.chapterhouse', data } })
    return { ms: performance.now() - begun, summary }
  },
  /** The plainest search there is, for comparison: every text looked through for the words. Milliseconds a search. */
  searchPlainly(texts: readonly string[], words: readonly string[]): readonly number[] {
    return words.map((word) => {
      const begun = performance.now()
      const found = texts.filter((text) => text.includes(word))
      return performance.now() - begun + Math.min(0, found.length)
    })
  },
  /** The browser's own collation, for comparison. Milliseconds. */
  sortPlainly(names: readonly string[], locale: string): number {
    const copy = [...names]
    const { compare } = new Intl.Collator(locale)
    const begun = performance.now()
    copy.sort(compare)
    return performance.now() - begun
  },
}

export type PageKit = typeof kit

interface ImportTimes {
  readonly read: number
  readonly imported: number
  readonly visible: number
  readonly longestTask: number
  readonly summary: ImportSummary
}

/** As many rows as the app asks for when a list is first shown. */
const FIRST_ROWS = { from: 0, count: 160 }

let port: StorePort | undefined

declare global {
  interface Window {
    bench: PageKit
  }
}

window.bench = kit

function store(): StorePort {
  if (!port) throw new Error('not connected to the store')
  return port
}

/** After a start or a reload the store opens what there is, and takes no command before. */
async function profileOpened(): Promise<void> {
  await store().ask('profile', {}, ({ state }) => state !== 'opening')
}

function app(): Bridge {
  return (window as unknown as { readonly chapterhouse: Bridge }).chapterhouse
}

/** Answers with the longest task of the page's thread since the call, in milliseconds; 0 where none was over 50. */
function watchLongTasks(): () => Promise<number> {
  let longest = 0
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return async () => {
    await painting.nextFrame()
    take(observer.takeRecords())
    observer.disconnect()
    return longest
  }
}
