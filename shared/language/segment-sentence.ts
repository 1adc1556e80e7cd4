import { CHANNELLED_PURPOSES } from '../domain/consent.ts'
import type { ConsentPurpose } from '../domain/consent.ts'
import type { Bounds, Condition, Evenings, Segment, When } from '../domain/segment.ts'
import { codeWords } from './code-words.ts'
import { formatsFor } from './formats.ts'
import { localeOf } from './locale.ts'
import { translate } from './translate.ts'
import type { MessageKey } from './catalog/index.ts'
import type { Language } from '../protocol/selection.ts'

/** What the records that a segment names are called, by their ids. */
export type NamesById = Readonly<Record<string, string>>

/**
 * A segment as one sentence: "Members who belong to Taipei and (came to a salon at least twice or are tagged “speaker”)". A group
 * within a group stands in brackets, so that every sentence means one tree.
 */
export function segmentSentence(language: Language, tree: Segment, names: NamesById): string {
  const said = plainly(tree)
  if (said.kind === 'all' && said.of.length === 0) return translate(language, 'segments.everybody')
  if (said.kind === 'any' && said.of.length === 0) return translate(language, 'segments.nobody')
  return translate(language, 'segments.whole', { words: inner(said, { language, names }) })
}

interface Speaking {
  readonly language: Language
  readonly names: NamesById
}

/** The same without what nobody would say: groups of one, and not not. */
function plainly(tree: Segment): Segment {
  switch (tree.kind) {
    case 'all':
    case 'any': {
      const of = tree.of.map(plainly)
      const [only] = of
      return only && of.length === 1 ? only : { kind: tree.kind, of }
    }
    case 'not': {
      const of = plainly(tree.of)
      return of.kind === 'not' ? of.of : { kind: 'not', of }
    }
    default:
      return tree
  }
}

/** A part of a sentence that is not in brackets. */
function inner(tree: Segment, speaking: Speaking): string {
  const { language } = speaking
  switch (tree.kind) {
    case 'all':
    case 'any': {
      if (tree.of.length === 0)
        return translate(language, tree.kind === 'all' ? 'segments.everybody' : 'segments.nobody')
      const joint = tree.kind === 'all' ? 'segments.and' : 'segments.or'
      return tree.of.map((part) => bracketed(part, speaking)).reduce((a, b) => translate(language, joint, { a, b }))
    }
    case 'not':
      return tree.of.kind === 'all' || tree.of.kind === 'any' || tree.of.kind === 'not'
        ? translate(language, 'segments.notGroup', { words: inner(tree.of, speaking) })
        : wordsOf(tree.of, { ...speaking, not: true })
    default:
      return wordsOf(tree, { ...speaking, not: false })
  }
}

function bracketed(tree: Segment, speaking: Speaking): string {
  const words = inner(tree, speaking)
  return tree.kind === 'all' || tree.kind === 'any'
    ? translate(speaking.language, 'segments.brackets', { words })
    : words
}

/** What sentences leave out. */
const NONE = 'none'

interface Wording extends Speaking {
  readonly not: boolean
}

function wordsOf(condition: Condition, wording: Wording): string {
  const { language, not } = wording
  const say = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}) =>
    translate(language, key, { not: String(not), ...params })
  switch (condition.kind) {
    case 'field':
      return say(`segments.field.${condition.test}`, {
        field: small(language, translate(language, `words.field.${condition.field}`)),
        values: either(
          wording,
          condition.values.map((value) => valueWords(wording, condition.field, value)),
        ),
      })
    case 'search':
      return say('segments.searched', { text: quoted(language, condition.text) })
    case 'day':
      return say(`segments.day.${condition.of}`, { when: whenWords(language, condition.when) })
    case 'birthday':
      if (condition.test === 'next') return say('segments.birthday.next', { days: condition.days })
      if (condition.test === 'filled') return say('segments.birthday.filled')
      return say('segments.birthday.months', {
        months: either(
          wording,
          condition.months.map((month) => monthName(language, month)),
        ),
      })
    case 'age':
      return say('segments.age', { bounds: boundsWords(language, 'bounds', condition.years) })
    case 'label':
      return say(`segments.label.${condition.of}`, { labels: either(wording, quotedAll(wording, condition.labels)) })
    case 'chapter':
      return say(condition.left ? 'segments.chapter.left' : 'segments.chapter.member', {
        chapters:
          condition.chapters.length === 0
            ? translate(language, 'segments.chapter.any')
            : either(
                wording,
                condition.chapters.map((id) => nameOf(wording, id)),
              ),
        role: condition.role === undefined ? NONE : translate(language, `words.role.${condition.role}`),
        since: condition.since === undefined ? NONE : whenWords(language, condition.since),
      })
    case 'consent':
      return say(`segments.consent.${condition.state}`, {
        purpose: translate(language, `segments.purpose.${condition.purpose}`),
        channel: hasChannel(condition.purpose)
          ? small(language, translate(language, `words.channel.${condition.channel}`))
          : NONE,
      })
    case 'reach':
      return say(`segments.reach.${condition.purpose}`, {
        channel: small(language, translate(language, `words.channel.${condition.channel}`)),
      })
    case 'standing':
      return say(`segments.standing.${condition.fact}`)
    case 'archived':
      return say('segments.archived')
    case 'roster':
      return say('segments.roster', { name: quotedName(wording, condition.source) })
    case 'evening':
      return counted(wording, condition, `segments.evening.${condition.did}`, {
        which: eveningWords(wording, condition.which),
      })
    case 'deed':
      return counted(wording, condition, `segments.deed.${condition.deed}`)
    case 'spent':
      return inTime(wording, condition.when, (isNot) =>
        translate(language, 'segments.spent', {
          not: String(isNot),
          bounds: boundsWords(language, 'bounds', condition.amount),
        }),
      )
    case 'tie':
      return say(`segments.tie.${condition.level}`, { name: nameOf(wording, condition.member) })
    case 'warmTies':
      return condition.count.most === 0
        ? say('segments.isolated')
        : say('segments.warmTies', { bounds: boundsWords(language, 'bounds', condition.count) })
    case 'tier':
      return say('segments.tier', {
        values: either(
          wording,
          condition.values.map((value) => translate(language, `value.tier.${value}`)),
        ),
        chapter: chapterWords(wording, condition.chapter),
      })
    case 'stage':
      return say('segments.stage', {
        values: either(
          wording,
          condition.values.map((value) => translate(language, `value.stage.${value}`)),
        ),
        chapter: chapterWords(wording, condition.chapter),
      })
    case 'risk':
      return say('segments.risk', {
        values: either(
          wording,
          condition.values.map((value) => translate(language, `value.risk.${value}`)),
        ),
        chapter: chapterWords(wording, condition.chapter),
      })
    case 'score':
      return say('segments.score', {
        bounds: boundsWords(language, 'bounds', condition.score),
        part: translate(language, `segments.part.${condition.part}`),
        basis: condition.basis,
        chapter: chapterWords(wording, condition.chapter),
      })
    case 'points':
      return say('segments.points', {
        bounds: boundsWords(language, 'bounds', condition.balance),
        chapter: chapterWords(wording, condition.chapter),
      })
    case 'challenge':
      return say(`segments.challenge.${condition.did}`, { name: quotedName(wording, condition.challenge) })
    case 'segment':
      return say('segments.segment', { name: quotedName(wording, condition.segment) })
  }
}

/** What somebody did so often, within some time. Never having done it is not having done it. */
function counted(
  wording: Wording,
  { times, when }: { readonly times: Bounds; readonly when?: When },
  key: MessageKey,
  params: Readonly<Record<string, string>> = {},
): string {
  const { language } = wording
  const isNever = times.most === 0 && (times.least ?? 0) <= 0
  const isOnce = times.least === 1 && times.most === undefined
  return translate(language, 'segments.counted', {
    deed: translate(language, key, { ...params, not: String(wording.not !== isNever) }),
    times: isNever || isOnce ? NONE : boundsWords(language, 'times', times),
    when: when === undefined ? NONE : whenWords(language, when),
  })
}

function inTime(wording: Wording, when: When | undefined, words: (not: boolean) => string): string {
  return translate(wording.language, 'segments.counted', {
    deed: words(wording.not),
    times: NONE,
    when: when === undefined ? NONE : whenWords(wording.language, when),
  })
}

function eveningWords(wording: Wording, { salon, series, chapter, interest, theme }: Evenings): string {
  const { language } = wording
  const say = (key: 'series' | 'chapter' | 'interest' | 'theme', name: string) =>
    translate(language, `segments.which.${key}`, { name })
  const head =
    salon === undefined
      ? translate(language, 'segments.which.any')
      : translate(language, 'segments.which.salon', { name: quotedName(wording, salon) })
  const more = [
    series === undefined ? '' : say('series', quotedName(wording, series)),
    chapter === undefined ? '' : say('chapter', nameOf(wording, chapter)),
    interest === undefined ? '' : say('interest', quoted(language, interest)),
    theme === undefined ? '' : say('theme', quoted(language, theme)),
  ].filter((words) => words !== '')
  // Chinese says first which evening it is, and sets no space.
  return language === 'en' ? [head, ...more].join(' ') : [...more, head].join('')
}

/** When something was: "in the last 90 days". */
export function whenWords(language: Language, when: When): string {
  if (when.kind !== 'between') return translate(language, `segments.when.${when.kind}`, { days: when.days })
  const { from, until } = when
  const formats = formatsFor(language)
  const date = (day: string) => formats.date(day)
  if (from === undefined && until === undefined) return translate(language, 'segments.when.ever')
  if (until === undefined) return translate(language, 'segments.when.from', { from: date(from ?? '') })
  if (from === undefined) return translate(language, 'segments.when.until', { until: date(until) })
  return translate(language, 'segments.when.between', { from: date(from), until: date(until) })
}

function boundsWords(language: Language, kind: 'bounds' | 'times', { least, most }: Bounds): string {
  const params = { least: least ?? 0, most: most ?? 0 }
  if (least === undefined && most === undefined) return translate(language, `segments.${kind}.any`)
  if (most === undefined) return translate(language, `segments.${kind}.least`, params)
  if (least === undefined) return translate(language, `segments.${kind}.most`, params)
  return translate(language, least === most ? `segments.${kind}.exactly` : `segments.${kind}.between`, params)
}

function chapterWords(wording: Wording, chapter: string | undefined): string {
  return chapter === undefined ? NONE : nameOf(wording, chapter)
}

function hasChannel(purpose: ConsentPurpose): boolean {
  return CHANNELLED_PURPOSES.some((known) => known === purpose)
}

/** English writes a label within a sentence small, where it is not a proper name. */
function small(language: Language, label: string): string {
  return language === 'en' && label.slice(1) === label.slice(1).toLowerCase() ? label.toLowerCase() : label
}

function valueWords({ language }: Wording, field: string, value: string): string {
  return quoted(language, field === 'gender' || field === 'language' ? codeWords(language, field, value) : value)
}

/** 1 is January. */
export function monthName(language: Language, month: number): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' })
  return format.format(Date.UTC(2000, month - 1, 1))
}

function quotedAll({ language }: Wording, texts: readonly string[]): string[] {
  return texts.map((text) => quoted(language, text))
}

function quotedName(wording: Wording, id: string): string {
  const name = wording.names[id]
  return name === undefined ? translate(wording.language, 'segments.goneRecord') : quoted(wording.language, name)
}

function nameOf({ language, names }: Wording, id: string): string {
  return names[id] ?? translate(language, 'segments.goneRecord')
}

function quoted(language: Language, text: string): string {
  return translate(language, 'segments.quoted', { text })
}

/** “A”, “B” or “C”; what was not said yet is three points. */
function either({ language }: Wording, words: readonly string[]): string {
  if (words.length === 0) return translate(language, 'segments.unfinished')
  return new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(words)
}
