import * as v from 'valibot'
import { ERRAND_CHANNELS, ERRAND_REQUESTS } from './errands.ts'
import type { ErrandAnswers } from './errands.ts'
import { SAVE_MAX_BYTES } from './files.ts'
import { LOCK_CHANNELS, LOCK_REQUESTS } from './lock.ts'
import type { LockAnswers } from './lock.ts'
import { LOG_CHANNELS, LOG_REQUESTS } from './log.ts'
import type { LogAnswers } from './log.ts'
import { modelMessages, modelSettings } from './local-model.ts'
import type { ModelAnswer, ModelListAnswer, ModelSettings, SetModelAnswer } from './local-model.ts'
import { type PdfAnswer, type PrinterAnswer, printJob } from './print.ts'
import { PROFILE_CHANNELS, PROFILE_REQUESTS } from './profile-key.ts'
import type { ProfileAnswers, Protection } from './profile-key.ts'
import { language, type Language } from './selection.ts'

/**
 * Every message between a window and the main process, in one map: both ends take their types from here, and the main
 * process checks each request against the schema named here before anything else looks at it.
 *
 * A window is the less trusted side (it shows what other people typed), so requests have schemas that run; answers and
 * events come from the main process and have types only.
 */

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/**
 * The largest roster the main process reads for a window: 64 MiB is some 300,000 rows of twenty columns, six times the
 * largest community the app is made for, and still fits in memory three times over while it is parsed.
 */
export const ROSTER_MAX_BYTES = 64 * 1024 * 1024

/**
 * How the names of files end that may hold a roster, for dialogs and for what the system hands over. What a file is, its
 * contents decide.
 */
export const ROSTER_ENDINGS = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'ods', 'vcf', 'vcard'] as const

/** The largest changes file: 256 MiB holds the whole past of a community of 50,000 members several times over. */
export const CHANGES_MAX_BYTES = 256 * 1024 * 1024

/** `window`: only a door desk in a window of its own reads badges; `system`: the system keeps the camera from the app. */
export type ScanAnswer =
  | { readonly status: 'on' | 'off' }
  | { readonly status: 'refused'; readonly reason: 'window' | 'system' }

export type SaveFailure = 'disk-full' | 'not-allowed' | 'other'
export type SaveAnswer =
  | { readonly status: 'saved'; readonly name: string }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: SaveFailure }

export type OpenFailure = 'too-large' | 'not-found' | 'not-allowed' | 'other'
export type OpenAnswer =
  | { readonly status: 'opened'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly name: string; readonly reason: OpenFailure }

export interface Settings {
  readonly language: Language
  readonly theme: Theme
}

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly chrome: string
  readonly platform: string
  /** Where this machine keeps everything, for people who have to move it away. */
  readonly folder: string
  /** `none` until the person has chosen. */
  readonly protection: Protection | 'none'
  readonly packaged: boolean
}

/** What a menu item asks of the window in front. */
export const MENU_COMMANDS = [
  'new-member',
  'new-salon',
  'import-roster',
  'import-purchases',
  'export-members',
  'export-again',
  'go-week',
  'go-members',
  'go-salons',
  'go-calendar',
  'send-changes',
  'open-changes',
  'undo',
  'redo',
  'find',
  'palette',
  'settings',
  'about',
  'lock',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** Under this name the port of the link (`link.ts`) travels from the main process into a page, which hands it to the store. */
export const LINK_PORT = 'chapterhouse-link'

const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const fileFilter = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  extensions: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,16}$/))), v.minLength(1), v.maxLength(10)),
})

/** Of a point in a page, in its own pixels; no screen is as wide as that. */
const coordinate = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))

const nothing = v.undefined()

/**
 * The check of each request. `v.strictObject` on purpose: a field nobody named is a mistake or an attempt, and both
 * should fail here.
 */
export const requestSchemas = {
  ...PROFILE_REQUESTS,
  ...ERRAND_REQUESTS,
  ...LOCK_REQUESTS,
  ...LOG_REQUESTS,
  'files.save': v.strictObject({
    suggestedName: fileName,
    filters: v.pipe(v.array(fileFilter), v.maxLength(10)),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= SAVE_MAX_BYTES, 'too many bytes for one file'),
    ),
  }),
  /** Lays the picture that the page shows at this point on the clipboard, with all the pixels that it has. */
  'clipboard.picture': v.strictObject({ x: coordinate, y: coordinate }),
  'files.open': v.strictObject({ kind: v.picklist(['roster', 'changes']) }),
  'settings.get': nothing,
  'settings.set': v.strictObject({ language, theme: v.picklist(THEMES) }),
  'print.pdf': printJob,
  'print.printer': printJob,
  /** From a window that draws a job: how many pages there are; none where there is nothing to draw. */
  'print.drawn': v.strictObject({ pages: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** From a door desk: somebody there turned the camera on to read badges, or off. Until then a page has none. */
  'door.scan': v.strictObject({ on: v.boolean() }),
  'window.openDoor': v.strictObject({ salonId: v.pipe(v.string(), v.regex(/^[\w.~-]{1,128}$/)) }),
  'window.openFeedback': v.strictObject({ salonId: v.pipe(v.string(), v.regex(/^[\w.~-]{1,128}$/)) }),
  'window.setTitle': v.strictObject({ title: v.pipe(v.string(), v.maxLength(300)) }),
  'model.settings': nothing,
  'model.set': modelSettings,
  'model.list': nothing,
  /** Asks the model that the settings name; refused while it is off. */
  'model.ask': v.strictObject({ messages: modelMessages }),
  'model.cancel': nothing,
  'app.info': nothing,
  'app.restart': nothing,
  'link.open': nothing,
  'app.flushed': nothing,
  'events.listen': v.strictObject({ event: v.literal('file.opened') }),
} as const

export type RequestChannel = keyof typeof requestSchemas

/** What a window sends on a channel. */
export type Request<C extends RequestChannel> = v.InferOutput<(typeof requestSchemas)[C]>

/** What the main process answers on each channel. */
export interface Answers extends ProfileAnswers, LockAnswers, LogAnswers, ErrandAnswers {
  'files.save': SaveAnswer
  'clipboard.picture': undefined
  'files.open': OpenAnswer
  'settings.get': Settings
  /** What is in force afterwards: the old settings if they could not be written. */
  'settings.set': Settings
  /** The finished document, for the page to save. */
  'print.pdf': PdfAnswer
  /** What became of it in the system's own print dialog. */
  'print.printer': PrinterAnswer
  'print.drawn': undefined
  'door.scan': ScanAnswer
  'window.openDoor': undefined
  'window.openFeedback': undefined
  'window.setTitle': undefined
  'model.settings': ModelSettings
  'model.set': SetModelAnswer
  'model.list': ModelListAnswer
  'model.ask': ModelAnswer
  'model.cancel': undefined
  'app.info': AppInfo
  /** Quits as a person would, and starts the app again. */
  'app.restart': undefined
  /** A port follows as a message of the window itself, named `LINK_PORT`. */
  'link.open': undefined
  /** Sent by the bridge itself once every `app.flush` listener is done. */
  'app.flushed': undefined
  /** Sent by the bridge itself when a window first listens, so that a file handed over at the start is not lost. */
  'events.listen': undefined
}
export type Answer<C extends RequestChannel> = Answers[C]

/** What the main process tells a window unasked. */
export interface Events {
  'menu.command': { readonly command: MenuCommand }
  /** A file handed over by the system: opened with the app, or given to a second start of it. */
  'file.opened':
    | { readonly status: 'opened'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
    | { readonly status: 'failed'; readonly name: string; readonly reason: OpenFailure }
  /** The window is about to close: make everything durable. A listener may return a promise; closing waits for it. */
  'app.flush': undefined
  'theme.changed': { readonly dark: boolean }
  'settings.changed': Settings
  /** Nobody has touched anything for a while: the app locks in so many seconds. */
  'lock.soon': { readonly seconds: number }
  /** The app locks now; `app.flush` follows. */
  'lock.coming': undefined
  /** Another window was unlocked: whoever stands locked may ask for the key again. */
  'profile.opened': undefined
}
export type EventChannel = keyof Events

export const EVENT_CHANNELS = [
  'menu.command',
  'file.opened',
  'app.flush',
  'theme.changed',
  'settings.changed',
  'lock.soon',
  'lock.coming',
  'profile.opened',
] as const satisfies readonly EventChannel[]

/** The requests a page may make; the two that the bridge makes for itself are not among them. */
export type PageChannel = Exclude<RequestChannel, 'app.flushed' | 'events.listen'>

export const PAGE_CHANNELS = [
  ...PROFILE_CHANNELS,
  ...ERRAND_CHANNELS,
  ...LOCK_CHANNELS,
  ...LOG_CHANNELS,
  'files.save',
  'files.open',
  'clipboard.picture',
  'settings.get',
  'settings.set',
  'print.pdf',
  'print.printer',
  'print.drawn',
  'door.scan',
  'window.openDoor',
  'window.openFeedback',
  'window.setTitle',
  'model.settings',
  'model.set',
  'model.list',
  'model.ask',
  'model.cancel',
  'app.info',
  'app.restart',
  'link.open',
] as const satisfies readonly PageChannel[]

/** A channel without a payload is called with the channel alone. */
export type RequestArguments<C extends RequestChannel> = Request<C> extends undefined ? [] : [request: Request<C>]

/** What the preload script puts on every page as `window.chapterhouse`: these two functions and nothing else. */
export interface Bridge {
  /** Asks the main process; rejects when the request does not fit its schema. */
  readonly request: <C extends PageChannel>(channel: C, ...request: RequestArguments<C>) => Promise<Answer<C>>
  /** Listens until the returned function is called. */
  readonly on: <E extends EventChannel>(event: E, listener: (payload: Events[E]) => void | Promise<void>) => () => void
}
