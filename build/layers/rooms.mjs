/**
 * The house: which room may import from which, and which packages it may use. Checked by `plugin.mjs`; drawn for people in
 * docs/ARCHITECTURE.md. The first room whose folder a file lies in counts, so inner rooms come before outer ones.
 *
 * @typedef {object} Room
 * @property {string} folder
 * @property {string[]} rooms folders it may import from, besides itself
 * @property {{ only: string[] } | { never: string[] }} packages `node:` stands for all of Node; a name covers its subpaths
 * @property {string} why said when the rule is broken
 */

const PURE =
  'Shared code is pure: it runs in the worker, in the main process and in tests, and none of them has it all.'
/** What screens know of the product itself. */
const SCREENS = [
  'shared/domain',
  'shared/protocol',
  'shared/language',
  'shared/text',
  'shared/calendar',
  'shared/salons',
  'shared/drafts',
  'shared/ties',
  'shared/journeys',
  'shared/week',
  'shared/exports',
]
const NOT_IN_A_WINDOW = ['electron', 'node:', 'dexie', '@automerge', 'hash-wasm']

/** @type {Room[]} */
export const ROOMS = [
  {
    folder: 'shared/domain',
    rooms: [],
    packages: { only: [] },
    why: 'The domain stands on nothing but the language.',
  },
  {
    folder: 'shared/crdt',
    rooms: ['shared/domain', 'shared/people'],
    packages: { only: ['@automerge/automerge/slim', 'valibot'] },
    why: PURE,
  },
  {
    folder: 'shared/text',
    rooms: ['shared/protocol'],
    packages: { only: ['cantonese-romanisation', 'libphonenumber-js', 'opencc-js', 'pinyin-pro'] },
    why: PURE,
  },
  {
    folder: 'shared/calendar',
    rooms: ['shared/domain'],
    packages: {
      only: ['temporal-polyfill', 'countries-and-timezones', 'rrule-temporal', 'date-holidays', 'chinese-days'],
    },
    why: PURE,
  },
  {
    folder: 'shared/matching',
    rooms: ['shared/domain', 'shared/text'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared/ties',
    rooms: ['shared/domain'],
    packages: {
      only: ['graphology', 'graphology-communities-louvain', 'graphology-layout-forceatlas2'],
    },
    why: PURE,
  },
  {
    folder: 'shared/value',
    rooms: ['shared/domain', 'shared/ties'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared/recognition',
    rooms: ['shared/domain', 'shared/value'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared/journeys',
    rooms: ['shared/domain', 'shared/calendar'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared/segments',
    rooms: ['shared/domain', 'shared/text', 'shared/value'],
    packages: { only: [] },
    why: PURE,
  },
  { folder: 'shared/week', rooms: ['shared/domain'], packages: { only: [] }, why: PURE },
  { folder: 'shared/people', rooms: ['shared/domain', 'shared/text'], packages: { only: [] }, why: PURE },
  {
    folder: 'shared/formats',
    rooms: ['shared/domain', 'shared/text', 'shared/calendar', 'shared/protocol', 'shared/sync'],
    packages: {
      only: ['fflate', 'saxes', 'numfmt', 'valibot', 'ical.js', 'timezones-ical-library', 'windows-iana'],
    },
    why: PURE,
  },
  {
    folder: 'shared/salons',
    rooms: ['shared/domain', 'shared/text', 'shared/calendar', 'shared/ties'],
    packages: { only: ['country-to-currency'] },
    why: PURE,
  },
  {
    folder: 'shared/drafts',
    rooms: ['shared/domain', 'shared/text', 'shared/language', 'shared/salons'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared/exports',
    rooms: ['shared/domain', 'shared/text', 'shared/language', 'shared/protocol'],
    packages: { only: [] },
    why: PURE,
  },
  { folder: 'shared/sync', rooms: ['shared/domain'], packages: { only: ['cborg', 'valibot'] }, why: PURE },
  {
    folder: 'shared/protocol',
    rooms: ['shared/domain'],
    packages: { only: ['valibot'] },
    why: 'The protocol is read by every process: it holds names, types and checks, nothing that runs on one side.',
  },
  {
    folder: 'shared/language',
    rooms: ['shared/domain', 'shared/protocol', 'shared/calendar'],
    packages: { only: ['intl-messageformat'] },
    why: PURE,
  },
  {
    folder: 'shared/sample',
    rooms: ['shared/domain', 'shared/text', 'shared/calendar', 'shared/salons', 'shared/protocol'],
    packages: { only: [] },
    why: PURE,
  },
  {
    folder: 'shared',
    rooms: [],
    packages: { only: [] },
    why: 'A new room in shared/ says in build/layers/rooms.mjs what it may use.',
  },
  {
    folder: 'electron/preload',
    rooms: ['shared/protocol'],
    packages: { only: ['electron'] },
    why: 'The preload script is the bridge and nothing else: what it loads, every page loads.',
  },
  {
    folder: 'electron/files',
    rooms: ['shared/protocol'],
    packages: { only: ['node:'] },
    why: 'Files are read and written the same way for everybody who does.',
  },
  {
    folder: 'electron/lan',
    rooms: ['electron/files', 'shared/protocol', 'shared/domain'],
    packages: { only: ['node:', 'ws', 'bonjour-service', '@peculiar/x509', 'reflect-metadata'] },
    why: 'Sockets are opened here and nowhere else; they need no window, and so no Electron.',
  },
  {
    folder: 'electron/local-model',
    rooms: ['electron/files', 'shared/protocol'],
    packages: { only: ['node:', 'valibot'] },
    why: 'The one request to a language model is made here; it needs no window, and so no Electron.',
  },
  {
    folder: 'electron',
    rooms: [
      'electron/lan',
      'electron/local-model',
      'electron/files',
      'shared/protocol',
      'shared/domain',
      'shared/language',
    ],
    packages: { only: ['electron', 'electron-updater', 'node:', 'valibot', 'hash-wasm'] },
    why: "The main process opens windows and files; people's data lives in the worker.",
  },
  {
    folder: 'renderer/worker',
    rooms: [
      'shared/domain',
      'shared/crdt',
      'shared/text',
      'shared/calendar',
      'shared/matching',
      'shared/people',
      'shared/salons',
      'shared/drafts',
      'shared/ties',
      'shared/value',
      'shared/recognition',
      'shared/journeys',
      'shared/week',
      'shared/exports',
      'shared/segments',
      'shared/formats',
      'shared/protocol',
      'shared/language',
      'shared/sample',
      'shared/sync',
    ],
    packages: {
      only: ['dexie', 'valibot', '@hpke/core', '@zip.js/zip.js', '@automerge/automerge/automerge.wasm?url'],
    },
    why: 'The store has no page and no screens; Automerge itself is used through shared/crdt.',
  },
  {
    folder: 'renderer/client',
    rooms: ['shared/domain', 'shared/protocol'],
    packages: { never: NOT_IN_A_WINDOW },
    why: 'The client speaks the protocol; it never reaches into the store or the main process.',
  },
  {
    folder: 'renderer/features',
    rooms: ['renderer/client', 'renderer/ui', ...SCREENS],
    packages: { never: NOT_IN_A_WINDOW },
    why: 'A screen sends commands and watches views through the client.',
  },
  {
    folder: 'renderer/ui',
    rooms: ['shared/domain', 'shared/protocol', 'shared/language', 'shared/calendar'],
    packages: { never: NOT_IN_A_WINDOW },
    why: 'A primitive knows how things look, never where data comes from.',
  },
  {
    folder: 'renderer/app',
    rooms: [
      'renderer/features',
      'renderer/client',
      'renderer/ui',
      'shared/domain',
      'shared/protocol',
      'shared/language',
    ],
    packages: { never: NOT_IN_A_WINDOW },
    why: 'The composition root puts screens together; the worker is started by its address, not imported.',
  },
]
