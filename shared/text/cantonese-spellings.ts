import spellingsOfCharacters from 'cantonese-romanisation/esm/charToRoman.json'
import { simplified } from './fold.ts'

/**
 * Cantonese syllables as Hong Kong spells them. Spelling there is free (Kwok/Gwok, Yee/Yi, Chan/Chun), so spellings of
 * one sound are one code unit: what `coarse` tells apart is told apart, no more.
 */

/** The sounds of a folded (simplified) character, each one code unit; '' where unknown. */
export function cantoneseOf(char: string): string {
  return tables().ofCharacter.get(char) ?? ''
}

/** The sound that a spelling stands for, one code unit; '' for what is no Cantonese syllable. */
export function cantoneseSpelled(spelling: string): string {
  return spelling.length > LONGEST ? '' : (tables().ofSound.get(coarse(spelling)) ?? '')
}

/** `cheung`, `kwong`, `sheung`. */
const LONGEST = 6

/** Beyond the codes of Mandarin syllables, so that the two never meet in one set. */
const FIRST_CODE = 0x400

interface Tables {
  readonly ofCharacter: ReadonlyMap<string, string>
  readonly ofSound: ReadonlyMap<string, string>
}
let made: Tables | undefined

function tables(): Tables {
  made ??= makeTables()
  return made
}

function makeTables(): Tables {
  const ofCharacter = new Map<string, string>()
  const ofSound = new Map<string, string>()
  const codeOf = (spelling: string): string => {
    const sound = coarse(spelling)
    const known = ofSound.get(sound)
    if (known !== undefined) return known
    const code = String.fromCharCode(FIRST_CODE + ofSound.size)
    ofSound.set(sound, code)
    return code
  }
  for (const [char, spellings] of Object.entries(spellingsOfCharacters)) {
    const key = simplified(char)
    let codes = ofCharacter.get(key) ?? ''
    for (const spelling of spellings) {
      const code = codeOf(spelling)
      if (!codes.includes(code)) codes += code
    }
    ofCharacter.set(key, codes)
  }
  return { ofCharacter, ofSound }
}

const INITIALS: readonly (readonly [string, string])[] = [
  ['gw', 'kw'], ['kw', 'kw'], ['qu', 'kw'], ['ts', 'c'], ['tz', 'c'], ['ch', 'c'], ['sh', 's'], ['j', 'c'], ['z', 'c'],
  ['g', 'k'], ['b', 'p'], ['d', 't'],
] // prettier-ignore

/** Endings that are spelled either way, longest first. */
const FINALS: readonly (readonly [string, string])[] = [
  ['ueng', 'eung'], ['arng', 'ang'], ['aang', 'ang'], ['oong', 'ung'], ['aai', 'ai'], ['aau', 'au'], ['uen', 'un'], ['uet', 'ut'], ['oon', 'un'],
  ['yee', 'yi'], ['aan', 'an'], ['arn', 'an'], ['aam', 'am'], ['arm', 'am'], ['aat', 'at'], ['art', 'at'], ['aak', 'ak'], ['ark', 'ak'],
  ['aap', 'ap'], ['arp', 'ap'], ['ork', 'ok'], ['ung', 'ung'], ['ow', 'au'], ['aw', 'o'], ['ay', 'ai'], ['oy', 'oi'], ['ew', 'iu'], ['aa', 'a'], ['ar', 'a'], ['ah', 'a'],
  ['or', 'o'], ['oh', 'o'], ['ou', 'o'], ['oo', 'u'], ['ee', 'i'], ['eh', 'e'], ['ue', 'u'], ['un', 'an'], ['um', 'am'],
] // prettier-ignore

function coarse(spelling: string): string {
  if (spelling === 'tsz' || spelling === 'tze' || spelling === 'tzu' || spelling === 'chi') return 'ci'
  if (spelling === 'sze' || spelling === 'sz' || spelling === 'szu') return 'si'
  let sound = spelling
  for (const [from, to] of INITIALS) {
    if (!sound.startsWith(from)) continue
    sound = to + sound.slice(from.length)
    break
  }
  // Most speakers drop ng before a vowel: Ngai and Ai are one.
  if (sound.startsWith('ng') && sound.length > 2) sound = sound.slice(2)
  // Ki and Kei are written for one sound.
  if (sound === 'kei') return 'ki'
  for (const [from, to] of FINALS) {
    if (sound.endsWith(from)) return sound.slice(0, -from.length) + to
  }
  return sound
}
