import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checksumsOf } from '../../../build/checksums.mjs'
import { billOfMaterials } from '../../../build/sbom.mjs'
import { updatesFrom } from '../../../build/updates.mjs'

interface Step {
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly needs?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } }
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: { readonly push: { readonly tags: readonly string[] } }
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<'test' | 'build' | 'publish', Job>>
}

async function read(path: string): Promise<string> {
  return readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')
}

const workflow = parse(await read('.github/workflows/release.yml')) as Workflow
const { scripts, dependencies } = JSON.parse(await read('package.json')) as Record<
  'scripts' | 'dependencies',
  Record<string, string>
>

const { test: testing, build, publish } = workflow.jobs

function commandsOf({ steps }: Job): string {
  return steps.map(({ run }) => run ?? '').join('\n')
}

describe('The release workflow', () => {
  test('runs scripts that there are', () => {
    const all = [testing, build, publish].map(commandsOf).join('\n')
    const named = [...all.matchAll(/npm (?:run )?(test|[\w:]+)(?= |$)/gm)].map(([, name = '']) => name)
    const ours = named.filter((name) => name !== 'run' && name !== 'install')
    expect(ours.length).toBeGreaterThanOrEqual(4)
    expect(ours.filter((name) => !(name in scripts))).toEqual([])
  })

  test('begins with a version’s tag, and builds nothing that did not pass', () => {
    expect(workflow.on.push.tags).toEqual(['v*.*.*'])
    expect(commandsOf(testing)).toContain('npm test')
    expect([build.needs, publish.needs]).toEqual(['test', 'build'])
  })

  test('builds on the three systems', () => {
    const systems = build.strategy?.matrix.os.map((os) => os.split('-')[0])
    expect(systems).toEqual(['ubuntu', 'windows', 'macos'])
  })

  test('signs where there are keys, and takes an empty secret for none', () => {
    const step = build.steps.find(({ run }) => run?.includes('npm run package'))
    const keys = Object.keys(step?.env ?? {})
    expect(keys).toEqual(expect.arrayContaining(['CSC_LINK', 'WIN_CSC_LINK', 'APPLE_API_KEY']))
    for (const key of keys) expect(step?.run).toContain(key)
  })

  test('attaches checksums and a bill of materials, made before the release', () => {
    const steps = commandsOf(publish)
    const order = ['npm run sbom', 'npm run checksums', 'gh release create'].map((part) => steps.indexOf(part))
    expect(order.every((at) => at >= 0)).toBe(true)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('may write nothing but the release itself', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(build.permissions).toBeUndefined()
  })
})

describe('The bill of materials', () => {
  test('names Electron and what is bundled, and no tool that does not ship', () => {
    const bom = billOfMaterials()
    expect(bom.bomFormat).toBe('CycloneDX')
    const names = bom.components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['electron', ...Object.keys(dependencies)]))
    // Not even what a tool and the program share is left out, and nothing of tools alone is in it.
    expect(names).toContain('@automerge/automerge')
    expect(names).not.toContain('vitest')
  })
})

test('Checksums are those that sha256sum checks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sums-'))
  try {
    await writeFile(join(folder, 'b.txt'), 'abc')
    await writeFile(join(folder, 'a.txt'), '')
    await writeFile(join(folder, 'SHA256SUMS.txt'), 'of an earlier time')
    expect(await checksumsOf(folder)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n' +
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n',
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

describe('Updates', () => {
  test('are looked for only by a build that was given an address', () => {
    expect(updatesFrom({})).toBeNull()
    expect(updatesFrom({ CHAPTERHOUSE_UPDATES_FROM: '' })).toBeNull()
    expect(updatesFrom({ CHAPTERHOUSE_UPDATES_FROM: 'https://example.org/releases' })).toBe(
      'https://example.org/releases',
    )
  })

  test.each(['http://example.org/', 'example.org', 'file:///tmp'])('never come from %s', (address) => {
    expect(() => updatesFrom({ CHAPTERHOUSE_UPDATES_FROM: address })).toThrow('https:')
  })
})
