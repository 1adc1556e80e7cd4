import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import { community, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { factsOf, thawed } from '../../helpers/frozen-profile.ts'
import type { FrozenProfile } from '../../helpers/frozen-profile.ts'
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
