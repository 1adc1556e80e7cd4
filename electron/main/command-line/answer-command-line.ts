import { app } from 'electron'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Call, Errand, ErrandOutcome } from '../../../shared/protocol/errands.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { Keyring } from '../profile/keyring.ts'
import { readSettings } from '../settings-file.ts'
import { newTicket, sweepAnswers, waitForAnswer } from './answer-file.ts'
import { packCall } from './call-data.ts'
import type { ErrandDesk } from './errand-desk.ts'
import type { CommandLine, WantedErrand } from './read-command-line.ts'
import { Voice, write } from './voice.ts'
import { whyClosed } from './why-closed.ts'

/** A start without a window, for one errand. */
export interface Headless {
  /** Does the errand, says how it ended, and ends the app. */
  run(parts: { readonly desk: ErrandDesk; readonly keyring: Keyring }): Promise<void>
  /** Somebody opens the app meanwhile: it starts anew for them when the errand is over, locked if it was. */
  windowWanted(files: readonly string[]): void
}

/**
 * Answers a start that is no person's opening of the app. An errand is handed to the app that runs already; without one
 * `start` begins the app for it alone. To be awaited before the system is ready: only then a profile's folder can be chosen.
 */
export async function answerCommandLine(
  asked: Exclude<CommandLine, { readonly kind: 'window' }>,
  start: (headless: Headless) => void,
): Promise<void> {
  if (asked.kind === 'errand' && asked.data !== null) {
    if (!(await isFolder(asked.data))) {
      const voice = new Voice(asked.language ?? languageOf(app.getPath('userData')))
      const problem = { code: 'errand-folder', params: { file: asked.data } } as const
      return app.exit(await voice.outcome(asked.errand.kind, refused(problem)))
    }
    app.setPath('userData', asked.data)
    app.setPath('sessionData', asked.data)
  }
  const profile = app.getPath('userData')
  const voice = new Voice(asked.language ?? languageOf(profile))
  switch (asked.kind) {
    case 'help':
      return app.exit(await voice.help())
    case 'version':
      await write(process.stdout, `${app.getVersion()}\n`)
      return app.exit(0)
    case 'wrong':
      return app.exit(await voice.wrong(asked.problem))
    case 'errand':
      return doErrand(asked, profile, voice, start)
  }
}

async function doErrand(
  wanted: WantedErrand,
  profile: string,
  voice: Voice,
  start: (headless: Headless) => void,
): Promise<void> {
  const { passphrase = null, password = '' } = await readSecrets(wanted.secrets)
  const errand = withOwn(wanted.errand, { password, language: voice.language })
  const call: Call = { errand, ticket: newTicket() }
  await sweepAnswers(profile, Date.now())
  // Electron would show a box that nobody is there to close.
  process.on('uncaughtException', () => {
    void voice.outcome(errand.kind, refused({ code: 'internal' })).then((code) => app.exit(code))
  })
  if (app.requestSingleInstanceLock(packCall(call))) return start(headlessFor(errand, { voice, passphrase }))
  const waited = await waitForAnswer(profile, call.ticket, (progress) => voice.progress(progress)).catch(
    () => 'gone' as const,
  )
  const outcome =
    typeof waited === 'string' ? refused({ code: waited === 'gone' ? 'errand-ended' : 'errand-unanswered' }) : waited
  app.exit(await voice.outcome(errand.kind, outcome))
}

/** What the words of a command line do not say. */
function withOwn(
  errand: Errand,
  { password, language }: { readonly password: string; readonly language: Language },
): Errand {
  switch (errand.kind) {
    case 'export':
      return { ...errand, password }
    case 'import':
      return { ...errand, language }
    case 'backup':
      return errand
  }
}

function headlessFor(
  errand: Errand,
  { voice, passphrase }: { readonly voice: Voice; readonly passphrase: string | null },
): Headless {
  let opened: readonly string[] | null = null
  app.dock?.hide()
  return {
    async run({ desk, keyring }) {
      let code = 0
      const end = async (outcome: ErrandOutcome) => {
        code = await voice.outcome(errand.kind, outcome)
      }
      const closed = await unlockFor(keyring, passphrase)
      if (closed) await end(closed)
      else await desk.run(errand, { onProgress: (progress) => voice.progress(progress), onEnd: end })
      // Other starts may have handed theirs over meanwhile.
      await desk.idle()
      if (opened !== null) app.relaunch({ args: [...ownWords(), ...opened] })
      app.exit(code)
    },
    windowWanted(files) {
      opened = [...(opened ?? []), ...files]
    },
  }
}

/** Opens the profile as far as that takes no person; answers why it stays closed. */
async function unlockFor(keyring: Keyring, passphrase: string | null): Promise<ErrandOutcome | null> {
  const state = await keyring.state()
  if (state.status !== 'locked' || passphrase === null) return whyClosed(state.status, 'errand-locked')
  const answer = await keyring.unlock({ passphrase })
  if (answer.status === 'wrong') return { state: 'locked', problem: { code: 'errand-passphrase' } }
  if (answer.status === 'too-early')
    return { state: 'locked', problem: { code: 'errand-too-early', params: { count: Math.ceil(answer.wait / 1000) } } }
  return whyClosed(answer.status, 'errand-locked')
}

/** One line each, in the order they are named; nothing is read where nothing is asked for. */
async function readSecrets(
  names: WantedErrand['secrets'],
): Promise<Partial<Record<WantedErrand['secrets'][number], string>>> {
  const secrets: Partial<Record<WantedErrand['secrets'][number], string>> = {}
  if (names.length === 0) return secrets
  const waiting = [...names]
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const name = waiting.shift()
    if (name !== undefined) secrets[name] = line
    if (waiting.length === 0) break
  }
  return secrets
}

/** What a start for a person has to be told again: what stands before the command. */
function ownWords(): string[] {
  const own = app.isPackaged ? 1 : 2
  const command = process.argv.slice(own).findIndex((word) => !word.startsWith('-'))
  return process.argv.slice(1, own + command)
}

function refused(problem: Problem): ErrandOutcome {
  return { state: 'refused', problem }
}

function languageOf(profile: string): Language {
  return readSettings(join(profile, 'settings.json'), systemLocale).language
}

/** Electron knows it only once the system is ready. */
function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}
