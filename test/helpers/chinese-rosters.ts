import { seededRandom, type Random } from '../../shared/domain/random.ts'
import type { Shore } from './chinese-rosters/name-stock.ts'
import { SHORES } from './chinese-rosters/name-stock.ts'
import { inventPopulation, type Person } from './chinese-rosters/people.ts'
import { truthOf, type Truth } from './chinese-rosters/truth.ts'
import { writeCity } from './chinese-rosters/written-contacts.ts'
import type { NameManner } from './chinese-rosters/written-name.ts'
import { writeName } from './chinese-rosters/written-name.ts'
import { inventHands, writeRow, type Hand, type Noise, type Row } from './chinese-rosters/written-rows.ts'
import { csvLine } from './rosters.ts'

/** Whose rosters: those of one shore, or of a community with members on all three. */
export const ROSTER_SHORES = [...SHORES, 'mixed'] as const
export type RosterShore = (typeof ROSTER_SHORES)[number]

export interface RosterWish {
  /** Rows of each roster, the header not counted. */
  readonly rows: number
  readonly seed: number
  /** 'taiwan' if not given. */
  readonly shore?: RosterShore
  /** 'usual' if not given. */
  readonly noise?: Noise
}

/** CSV texts (comma, CRLF, header first). The first column is `id`: opaque, and no row's place tells anything. */
export interface GeneratedRosters extends Truth {
  readonly left: string
  readonly right: string
  /** By id, how the name is written. */
  readonly manners: ReadonlyMap<string, NameManner>
}

export interface GeneratedRoster extends Truth {
  readonly csv: string
  readonly manners: ReadonlyMap<string, NameManner>
}

/**
 * Two rosters of one Chinese-speaking community, an older and a newer one in other columns, with what is true about them;
 * the same for the same wish. `overlap` (a half if not given) is the share of people in the left one who are in the right
 * one too. Here and there somebody stands twice in one roster. Nobody in particular is meant; numbers and addresses look real because
 * what tells a mobile number from an office's is how it looks, and they never leave a test.
 */
export function chineseRosters(wish: RosterWish & { readonly overlap?: number }): GeneratedRosters {
  const { rows, seed, shore = 'taiwan', noise = 'usual', overlap = 0.5 } = wish
  const random = seededRandom(seed)
  const [older, newer] = inventHands(random, homeOf(shore), noise)
  const twice = Math.round(rows * TWICE_SHARE)
  const single = rows - twice
  const inBoth = Math.round(single * overlap)
  const population = inventPopulation(random, 2 * single - inBoth, () => shoreOf(random, shore))
  const people = random.shuffle(population.people)
  const ids = freshIds(random)
  const write = (persons: readonly Person[], hand: Hand) =>
    random.shuffle([...persons, ...random.some(persons, twice)]).map((person) => writeRow(random, ids(), person, hand))
  const left = write(people.slice(0, single), older)
  const right = write(people.slice(single - inBoth), newer)
  return {
    left: csvOf(older, left),
    right: csvOf(newer, right),
    manners: mannersOf([...left, ...right]),
    ...truthOf(left, right, population),
  }
}

/** One roster in which `repeats` of the rows (three in ten if not given) are about somebody who stands in it already. */
export function chineseRosterWithDuplicates(wish: RosterWish & { readonly repeats?: number }): GeneratedRoster {
  const { rows, seed, shore = 'taiwan', noise = 'usual', repeats = 0.3 } = wish
  const random = seededRandom(seed)
  const [older, { layout: _, ...newer }] = inventHands(random, homeOf(shore), noise)
  const again = Math.round(rows * repeats)
  const population = inventPopulation(random, rows - again, () => shoreOf(random, shore))
  const repeated = Array.from({ length: again }, () => random.int(0, population.people.length - 1))
  const persons = [...population.people, ...repeated.flatMap((at) => population.people.slice(at, at + 1))]
  const ids = freshIds(random)
  const written = random
    .shuffle(persons)
    .map((person) => writeRow(random, ids(), person, random.chance(0.5) ? older : { ...newer, layout: older.layout }))
  return { csv: csvOf(older, written), manners: mannersOf(written), ...truthOf(written, written, population) }
}

/** A roster of `rows` different people with their names and cities only, some of them namesakes: every merge is wrong. */
export function namesAlone({ rows, seed, shore = 'taiwan' }: RosterWish): string {
  const random = seededRandom(seed)
  const ids = freshIds(random)
  const { people } = inventPopulation(random, rows, () => shoreOf(random, shore))
  const lines = random.shuffle(people).map((person) => {
    const simplified = person.shore === 'mainland'
    const name = writeName(random, person, { simplified, disorder: 1 })
    return csvLine([ids(), name.whole, random.chance(0.8) ? writeCity(random, person.home, simplified) : ''])
  })
  return [csvLine(['id', '姓名', '城市']), ...lines, ''].join('\r\n')
}

/** How many rows of a roster are about somebody who stands in it already. */
const TWICE_SHARE = 0.01

/** Where most members of a mixed community live. */
const MIXED_SHARES: readonly (readonly [number, Shore])[] = [
  [0.6, 'taiwan'],
  [0.85, 'mainland'],
  [1, 'hongkong'],
]

function homeOf(shore: RosterShore): Shore {
  return shore === 'mixed' ? 'taiwan' : shore
}

function shoreOf(random: Random, shore: RosterShore): Shore {
  if (shore !== 'mixed') return shore
  const drawn = random.next()
  return MIXED_SHARES.find(([upTo]) => drawn < upTo)?.[1] ?? 'taiwan'
}

/** Ids that no spreadsheet takes for a number, each once. */
function freshIds(random: Random): () => string {
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const id = Array.from(random.bytes(8), (byte) => ID_LETTERS.charAt(byte % ID_LETTERS.length)).join('')
      if (taken.has(id)) continue
      taken.add(id)
      return id
    }
  }
}

const ID_LETTERS = 'abcdfghjkmnpqrstvwxyz'

function csvOf({ layout }: Hand, rows: readonly Row[]): string {
  const header = csvLine(['id', ...layout.map(([, word]) => word)])
  return [header, ...rows.map(({ id, cells }) => csvLine([id, ...cells])), ''].join('\r\n')
}

function mannersOf(rows: readonly Row[]): ReadonlyMap<string, NameManner> {
  return new Map(rows.map(({ id, manner }) => [id, manner]))
}
