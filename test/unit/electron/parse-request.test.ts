import { expect, test } from 'vitest'
import { parseRequest } from '../../../electron/main/parse-request.ts'
import { SAVE_MAX_BYTES } from '../../../shared/protocol/files.ts'
import { type RequestChannel, requestSchemas } from '../../../shared/protocol/ipc.ts'

const SAVE = { suggestedName: '成員.csv', filters: [{ name: 'CSV', extensions: ['csv'] }], bytes: Uint8Array.of(1) }

const SALON = 'sal_0123456789abcdef'
const LABELS = { columns: 2, rows: 5, width: 80, height: 50, left: 17.5, top: 13.5, pitchX: 95, pitchY: 55 }
const SHOW = { reading: false, newcomer: true, interests: true, companions: true }
const RUN_SHEET = { kind: 'runSheet', paper: 'a4', salon: SALON, tasks: true }
const SIGN_IN = { kind: 'signIn', paper: 'letter', salon: SALON, sheet: null, guests: 'going', order: 'en', blanks: 8 }
const BADGES = {
  kind: 'badges',
  paper: 'a4',
  salon: SALON,
  guests: 'asked',
  order: 'zh-TW',
  labels: LABELS,
  first: 3,
  offset: { x: -0.5, y: 1 },
  show: SHOW,
}

const SEAL = { salt: 'AAAA', cipher: 'aes-256-gcm', nonce: 'AAAA', sealed: 'AAAA' }
const PASSPHRASE_WRAP = { derivation: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, ...SEAL }
const WRAPS = { passphrase: PASSPHRASE_WRAP, recovery: [{ derivation: 'hkdf-sha256', ...SEAL }] }

/** Requests that fit, so that each schema is known to let something through. */
const FITTING: { readonly [C in RequestChannel]: readonly unknown[] } = {
  'profile.key': [undefined],
  'profile.protect': [{ kind: 'os' }, { kind: 'file' }, { kind: 'passphrase', passphrase: 'correct horse' }],
  'profile.unlock': [{ passphrase: '' }, { passphrase: 'correct horse' }, { recoveryKey: 'ABCDE-FGHJK' }],
  'profile.change': [
    { proof: { passphrase: 'correct horse' }, to: { kind: 'passphrase', passphrase: 'battery staple' } },
    { to: { kind: 'os' } },
  ],
  'profile.care': [undefined],
  'profile.makeRecoveryKey': [{}, { proof: { recoveryKey: 'ABCDE-FGHJK' } }],
  'profile.confirmRecoveryKey': [{ recoveryKey: 'ABCDE-FGHJK' }],
  'profile.portableWraps': [undefined],
  'profile.openWraps': [{ wraps: WRAPS, secret: { passphrase: 'correct horse' } }],
  'errand.take': [undefined],
  'errand.progress': [{ step: 'writing', done: 0, of: 12 }],
  'errand.save': [{ bytes: Uint8Array.of(1) }],
  'errand.end': [
    { state: 'done', facts: { rows: 3, leftOut: { withdrawn: 1 } } },
    { state: 'refused', problem: { code: 'busy' } },
    { state: 'empty', problem: { code: 'all-left-out', params: { count: 2 } } },
  ],
  'log.note': [
    { code: 'command.refused', command: 'member.set', problem: 'busy' },
    { code: 'window.error', name: 'TypeError', frames: ['store-Cx3.js:1:234'] },
  ],
  'diagnostics.text': [undefined],
  'lock.settings': [undefined],
  'lock.set': [{ after: 0, doorsStayOpen: true, remindFrom: null }],
  'lock.now': [undefined],
  'files.save': [SAVE, { ...SAVE, filters: [] }, { ...SAVE, bytes: new Uint8Array(0) }],
  'clipboard.picture': [{ x: 0, y: 320.5 }],
  'files.open': [{ kind: 'roster' }, { kind: 'changes' }],
  'settings.get': [undefined],
  'settings.set': [{ language: 'zh-TW', theme: 'dark' }],
  'print.pdf': [
    RUN_SHEET,
    SIGN_IN,
    BADGES,
    { kind: 'tableCards', paper: 'a4', salon: SALON, names: false },
    { kind: 'list', paper: 'a4', landscape: true, list: 'rct_1' },
  ],
  'print.printer': [RUN_SHEET],
  'print.drawn': [{ pages: 0 }, { pages: 30 }],
  'door.scan': [{ on: true }, { on: false }],
  'window.openDoor': [{ salonId: 'sal_7h2kq' }],
  'window.openFeedback': [{ salonId: 'sal_7h2kq' }],
  'window.setTitle': [{ title: '' }, { title: '晨光讀書會' }],
  'model.settings': [undefined],
  'model.set': [{ on: true, address: 'http://localhost:11434', model: '' }],
  'model.list': [undefined],
  'model.ask': [{ messages: [{ role: 'user', content: '你好' }] }],
  'model.cancel': [undefined],
  'app.info': [undefined],
  'app.restart': [undefined],
  'link.open': [undefined],
  'app.flushed': [undefined],
  'events.listen': [{ event: 'file.opened' }],
}

const MISFITS: readonly (readonly [RequestChannel, unknown])[] = [
  ['profile.key', {}],
  ['profile.key', null],
  ['profile.protect', undefined],
  ['profile.protect', { kind: 'none' }],
  ['profile.protect', { kind: 'passphrase' }],
  ['profile.protect', { kind: 'passphrase', passphrase: 'short' }],
  ['profile.protect', { kind: 'passphrase', passphrase: 'x'.repeat(1025) }],
  ['profile.protect', { kind: 'os', path: '/etc' }],
  ['profile.unlock', { passphrase: 12345678 }],
  ['profile.unlock', 'correct horse'],
  ['profile.unlock', { passphrase: 'correct horse', recoveryKey: 'ABCDE' }],
  ['profile.unlock', { recoveryKey: 'A'.repeat(201) }],
  ['profile.change', { to: { kind: 'passphrase', passphrase: 'short' } }],
  ['profile.change', { proof: {}, to: { kind: 'os' } }],
  ['profile.makeRecoveryKey', undefined],
  ['profile.confirmRecoveryKey', { recoveryKey: 12 }],
  // A derivation that would take all the memory there is, or none.
  ['profile.openWraps', opening({ memoryKiB: 1024 * 1024 + 1 })],
  ['profile.openWraps', opening({ memoryKiB: 8 })],
  ['profile.openWraps', opening({ passes: 10_000 })],
  ['profile.openWraps', { wraps: { recovery: [] }, secret: { path: '/etc/passwd' } }],
  ['errand.progress', { step: 'thinking', done: 0, of: 12 }],
  ['errand.progress', { step: 'writing', done: -1, of: 12 }],
  ['errand.save', { bytes: 'text' }],
  ['errand.save', { bytes: Uint8Array.of(1), out: '/etc/passwd' }],
  ['errand.end', { state: 'done' }],
  ['errand.end', { state: 'refused', problem: { code: 'Wang Xiaoming' } }],
  ['errand.take', { ticket: '0' }],
  ['log.note', { code: 'command.refused', command: 'member.set', problem: '王小明' }],
  ['log.note', { code: 'command.refused', command: 'Wang Xiaoming', problem: 'busy' }],
  ['log.note', { code: 'command.refused', command: 'member.set', problem: 'busy', text: 'Wang' }],
  ['log.note', { code: 'window.error', name: 'Wang', frames: [] }],
  ['log.note', { code: 'window.error', name: 'Error', frames: ['Wang Xiaoming'] }],
  // What only the main process notes.
  ['log.note', { code: 'key.opened', by: 'recovery' }],
  ['lock.set', { after: 1, doorsStayOpen: true, remindFrom: null }],
  ['lock.set', { after: 5, doorsStayOpen: true, remindFrom: 'soon' }],
  ['files.save', { ...SAVE, bytes: [1, 2, 3] }],
  ['files.save', { ...SAVE, bytes: 'text' }],
  ['files.save', { ...SAVE, suggestedName: '' }],
  ['files.save', { ...SAVE, suggestedName: 'x'.repeat(201) }],
  ['files.save', { ...SAVE, filters: [{ name: 'CSV', extensions: ['../csv'] }] }],
  ['files.save', { ...SAVE, filters: [{ name: 'CSV', extensions: [] }] }],
  ['files.save', { ...SAVE, path: '/etc/passwd' }],
  ['clipboard.picture', { x: -1, y: 0 }],
  ['clipboard.picture', { x: Number.NaN, y: 0 }],
  ['clipboard.picture', { x: 0, y: 0, text: 'hello' }],
  ['files.open', { kind: 'anything' }],
  ['files.open', { kind: 'roster', path: '/etc/passwd' }],
  ['settings.set', { language: 'en' }],
  ['settings.set', { language: 'de', theme: 'dark' }],
  ['settings.set', { language: 'en', theme: 'dark', other: true }],
  ['print.pdf', { ...RUN_SHEET, kind: 'anything' }],
  ['print.pdf', { ...RUN_SHEET, salon: '../index.html' }],
  ['print.pdf', { ...RUN_SHEET, address: 'https://example.org' }],
  ['print.pdf', { ...SIGN_IN, blanks: 100_000 }],
  ['print.pdf', { kind: 'list', paper: 'a4', landscape: true, list: 'x'.repeat(41) }],
  ['print.pdf', { ...BADGES, labels: { ...LABELS, rows: 10_000 } }],
  ['print.pdf', { ...BADGES, offset: { x: Number.NaN, y: 0 } }],
  ['print.printer', { ...RUN_SHEET, deviceName: 'elsewhere' }],
  ['print.drawn', { pages: -1 }],
  ['print.drawn', { pages: 0.5 }],
  ['door.scan', { on: 'yes' }],
  ['door.scan', { on: true, audio: true }],
  ['window.openDoor', { salonId: '' }],
  ['window.openDoor', { salonId: '../index.html' }],
  ['window.openDoor', { salonId: 'x'.repeat(129) }],
  ['window.openFeedback', { salonId: '../index.html' }],
  ['window.setTitle', { title: 'x'.repeat(301) }],
  ['window.setTitle', { title: null }],
  ['model.set', { on: true, address: 'http://localhost', model: 'x'.repeat(201) }],
  ['model.set', { on: true, address: 'http://localhost', model: '', key: 'secret' }],
  ['model.ask', { messages: [] }],
  ['model.ask', { messages: [{ role: 'user', content: 'x'.repeat(20_001) }] }],
  ['model.ask', { messages: [{ role: 'assistant', content: '' }] }],
  ['model.ask', { messages: [{ role: 'user', content: '' }], address: 'http://example.org' }],
  ['events.listen', { event: 'app.flush' }],
]

test.each(Object.entries(FITTING))('%s takes what fits', (channel, requests) => {
  for (const request of requests) {
    expect(parseRequest(channel as RequestChannel, request)).toEqual(request)
  }
})

test.each(MISFITS)('%s refuses %j', (channel, request) => {
  expect(() => parseRequest(channel, request)).toThrow(`${channel}: the request does not fit`)
})

test('every channel has a schema that was tried both ways, but those that take nothing at all', () => {
  const tried = new Set(MISFITS.map(([channel]) => channel))
  const untried = Object.keys(requestSchemas).filter((channel) => !tried.has(channel as RequestChannel))
  expect(untried).toEqual([
    'profile.care',
    'profile.portableWraps',
    'lock.settings',
    'lock.now',
    'diagnostics.text',
    'settings.get',
    'model.settings',
    'model.list',
    'model.cancel',
    'app.info',
    'app.restart',
    'link.open',
    'app.flushed',
  ])
})

test('a file larger than may be opened again may not be saved', () => {
  const bytes = new Uint8Array(SAVE_MAX_BYTES + 1)
  expect(() => parseRequest('files.save', { ...SAVE, bytes })).toThrow('bytes')
})

test('the refusal names the field and never says what was in it', () => {
  const refuse = () => parseRequest('profile.protect', { kind: 'passphrase', passphrase: ['my secret'] })
  expect(refuse).toThrow('(passphrase)')
  expect(refuse).not.toThrow('my secret')
})

function opening(parameters: object): unknown {
  const passphrase = { ...PASSPHRASE_WRAP, ...parameters }
  return { wraps: { passphrase, recovery: [] }, secret: { passphrase: 'correct horse' } }
}
