import type { Problem } from '../../../shared/domain/problem.ts'
import { problemSentence } from '../../../shared/language/problem-sentence.ts'
import { translate } from '../../../shared/language/translate.ts'
import type { Errand, ErrandOutcome, ErrandProgress } from '../../../shared/protocol/errands.ts'
import type { Language } from '../../../shared/protocol/selection.ts'

/** What a command ends with, for whoever started it. */
export const EXIT = { done: 0, refused: 1, wrong: 2, locked: 3, empty: 4 } as const

/** Progress is said when a step begins and ends, and in between no more often than this. */
const SAY_EVERY_MS = 1000

/** How much of a line is for what is typed. */
const USAGE_WIDTH = 50

/** What is typed, and which sentence says what it does. */
const HELP = [
  ['', 'intro'],
  '',
  ['chapterhouse export --profile NAME --out FILE', 'export'],
  ['chapterhouse backup DIR', 'backup'],
  ['chapterhouse import FILE --roster NAME', 'import'],
  '',
  ['--profile NAME', 'profile'],
  ['--out FILE', 'out'],
  ['--force', 'force'],
  ['--password-stdin', 'password'],
  '',
  ['--roster NAME', 'roster'],
  ['--chapter NAME', 'chapter'],
  ['--sheet NAME', 'sheet'],
  '',
  ['--community NAME', 'community'],
  ['--data DIR', 'data'],
  ['--passphrase-stdin', 'passphrase'],
  ['--language CODE', 'language'],
  '',
  ['', 'result'],
  ['', 'codes'],
] as const

/** How a command line answers: one JSON object on the standard output, sentences and progress on the standard error. */
export class Voice {
  readonly language: Language
  #step = ''
  #saidAt = 0
  #said = ''

  constructor(language: Language) {
    this.language = language
    // A reader that went away (`| head -1`) is no failure of ours.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  }

  progress({ step, done, of }: ErrandProgress): void {
    const now = performance.now()
    if (step === this.#step && done !== of && now - this.#saidAt < SAY_EVERY_MS) return
    if (step === this.#step && done === of && of === 0) return
    this.#step = step
    this.#saidAt = now
    const name = translate(this.language, `cli.step.${step}`)
    const line = of === 0 ? name : translate(this.language, 'cli.progress', { step: name, done, of })
    // What is watched is answered again whenever something else about it changes.
    if (line !== this.#said) process.stderr.write(`${line}\n`)
    this.#said = line
  }

  /** Says how an errand ended; answers with the exit code once everything has been handed over. */
  async outcome(kind: Errand['kind'], outcome: ErrandOutcome): Promise<number> {
    if (outcome.state !== 'done') return this.#refusal({ command: kind, state: outcome.state }, outcome.problem)
    await write(process.stdout, json({ ok: true, command: kind, ...outcome.facts }))
    return EXIT.done
  }

  wrong(problem: Problem): Promise<number> {
    return this.#refusal({ state: 'wrong' }, problem)
  }

  async help(): Promise<number> {
    const lines = HELP.map((line) => {
      if (typeof line === 'string') return line
      const [usage, key] = line
      const text = translate(this.language, `cli.help.${key}`)
      return usage === '' ? text : `  ${usage.padEnd(USAGE_WIDTH)}${text}`
    })
    await write(process.stdout, `${lines.join('\n')}\n`)
    return EXIT.done
  }

  async #refusal(
    what: { readonly command?: Errand['kind']; readonly state: 'refused' | 'empty' | 'locked' | 'wrong' },
    problem: Problem,
  ): Promise<number> {
    const message = problemSentence(this.language, problem)
    await write(
      process.stderr,
      `${message}${what.state === 'wrong' ? ` ${translate(this.language, 'cli.seeHelp')}` : ''}\n`,
    )
    await write(process.stdout, json({ ok: false, ...what, code: problem.code, message }))
    return EXIT[what.state]
  }
}

/** Settles when the text has left: an app that ends before would cut it off. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve())
  })
}

function json(value: object): string {
  return `${JSON.stringify(value)}\n`
}
