import { type ChildProcess, spawn } from 'node:child_process'
import { packagedExecutable } from '../../../build/package.mjs'
import { shapesOf } from '../../../shared/domain/export-columns.ts'
import { USUAL_TEXT } from '../../../shared/domain/export-format.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { commandLine, environment } from '../../helpers/app.ts'

export interface Answer {
  readonly code: number | null
  /** The one object on the standard output; null where there was nothing. */
  readonly json: Readonly<Record<string, unknown>> | null
  readonly out: string
  readonly err: string
}

export interface Command {
  readonly child: ChildProcess
  readonly answer: Promise<Answer>
}

/** Runs the app with the very fuses that ship, as a shell does: with pipes, and no window. */
export function begin(profile: string, words: readonly string[], input = '', env = environment()): Command {
  const child = spawn(packagedExecutable('release'), commandLine(profile, words), { env })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
  })
  // One that is wrong ends before anybody reads.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const answer = new Promise<number | null>((resolve) => child.once('close', resolve)).then((code) => ({
    code,
    json: out.startsWith('{') ? (JSON.parse(out) as Record<string, unknown>) : null,
    out,
    err,
  }))
  return { child, answer }
}

export function run(profile: string, words: readonly string[], input = ''): Promise<Answer> {
  return begin(profile, words, input).answer
}

/** Everybody, by name and e-mail, for letters of news: whoever withdrew consent stays out. */
export const NEWS: ExportPlanInput = {
  rows: { query: {} },
  columns: (['name', 'email'] as const).map((key) => ({ key, label: '', shape: shapesOf(key)[0] ?? 'plain' })),
  sort: { by: 'name', descending: false },
  use: { use: 'news', channel: 'email' },
  receiver: 'the printer',
  output: { format: 'csv', text: USUAL_TEXT, language: 'en', archive: false },
}

/** As a job of cron runs it: there is no display. */
export function runWithoutDisplay(profile: string, words: readonly string[]): Promise<Answer> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = environment()
  return begin(profile, ['--ozone-platform=headless', ...words], '', env).answer
}
