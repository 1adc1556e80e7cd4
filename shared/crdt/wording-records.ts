import type { WordingId } from '../domain/ids.ts'
import { WORDING_LANGUAGES, WORDING_PURPOSES } from '../domain/wording.ts'
import type { Wording, WordingLanguage } from '../domain/wording.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, optional, textOf } from './record-values.ts'

/** Texts of consent stand on the community's page, which admins write. One field a language. */
const TEXT = 'text:'

export function wordingRecord({ id: _id, texts, ...wording }: Wording): PlainRecord {
  return { ...wording, ...Object.fromEntries(Object.entries(texts).map(([language, text]) => [TEXT + language, text])) }
}

/** Null for a text about something that only a newer version knows. */
export function readWording(id: WordingId, record: PlainRecord): Wording | null {
  const purpose = WORDING_PURPOSES.find((known) => known === record['purpose'])
  if (!purpose) return null
  const texts: Partial<Record<WordingLanguage, string>> = {}
  for (const language of WORDING_LANGUAGES) {
    const text = textOf(record[TEXT + language])
    if (text !== '') texts[language] = text
  }
  return {
    id,
    purpose,
    texts,
    from: textOf(record['from']),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}
