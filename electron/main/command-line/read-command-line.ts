import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Errand } from '../../../shared/protocol/errands.ts'
import { type Language, LANGUAGES } from '../../../shared/protocol/selection.ts'

/** What the words of a start ask for. */
export type CommandLine =
  /** The app as people use it. */
  | { readonly kind: 'window' }
  | { readonly kind: 'help' | 'version'; readonly language: Language | null }
  | { readonly kind: 'wrong'; readonly problem: Problem; readonly language: Language | null }
  | WantedErrand

export interface WantedErrand {
  readonly kind: 'errand'
  /** What is to be done; what comes over the standard input is not in it yet, nor the language where none was asked for. */
  readonly errand: Errand
  readonly language: Language | null
  /** The folder of the profile; null for the usual one. */
  readonly data: string | null
  /** What is read from the standard input, a line each, in this order. */
  readonly secrets: readonly ('passphrase' | 'password')[]
}

const COMMANDS = ['export', 'backup', 'import'] as const
type Command = (typeof COMMANDS)[number]

/** Options that every command takes. */
const COMMON = {
  community: { type: 'string' },
  language: { type: 'string' },
  data: { type: 'string' },
  'passphrase-stdin': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Option = { readonly type: 'string' | 'boolean'; readonly short?: string }

const OPTIONS: Readonly<Record<Command, Readonly<Record<string, Option>>>> = {
  export: {
    ...COMMON,
    profile: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  backup: COMMON,
  import: { ...COMMON, roster: { type: 'string' }, chapter: { type: 'string' }, sheet: { type: 'string' } },
}

/** How many words each command takes besides its options. */
const WORDS = { export: 0, backup: 1, import: 1 } as const

/**
 * Reads a command line. Whatever stands before the command belongs to Chromium, as do the switches of a start without one;
 * a first word that is no command is a file to open.
 *
 * @param words without the program's own name
 * @param folder what relative paths are relative to
 */
export function readCommandLine(words: readonly string[], folder: string): CommandLine {
  const first = words.find((word) => !word.startsWith('-'))
  const command = COMMANDS.find((known) => known === first)
  if (command !== undefined) return readCommand(command, words.slice(words.indexOf(command) + 1), folder)
  if (first !== undefined) return { kind: 'window' }
  if (words.includes('--help') || words.includes('-h')) return { kind: 'help', language: null }
  return words.includes('--version') ? { kind: 'version', language: null } : { kind: 'window' }
}

/** None of our options may be given twice, so that none is a list; the parser's types do not know that. */
type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

function readCommand(command: Command, words: readonly string[], folder: string): CommandLine {
  const parsed = parsedWords(command, words)
  if (!parsed.ok) return { kind: 'wrong', problem: parsed.problem, language: languageIn(words) }
  const { values, positionals } = parsed.value
  const language = LANGUAGES.find((known) => known === values['language']) ?? null
  const wrong = (problem: Problem): CommandLine => ({ kind: 'wrong', problem, language })
  if (values['help'] === true) return { kind: 'help', language }
  if (values['language'] !== undefined && language === null)
    return wrong({ code: 'usage-language', params: { value: String(values['language']) } })
  if (positionals.length > WORDS[command])
    return wrong({ code: 'usage-extra', params: { value: positionals[WORDS[command]] ?? '' } })
  const data = textOf(values, 'data')
  const errand = errandOf(command, values, positionals, (path) => (isAbsolute(path) ? path : resolve(folder, path)))
  if (!errand.ok) return wrong(errand.problem)
  return {
    kind: 'errand',
    errand: errand.value,
    language,
    data: data === null ? null : resolve(folder, data),
    secrets: [
      ...(values['passphrase-stdin'] === true ? (['passphrase'] as const) : []),
      ...(values['password-stdin'] === true ? (['password'] as const) : []),
    ],
  }
}

function parsedWords(
  command: Command,
  words: readonly string[],
): Result<{ readonly values: Values; readonly positionals: readonly string[] }> {
  try {
    const options = OPTIONS[command]
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
    return ok({ values, positionals })
  } catch {
    return { ok: false, problem: whatIsWrong(command, words) }
  }
}

/** Node's own sentence is English and about its own calls: which word it stumbled over is found again here. */
function whatIsWrong(command: Command, words: readonly string[]): Problem {
  const options = OPTIONS[command]
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) return { code: 'usage-option', params: { value: token.rawName } }
    const isFlag = option.type === 'boolean'
    if (isFlag && token.value !== undefined) return { code: 'usage-flag', params: { value: token.rawName } }
    if (!isFlag && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-'))))
      return { code: 'usage-value', params: { value: token.rawName } }
  }
  return { code: 'usage-option', params: { value: words.join(' ') } }
}

function errandOf(
  command: Command,
  values: Values,
  [word]: readonly string[],
  whole: (path: string) => string,
): Result<Errand> {
  const community = textOf(values, 'community')
  switch (command) {
    case 'export': {
      const profile = textOf(values, 'profile')
      const out = textOf(values, 'out')
      if (profile === null) return failed('usage-missing', { value: '--profile' })
      if (out === null) return failed('usage-missing', { value: '--out' })
      const force = values['force'] === true
      return ok({ kind: 'export', profile, out: whole(out), force, password: '', community })
    }
    case 'backup':
      if (word === undefined || word === '') return failed('usage-missing', { value: 'DIR' })
      return ok({ kind: 'backup', folder: whole(word), community })
    case 'import': {
      const roster = textOf(values, 'roster')
      if (word === undefined || word === '') return failed('usage-missing', { value: 'FILE' })
      if (roster === null) return failed('usage-missing', { value: '--roster' })
      const [chapter, sheet] = [textOf(values, 'chapter'), textOf(values, 'sheet')]
      return ok({ kind: 'import', file: whole(word), roster, chapter, sheet, language: 'en', community })
    }
  }
}

/** The value of an option that was given one; an empty one is none. */
function textOf(values: Values, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The language that was asked for, also where the rest makes no sense. */
function languageIn(words: readonly string[]): Language | null {
  const at = words.indexOf('--language')
  const wanted = at === -1 ? words.find((word) => word.startsWith('--language='))?.split('=')[1] : words[at + 1]
  return LANGUAGES.find((known) => known === wanted) ?? null
}
