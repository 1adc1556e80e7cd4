import { useState } from 'react'
import { CHAPTER_COLOURS } from '../../../shared/domain/community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { openChapters, useCommunity } from './use-community.ts'
import { useDo } from './use-do.ts'
import styles from './chapter-choice.module.css'

export interface ChapterChoiceProps {
  readonly value: ChapterId | null
  readonly onChange: (chapter: ChapterId) => void
}

/** A chapter for new members; one that is missing is made right here, without leaving what one is doing. */
export function ChapterChoice({ value, onChange }: ChapterChoiceProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [creating, setCreating] = useState(false)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)

  const create = async () => {
    if (name.trim() === '') return
    // Seal red comes last: it is what needs a person everywhere else.
    const colour = CHAPTER_COLOURS[((community?.chapters.length ?? 0) + 1) % CHAPTER_COLOURS.length] ?? 'jade'
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const result = await act('chapter.create', { name: name.trim(), zone, colour }, { quiet: true })
    if (!result.ok) return setWrong(problem(result.problem))
    onChange(result.value.chapter)
    setName('')
    setCreating(false)
  }

  if (!creating && chapters.length > 0) {
    return (
      <Select<ChapterId | 'new'>
        label={t('rosters.targetChapter')}
        value={value}
        onChange={(chosen) => (chosen === 'new' ? setCreating(true) : onChange(chosen))}
        options={[
          ...chapters.map((chapter) => ({
            value: chapter.id,
            label: chapter.name,
            icon: <ColourDot colour={chapter.colour} />,
          })),
          { value: 'new', label: t('rosters.targetNewChapter') },
        ]}
      />
    )
  }
  // No form of its own: it may stand inside one.
  return (
    <div className={styles.create}>
      <TextField
        label={t('rosters.chapterName')}
        placeholder={t('rosters.chapterNamePlaceholder')}
        value={name}
        onChange={(next) => {
          setName(next)
          setWrong(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          void create()
        }}
        problem={wrong}
        autoFocus={creating}
      />
      <div className={styles.buttons}>
        {chapters.length > 0 && (
          <Button size="small" kind="quiet" onClick={() => setCreating(false)}>
            {t('common.cancel')}
          </Button>
        )}
        <Button size="small" disabled={name.trim() === ''} onClick={() => void create()}>
          {t('rosters.chapterCreate')}
        </Button>
      </div>
    </div>
  )
}
