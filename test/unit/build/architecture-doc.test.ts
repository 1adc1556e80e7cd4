import { expect, test } from 'vitest'
import { ROOMS } from '../../../build/layers/rooms.mjs'
import { readProject } from '../../helpers/cited-tests.ts'

/** What newcomers read: each room, and the rooms that it says it may import from. */
const drawn = [
  ...readProject('docs/ARCHITECTURE.md').matchAll(/^\| `([\w/-]+)` \| [^|]+ \| ([^|;]+)(?:;[^|]*)? \|$/gmu),
]
  .map(([, folder = '', rooms = '']) => [folder, rooms.trim()] as const)
  .filter(([folder]) => folder.includes('/') || folder === 'electron')

function called(folder: string): string {
  return folder.split('/').at(-1) ?? ''
}

test('the table of rooms has every room of the house, and says where it may import from as the check does', () => {
  // The last of `shared` is for rooms that nobody has made yet.
  const rooms = ROOMS.filter(({ folder }) => folder !== 'shared')
  const shared = rooms.map(({ folder }) => folder).filter((folder) => folder.startsWith('shared/'))
  expect(drawn.map(([folder]) => folder).sort()).toEqual(rooms.map(({ folder }) => folder).sort())
  for (const [folder, said] of drawn) {
    const named = said === 'nothing' ? [] : said === 'all of shared' ? shared.map(called) : said.split(', ')
    const allowed = rooms.find((room) => room.folder === folder)?.rooms ?? []
    expect({ folder, rooms: named.sort() }).toEqual({ folder, rooms: allowed.map(called).sort() })
  }
})
