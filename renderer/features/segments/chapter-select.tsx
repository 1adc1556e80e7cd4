import { isId } from '../../../shared/domain/ids.ts'
import type { Condition } from '../../../shared/domain/segment.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'

type OfChapter = Extract<Condition, { kind: 'tier' | 'stage' | 'risk' | 'score' | 'points' }>

export interface ChapterSelectProps {
  readonly condition: OfChapter
  readonly onChange: (condition: Condition) => void
  readonly choices: SegmentChoices
}

/** Stands for every chapter; no id reads so. */
const ANY = 'any'

/** In which chapter something is so; left out where there is but one. */
export function ChapterSelect({ condition, onChange, choices }: ChapterSelectProps) {
  const { t } = useLanguage()
  if (choices.chapters.length < 2 && condition.chapter === undefined) return null
  return (
    <Select<string>
      label={t('segments.chapters')}
      hideLabel
      size="small"
      value={condition.chapter ?? ANY}
      onChange={(id) => {
        const { chapter: _chapter, ...rest } = condition
        onChange({ ...rest, ...(isId('cha', id) && { chapter: id }) })
      }}
      options={[
        { value: ANY, label: t('segments.anyChapter') },
        ...choices.chapters.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
