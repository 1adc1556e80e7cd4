import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import { community, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { factsOf, thawed } from '../../helpers/frozen-profile.ts'
import type { FrozenProfile } from '../../helpers/frozen-profile.ts'
import { laterFactsOf } from '../../helpers/later-facts.ts'
import { changedRows } from '../../helpers/test-disk.ts'

const VERSIONS = Array.from({ length: SCHEMA }, (_, index) => index + 1)

function fixtureOf(version: number): URL {
  return new URL(`../../fixtures/profile-v${version}.json`, import.meta.url)
}

async function profileOf(version: number): Promise<FrozenProfile> {
  return JSON.parse(await readFile(fixtureOf(version), 'utf8')) as FrozenProfile
}

test('Every version of the data there ever was has a frozen profile', () => {
  expect(VERSIONS.filter((version) => !existsSync(fixtureOf(version)))).toEqual([])
})

describe.each(VERSIONS)('A profile of data version %i', (version) => {
  test('opens with everything people entered', async () => {
    const profile = await profileOf(version)
    // What later versions tell beside it is not in the fixture.
    expect(await factsOf(await thawed(profile))).toMatchObject(profile.facts)
  })

  test('opens with the same when none of what was kept for a quick start is of use any more', async () => {
    const profile = await profileOf(version)
    const { id } = await community(await thawed(profile))
    const machine = await thawed(profile, (image) => changedRows(image, id, 'snapshots', () => null))
    expect(await factsOf(machine)).toMatchObject(profile.facts)
    expect((await community(machine)).trouble).toBeNull()
  })

  test('can be worked with, and keeps that', async () => {
    const machine = await thawed(await profileOf(version))
    const [chapter] = (await community(machine)).chapters
    if (!chapter) throw new Error('there is no chapter')
    await memberIn({ machine, chapter: chapter.id }, '新成員')
    const again = await machine.afterRestart()
    expect(await namesOf(again, { text: '新成員' })).toEqual(['新成員'])
    expect(await factsOf(again)).toEqual(await factsOf(machine))
  })
})

/** Profiles with kinds of records that came within a data version, and what people had entered of them. */
const LATER = (await readdir(new URL('../../fixtures/', import.meta.url))).filter((name) =>
  /^profile-v\d+-.+\.json$/.test(name),
)

test('There is a frozen profile with everything that releases have written so far', () => {
  expect(LATER).toContain('profile-v1-2026-11.json')
})

describe.each(LATER)('The profile %s', (name) => {
  const read = async () => {
    const file = new URL(`../../fixtures/${name}`, import.meta.url)
    return JSON.parse(await readFile(file, 'utf8')) as FrozenProfile & { readonly later: object }
  }

  test('opens with everything people entered, of every kind', async () => {
    const profile = await read()
    const machine = await thawed(profile)
    expect(await factsOf(machine)).toMatchObject(profile.facts)
    expect(await laterFactsOf(machine)).toMatchObject(profile.later)
  })

  test('opens with the same from its pages alone', async () => {
    const profile = await read()
    const { id } = await community(await thawed(profile))
    const machine = await thawed(profile, (image) => changedRows(image, id, 'snapshots', () => null))
    expect(await laterFactsOf(machine)).toMatchObject(profile.later)
  })
})
