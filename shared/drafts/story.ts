import type { IsoDate } from '../domain/dates.ts'
import type { LetterLanguage, StoryValues } from '../domain/letter.ts'
import { formatsFor } from '../language/formats.ts'
import { letterDay } from '../language/letter-values.ts'
import { addressOf } from '../salons/letter-address.ts'
import type { Called } from '../salons/letter-address.ts'
import { daysBetween, numberedWords, spanWords } from './span-words.ts'

/**
 * What a letter may say of somebody: their own past with the community, and the names of people they themselves know. What is
 * written about them for organizers only (notes, birthday, money, addresses) has no place here, so that no text can have it.
 */
export interface Story {
  /** The first day with the community; null where nobody knows. */
  readonly since: IsoDate | null
  /** Evenings that they came to, the last one counted. */
  readonly visits: number
  /** The evening that is written about, or else the last one that they came to. */
  readonly last: { readonly theme: string; readonly day: IsoDate } | null
  /** The theme of an evening that they had promised to come to and did not. */
  readonly missed: string | null
  /** Whom they are known to have met at the last one. */
  readonly met: readonly Called[]
  /** Their latest idea that was taken up, in their own words. */
  readonly idea: string | null
  /** What they said of the evening that is written about, in their own words. */
  readonly said: string | null
  /** What they did for that evening. */
  readonly help: string | null
  /** The warmest tie. */
  readonly friend: Called | null
}

/** What is not the member's own but the letter's: what is recognised or asked, until when, and in whose name. */
export interface Surroundings {
  readonly occasion: string
  readonly until: IsoDate | null
  readonly chapter: string
  readonly sender: string
  readonly today: IsoDate
}

/** People named in one sentence; more is a list. */
const MOST_NAMED = 3
/** A quotation longer than this is no longer read. */
const LONGEST_QUOTATION = 120
/** Somebody who was there within these days has not been away. */
const AWAY_DAYS = 21

/** What a story fills into a text of one language; '' for what there is nothing to say of. */
export function storyValues(language: LetterLanguage, story: Story, around: Surroundings): StoryValues {
  const { since, visits, last, missed, met, idea, said, help, friend } = story
  const { today, until } = around
  const formats = formatsFor(language)
  const names = met.slice(0, MOST_NAMED).map((each) => addressOf(each, language))
  const absence = last === null ? 0 : daysBetween(last.day, today)
  return {
    memberFor: since === null ? '' : spanWords(language, since, today, MONTHS_WORTH_TELLING),
    visits: visits > 1 ? numberedWords(language, visits) : '',
    lastEvening: oneLine(last?.theme),
    firstEvening: visits === 1 ? oneLine(last?.theme) : '',
    missedEvening: oneLine(missed),
    met: formats.list(names.filter((name) => name !== '')),
    idea: quotation(idea),
    said: quotation(said),
    help: oneLine(help),
    friend: friend === null ? '' : addressOf(friend, language),
    away: last === null || absence < AWAY_DAYS ? '' : spanWords(language, last.day, today, 0),
    occasion: oneLine(around.occasion).replace(/[.。!！]+$/u, ''),
    until: until === null ? '' : dayWords(language, until),
    chapter: oneLine(around.chapter),
    sender: oneLine(around.sender),
  }
}

/** Nobody is thanked for having been there for four weeks. */
const MONTHS_WORTH_TELLING = 2

function dayWords(language: LetterLanguage, day: IsoDate): string {
  const at = Date.parse(`${day}T00:00Z`)
  return Number.isNaN(at) ? '' : letterDay(language, at, 'UTC')
}

/** Quotation marks of our own stand around it, and our sentence goes on behind it. */
function quotation(text: string | null): string {
  const line = oneLine(text).replace(/[.。]+$/u, '')
  return line.length <= LONGEST_QUOTATION ? line : `${line.slice(0, LONGEST_QUOTATION - 1).trimEnd()}…`
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/gu, ' ').trim()
}
