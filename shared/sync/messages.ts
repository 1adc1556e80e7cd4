import * as v from 'valibot'
import { isId } from '../domain/ids.ts'
import type { ChapterId, CommunityId, DeviceId, PageId, SalonId } from '../domain/ids.ts'
import { endorsementSchema } from './endorsement.ts'
import type { Endorsement } from './endorsement.ts'
import { decodeFrame, encodeFrame } from './frame.ts'
import { SIGNATURE } from './removal.ts'
import type { Removal } from './removal.ts'

/**
 * What two devices of one community say to each other over a channel, once TLS has proved who they are. Each side lists
 * where what the other may hold stands (`heads`, later `note`), asks for what it lacks (`want`), and sends what it was
 * asked for or has just written (`page`). Nothing hangs on the order in which pages come.
 */
export type Message =
  /** The first thing either side says. `digest` is of the pages that the other may hold, and where they stand. */
  | {
      readonly type: 'hello'
      readonly protocol: number
      readonly schema: number
      readonly community: CommunityId
      readonly digest: string
    }
  /** Where the sender's pages stand that the other may hold, after digests differed or grants changed. `last`: that is all. */
  | { readonly type: 'heads'; readonly pages: readonly PageNews[]; readonly last: boolean }
  /** Pages that stand elsewhere than was said before. */
  | { readonly type: 'note'; readonly pages: readonly PageNews[] }
  /** Asks for a page. `have` is what the sender has of it; empty where that is nothing. */
  | { readonly type: 'want'; readonly page: PageId; readonly have: readonly string[] }
  /**
   * A page, or what came to it: the body is Automerge chunks. `base` are changes it builds on; empty for a whole page.
   * `heads` is where the page stands with it. An empty body says that the sender has nothing which the other lacks.
   */
  | ({
      readonly type: 'page'
      readonly base: readonly string[]
      readonly endorsements: readonly Endorsement[]
    } & PageNews)
  /** The page that was asked for is not given: it is not here, or the other may not hold it. */
  | { readonly type: 'none'; readonly page: PageId }
  /** A `page` was dealt with; `heads` is where the page stands now. */
  | { readonly type: 'got'; readonly page: PageId; readonly heads: readonly string[] }
  /** Of a `page`, so many changes were not let in. */
  | { readonly type: 'refused'; readonly page: PageId; readonly count: number; readonly why: string }
  /** At which door a device stands; `move` counts its moves, so that old news are told from new. Passed on once. */
  | {
      readonly type: 'presence'
      readonly device: DeviceId
      readonly door: SalonId | null
      readonly chapter: ChapterId | null
      readonly move: number
    }
  /** The receiver is of the community no more; the only thing that it is told, and the last. */
  | ({ readonly type: 'removed' } & Removal)
  /** Why the sender closes the channel. */
  | { readonly type: 'bye'; readonly reason: (typeof FAREWELLS)[number] }

/** One message by its name. */
export type MessageOf<Type extends Message['type']> = Extract<Message, { readonly type: Type }>

/** A page, what it is, and the hashes of its latest changes. */
export interface PageNews {
  readonly page: PageId
  /** One of `PAGE_KINDS`, or one that a newer version knows. */
  readonly kind: string
  readonly chapter: ChapterId | null
  readonly heads: readonly string[]
}

/** Raised when a reader of the old messages would misread the new ones; the greeting tells each side the other's. */
export const SYNC_PROTOCOL = 1

/** Pages listed in one message, and their heads together; more go into several. With both at most, a header is still short of its limit. */
export const PAGES_A_MESSAGE = 500
const HEADS_A_MESSAGE = 2000

/**
 * Heads of one page. There are as many as devices that wrote without knowing of each other since they last met, which is
 * two or three; what has hundreds is not ours.
 */
export const HEADS_A_PAGE = 200

/** Hashes by which a device says what it has of a page: its heads and a sample of its past, which grows with the logarithm of it. */
export const HAVE_A_PAGE = 400

/** Devices that sign for one page: the sender, and those whose word for a part of it still matters. */
const ENDORSEMENTS_A_PAGE = 50

const FAREWELLS = ['other-community', 'protocol', 'no-grant', 'failed', 'closing'] as const

/** The bytes of a message; only a `page` has a body. */
export function encodeMessage(one: Message, body: Uint8Array = NOTHING): Uint8Array<ArrayBuffer> {
  return encodeFrame(one, body)
}

/** A message and its body, or null for bytes that are none. Never throws, whatever a peer sends. */
export function decodeMessage(bytes: Uint8Array): { readonly message: Message; readonly body: Uint8Array } | null {
  const frame = decodeFrame(bytes)
  if (!frame) return null
  const parsed = v.safeParse(schema, frame.header)
  if (!parsed.success || (frame.body.length > 0 && parsed.output.type !== 'page')) return null
  return { message: parsed.output, body: frame.body }
}

/** Lists of pages as long as one message may be. Always at least one, so that an empty list is said too. */
export function inMessages(pages: readonly PageNews[]): PageNews[][] {
  let list: PageNews[] = []
  let room = HEADS_A_MESSAGE
  const lists = [list]
  for (const one of pages) {
    if (list.length === PAGES_A_MESSAGE || one.heads.length > room) {
      list = []
      room = HEADS_A_MESSAGE
      lists.push(list)
    }
    list.push(one)
    room -= one.heads.length
  }
  return lists
}

const NOTHING = new Uint8Array(0)

const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u))
const heads = v.pipe(v.array(hash), v.maxLength(HEADS_A_PAGE))
const have = v.pipe(v.array(hash), v.maxLength(HAVE_A_PAGE))
const page = v.custom<PageId>((value) => isId('pag', value))
const chapter = v.nullable(v.custom<ChapterId>((value) => isId('cha', value)))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const word = v.pipe(v.string(), v.maxLength(60))
const news = { page, kind: word, chapter, heads }
const list = v.pipe(v.array(v.object(news)), v.maxLength(PAGES_A_MESSAGE))

/** Fields that a later version adds are ignored, so that it can add some without becoming unreadable here. */
const schema: v.GenericSchema<unknown, Message> = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    protocol: count,
    schema: count,
    community: v.custom<CommunityId>((value) => isId('com', value)),
    digest: hash,
  }),
  v.object({ type: v.literal('heads'), pages: list, last: v.boolean() }),
  v.object({ type: v.literal('note'), pages: list }),
  v.object({ type: v.literal('want'), page, have }),
  v.object({
    type: v.literal('page'),
    ...news,
    base: have,
    endorsements: v.pipe(v.array(endorsementSchema), v.maxLength(ENDORSEMENTS_A_PAGE)),
  }),
  v.object({ type: v.literal('none'), page }),
  v.object({ type: v.literal('got'), page, heads }),
  v.object({ type: v.literal('refused'), page, count, why: word }),
  v.object({
    type: v.literal('presence'),
    device: v.custom<DeviceId>((value) => isId('dev', value)),
    door: v.nullable(v.custom<SalonId>((value) => isId('sal', value))),
    chapter,
    move: count,
  }),
  v.object({
    type: v.literal('removed'),
    at: count,
    by: v.custom<DeviceId>((value) => isId('dev', value)),
    signature: v.pipe(v.string(), v.regex(SIGNATURE)),
  }),
  v.object({ type: v.literal('bye'), reason: v.picklist(FAREWELLS) }),
])
