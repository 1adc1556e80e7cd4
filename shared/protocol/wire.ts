import type { Problem } from '../domain/problem.ts'
import type { WindowNote } from './log.ts'
import type { CommandName } from './commands.ts'
import type { ViewName } from './views.ts'

/** What a screen sends to the store over its port. `id` is chosen by the screen and names the answer or the watch. */
export type ToStore =
  | { readonly type: 'unlock'; readonly key: Uint8Array }
  | { readonly type: 'command'; readonly id: number; readonly name: CommandName; readonly input: unknown }
  | { readonly type: 'watch'; readonly id: number; readonly name: ViewName; readonly input: unknown }
  | { readonly type: 'unwatch'; readonly id: number }
  /** Brings the port of the link to the main process (`link.ts`), transferred beside the message. */
  | { readonly type: 'link' }
  | { readonly type: 'bye' }

/** What the store sends back. */
export type FromStore =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly problem: Problem }
  | { readonly type: 'view'; readonly id: number; readonly value: unknown }
  | { readonly type: 'view-failed'; readonly id: number; readonly problem: Problem }
  /** The store has no link to the main process: this window is asked to bring one. */
  | { readonly type: 'link-wanted' }
  /** Something failed in the store that is for the log. */
  | { readonly type: 'note'; readonly note: WindowNote }
