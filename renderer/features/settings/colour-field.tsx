import { useId } from 'react'
import { CHAPTER_COLOURS } from '../../../shared/domain/community.ts'
import type { ChapterColour } from '../../../shared/domain/community.ts'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './colour-field.module.css'

export interface ColourFieldProps {
  readonly label: string
  readonly value: ChapterColour
  readonly onChange: (colour: ChapterColour) => void
}

/** Eight colours, each with its name, because a colour alone tells some people nothing. */
export function ColourField({ label, value, onChange }: ColourFieldProps) {
  const { t } = useLanguage()
  const name = useId()
  return (
    <fieldset>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.colours}>
        {CHAPTER_COLOURS.map((colour) => (
          <label key={colour} className={styles.colour}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            <ColourDot colour={colour} />
            {t(`words.colour.${colour}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
