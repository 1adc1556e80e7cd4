import type { LetterLanguage, Tone } from '../domain/letter.ts'
import type { Member } from '../domain/member.ts'
import { addressOf } from '../salons/letter-address.ts'
import type { Called } from '../salons/letter-address.ts'
import { nameParts } from '../text/name-parts.ts'

export type Addressed = Called & Pick<Member, 'gender'>

/**
 * How a letter of a tone calls somebody. Formal ones use the title where the record says which one: 王小明先生, Ms Lin; where it
 * does not, the whole name stands without one, because a wrong title is worse than none. Others call people as letters do.
 */
export function calledIn(tone: Tone, member: Addressed, language: LetterLanguage): string {
  const call = addressOf(member, language)
  if (tone !== 'formal') return call
  const title = titleOf(member.gender ?? '', language)
  const { family, given } = nameParts(member.name)
  if (language !== 'en') return isEastern(member.name) ? call + title : member.name
  if (isEastern(member.name)) return call
  return title !== '' && family !== '' ? `${title} ${family}` : [given, family].filter(Boolean).join(' ') || call
}

const MAN = /^(?:m|male|man|mr|男|男性|男士|先生)\.?$/u
const WOMAN = /^(?:f|w|female|woman|ms|mrs|miss|女|女性|女士|小姐)\.?$/u

function titleOf(gender: string, language: LetterLanguage): string {
  const said = gender.normalize('NFKC').trim().toLowerCase()
  if (MAN.test(said)) return language === 'en' ? 'Mr' : '先生'
  if (WOMAN.test(said)) return language === 'en' ? 'Ms' : '女士'
  return ''
}

function isEastern(name: string): boolean {
  return /\p{Script=Han}|\p{Script=Hangul}/u.test(name)
}
