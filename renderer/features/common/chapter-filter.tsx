import type { Chapter } from '../../../shared/domain/community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'

export interface ChapterFilterProps {
  readonly label: string
  /** `undefined` for all of them. */
  readonly value: ChapterId | undefined
  readonly onChange: (chapter: ChapterId | undefined) => void
  readonly chapters: readonly Chapter[]
  readonly size?: 'small' | 'normal'
}

const EVERY_CHAPTER = 'all'

/** Narrows a list to one chapter; its label is for screen readers, since the value says what it is. */
export function ChapterFilter({ label, value, onChange, chapters, size = 'normal' }: ChapterFilterProps) {
  const { t } = useLanguage()
  return (
    <Select<ChapterId | typeof EVERY_CHAPTER>
      size={size}
      label={label}
      hideLabel
      value={value ?? EVERY_CHAPTER}
      onChange={(chosen) => onChange(chosen === EVERY_CHAPTER ? undefined : chosen)}
      options={[
        { value: EVERY_CHAPTER, label: t('salons.allChapters') },
        ...chapters.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
