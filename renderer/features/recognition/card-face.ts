import type { Badge } from '../../../shared/domain/recognition.ts'
import type { GivenRow } from '../../../shared/protocol/recognition.ts'
import type { Speech } from '../../ui/language.tsx'
import { occasionWords } from './occasion-words.ts'

/** What stands on a card, on paper and as a picture alike. */
export interface CardFace {
  readonly key: string
  readonly badge: Badge
  readonly title: string
  readonly name: string
  readonly words: string
  readonly foot: string
}

export function cardFace(row: GivenRow, community: string, speech: Speech): CardFace {
  return {
    key: row.recognition,
    badge: row.badge,
    title: occasionWords(row, speech),
    name: row.name,
    words: row.words,
    foot: [community, row.salon?.theme, speech.formats.day(row.at), row.by].filter(Boolean).join(' · '),
  }
}
