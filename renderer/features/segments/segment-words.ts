import { segmentSentence } from '../../../shared/language/segment-sentence.ts'
import type { SegmentCount, SegmentRow } from '../../../shared/protocol/segments.ts'
import type { Speech } from '../../ui/language.tsx'

/** How many a segment finds, or why nobody can say. */
export function countWords(count: SegmentCount, { t, problem }: Speech): string {
  switch (count.state) {
    case 'ready':
      return t('segments.found', { count: count.members })
    case 'working':
      return count.before === null ? t('segments.counting') : t('segments.found', { count: count.before })
    case 'failed':
      return problem(count.problem)
  }
}

/** A saved segment as a sentence. */
export function rowSentence({ tree, names }: Pick<SegmentRow, 'tree' | 'names'>, { language, t }: Speech): string {
  return tree ? segmentSentence(language, tree, names) : t('segments.newer')
}
