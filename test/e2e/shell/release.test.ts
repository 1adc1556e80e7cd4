import { spawn } from 'node:child_process'
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFuses } from '../../../build/fuses.mjs'
import { packagedExecutable } from '../../../build/package.mjs'
import { commandLine, environment, exited, launchRelease } from '../../helpers/app.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** What ships. Kept here as well as in electron-builder.yml on purpose: changing a fuse takes two thoughts. */
const SHIPPED_FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

test('the binary that ships has every fuse as decided', () => {
  expect(readFuses(packagedExecutable('release'))).toMatchObject(SHIPPED_FUSES)
})

test('the binary the tests drive differs from it in one fuse', () => {
  expect(readFuses(packagedExecutable('inspect'))).toEqual({
    ...readFuses(packagedExecutable('release')),
    enableNodeCliInspectArguments: true,
  })
})

test('it opens, shows its page, and quits cleanly when the system asks', async () => {
  const running = await launchRelease()
  await running.page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
  expect(running.page.url()).toMatch(/^app:\/\/chapterhouse\/index\.html/)
  await running.close()
  expect(running.process.exitCode).toBe(0)
})

test('the environment cannot turn it into Node, nor make it load a file', async () => {
  const mark = join(folder, 'was-run')
  const script = join(folder, 'evil.cjs')
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`)
  const running = await launchRelease({
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
    args: [script],
  })
  await running.close()
  await expect(access(mark)).rejects.toThrow()
})

test('a debugger cannot be attached to its main process', async () => {
  const profile = await mkdtemp(join(folder, 'profile-'))
  const child = spawn(
    packagedExecutable('release'),
    commandLine(profile, ['--inspect=0', '--remote-debugging-port=0']),
    { env: environment(), stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('DevTools listening')) resolve()
    })
  })
  child.kill('SIGTERM')
  await exited(child)
  expect(said).not.toContain('Debugger listening')
})
