import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../../../electron/main/command-line/read-command-line.ts'

const HERE = '/home/mei'

function read(...words: string[]) {
  return readCommandLine(words, HERE)
}

describe('a start', () => {
  test.each([
    [],
    ['roster.csv'],
    ['--open-sample'],
    ['/home/mei/export.csv', '--out'],
    // A file that is called as a command is, brought by the system after its own words.
    ['roster.csv', 'export'],
  ])('with %j opens the window', (...words) => {
    expect(read(...words)).toEqual({ kind: 'window' })
  })

  test('asks for help or the version without a command', () => {
    expect(read('--help').kind).toBe('help')
    expect(read('-h').kind).toBe('help')
    expect(read('--version').kind).toBe('version')
    expect(read('export', '--help', '--language', 'zh-TW')).toEqual({ kind: 'help', language: 'zh-TW' })
  })

  test('leaves what stands before the command to Chromium', () => {
    expect(read('--user-data-dir=/x', '--no-sandbox', 'backup', 'disk')).toMatchObject({
      kind: 'errand',
      errand: { kind: 'backup', folder: resolve(HERE, 'disk') },
    })
  })
})

describe('an export', () => {
  test('names the kept export and the file, relative to where it was given', () => {
    expect(read('export', '--profile', '春季電子報', '--out', '../out/list.csv')).toEqual({
      kind: 'errand',
      errand: {
        kind: 'export',
        profile: '春季電子報',
        out: resolve(HERE, '../out/list.csv'),
        force: false,
        password: '',
        community: null,
      },
      language: null,
      data: null,
      secrets: [],
    })
  })

  test('says what it may replace, which community is meant, where the data is and what comes over the standard input', () => {
    const words = ['--out=/x/a.xlsx', '--profile=Fees', '--force', '--community', 'Harbour readers']
    expect(read('export', ...words, '--data', 'profile', '--password-stdin', '--passphrase-stdin')).toMatchObject({
      errand: { out: '/x/a.xlsx', force: true, community: 'Harbour readers' },
      data: resolve(HERE, 'profile'),
      // Always in this order, whatever the order of the words.
      secrets: ['passphrase', 'password'],
    })
  })

  test('takes a name that begins with a dash after an equals sign', () => {
    expect(read('export', '--profile=-old-', '--out', 'a.csv')).toMatchObject({ errand: { profile: '-old-' } })
  })
})

describe('an import', () => {
  test('names the file and the roster it continues', () => {
    expect(read('import', 'crm.csv', '--roster', 'ＣＲＭ', '--language', 'zh-TW')).toEqual({
      kind: 'errand',
      errand: {
        kind: 'import',
        file: resolve(HERE, 'crm.csv'),
        roster: 'ＣＲＭ',
        chapter: null,
        sheet: null,
        language: 'en',
        community: null,
      },
      language: 'zh-TW',
      data: null,
      secrets: [],
    })
  })

  test('says which chapter and which sheet are meant', () => {
    const words = ['--roster', 'Members', '--chapter', '台北', '--sheet', '2026']
    expect(read('import', ...words, '/x/all.xlsx', '--passphrase-stdin')).toMatchObject({
      errand: { file: resolve('/x/all.xlsx'), chapter: '台北', sheet: '2026' },
      secrets: ['passphrase'],
    })
  })
})

describe('what makes no sense', () => {
  test.each([
    [['export'], { code: 'usage-missing', params: { value: '--profile' } }],
    [['export', '--profile', 'x'], { code: 'usage-missing', params: { value: '--out' } }],
    [['export', '--profile', 'x', '--out', ''], { code: 'usage-missing', params: { value: '--out' } }],
    [['export', '--profile', '--out', 'a.csv'], { code: 'usage-value', params: { value: '--profile' } }],
    [['export', '--out'], { code: 'usage-value', params: { value: '--out' } }],
    [['export', '--quietly'], { code: 'usage-option', params: { value: '--quietly' } }],
    [['export', '-q'], { code: 'usage-option', params: { value: '-q' } }],
    [['export', '--force=yes'], { code: 'usage-flag', params: { value: '--force' } }],
    [['export', '--passphrase', 'secret'], { code: 'usage-option', params: { value: '--passphrase' } }],
    [['export', '--profile', 'x', '--out', 'y', 'z'], { code: 'usage-extra', params: { value: 'z' } }],
    [['backup'], { code: 'usage-missing', params: { value: 'DIR' } }],
    [['backup', ''], { code: 'usage-missing', params: { value: 'DIR' } }],
    [['backup', 'a', 'b'], { code: 'usage-extra', params: { value: 'b' } }],
    [['backup', 'a', '--force'], { code: 'usage-option', params: { value: '--force' } }],
    [['import', '--roster', 'x'], { code: 'usage-missing', params: { value: 'FILE' } }],
    [['import', 'a.csv'], { code: 'usage-missing', params: { value: '--roster' } }],
    [['import', 'a.csv', 'b.csv', '--roster', 'x'], { code: 'usage-extra', params: { value: 'b.csv' } }],
    [['import', 'a.csv', '--profile', 'x'], { code: 'usage-option', params: { value: '--profile' } }],
    [['backup', 'a', '--language', 'de'], { code: 'usage-language', params: { value: 'de' } }],
  ])('%j is wrong, and the word at fault is named', (words, problem) => {
    expect(read(...words)).toEqual({ kind: 'wrong', problem, language: null })
  })

  test('is said in the language that was asked for', () => {
    expect(read('backup', '--language', 'zh-CN', '--no')).toMatchObject({ kind: 'wrong', language: 'zh-CN' })
    expect(read('backup', '--language=zh-TW', 'a', 'b')).toMatchObject({ kind: 'wrong', language: 'zh-TW' })
  })

  test('never tells a secret that somebody typed as an option', () => {
    expect(JSON.stringify(read('export', '--passphrase=my secret'))).not.toContain('my secret')
  })
})
