import { isId } from '../domain/ids.ts'
import { BADGES, USUAL_RULES } from '../domain/recognition.ts'
import {
  CONDITIONS,
  MOST_COUNTED,
  NO_NAMES,
  RECOGNITION_NUMBER_NAMES,
  settingsWith,
  USUAL_RECOGNITION,
} from '../domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../domain/recognition-rules.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { mapOf, numberOf, textOf } from './record-values.ts'

/**
 * When a community recognises its people, as its own record keeps it: one field a rule or a number, so that two who change
 * different ones at once both get what they wanted.
 */
const RULE = 'recognition:'
const NUMBER = 'recognitionNumber:'

export function readRecognitionSettings(record: PlainRecord): RecognitionSettings {
  const rules = Object.entries(record).flatMap(([field, value]) =>
    field.startsWith(RULE) ? readRule(field.slice(RULE.length), mapOf(value)) : [],
  )
  return settingsWith(rules, (name) => numberOf(record[NUMBER + name]))
}

/** The fields of the community's record in which some settings differ from others; undefined takes one away. */
export function recognitionFields(
  before: RecognitionSettings,
  after: RecognitionSettings,
): (readonly [field: string, value: Plain | undefined])[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((field) => JSON.stringify(one.get(field)) !== JSON.stringify(other.get(field)))
    .map((field) => [field, other.get(field)] as const)
}

/** What is as it usually is stands nowhere. */
function fieldsOf({ numbers, rules }: RecognitionSettings): Map<string, Plain> {
  const usual = new Map(USUAL_RECOGNITION.rules.map((rule) => [rule.id, JSON.stringify(rule)]))
  return new Map<string, Plain>([
    ...RECOGNITION_NUMBER_NAMES.filter((name) => numbers[name] !== USUAL_RECOGNITION.numbers[name]).map(
      (name) => [NUMBER + name, numbers[name]] as const,
    ),
    ...rules
      .filter((rule) => usual.get(rule.id) !== JSON.stringify(rule))
      .map((rule) => [RULE + rule.id, ruleRecord(rule)] as const),
  ])
}

function ruleRecord({ id: _id, at, names, chapter, ...rule }: RecognitionRule): PlainRecord {
  return { ...rule, at: at.join(' '), names: { ...names }, ...(chapter !== null && { chapter }) }
}

/** Nothing for a rule whose condition only a newer version knows. */
function readRule(field: string, record: PlainRecord): RecognitionRule[] {
  const id = isId('rul', field) ? field : USUAL_RULES.find((known) => known === field)
  const condition = CONDITIONS.find((known) => known === record['condition'])
  if (id === undefined || condition === undefined) return []
  const names = mapOf(record['names'])
  const { chapter } = record
  return [
    {
      id,
      on: record['on'] !== false,
      condition,
      at: numbersIn(textOf(record['at'])),
      every: countOf(numberOf(record['every'])),
      chapter: isId('cha', chapter) ? chapter : null,
      badge: BADGES.find((known) => known === record['badge']) ?? 'star',
      names: {
        ...NO_NAMES,
        en: textOf(names['en']),
        'zh-TW': textOf(names['zh-TW']),
        'zh-CN': textOf(names['zh-CN']),
      },
      from: textOf(record['from']),
      since: textOf(record['since']),
    },
  ]
}

/** `1 5 10`, ascending, each once. */
function numbersIn(text: string): number[] {
  const numbers = text.split(' ').map(Number)
  return [
    ...new Set(numbers.filter((number) => Number.isInteger(number) && number > 0 && number <= MOST_COUNTED)),
  ].sort((a, b) => a - b)
}

function countOf(value: number | undefined): number {
  return value !== undefined && Number.isInteger(value) && value > 0 && value <= MOST_COUNTED ? value : 0
}
