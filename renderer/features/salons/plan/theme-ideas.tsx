import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../../shared/domain/ids.ts'
import type { ThemeSuggestion } from '../../../../shared/domain/theme.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './plan.module.css'
import { themeReason } from './theme-reason.ts'

export interface ThemeIdeasProps {
  readonly chapter: ChapterId
  readonly onTake: (suggestion: ThemeSuggestion) => void
}

/** As many as can be weighed against each other at a glance. */
const FIRST = 3

/** What the evening could be about, each with why; a click takes it. */
export function ThemeIdeas({ chapter, onTake }: ThemeIdeasProps) {
  const speech = useLanguage()
  const { t } = speech
  const [all, setAll] = useState(false)
  const asked = useView('themes', { chapter })
  const ideas = asked.state === 'ready' ? asked.value : []
  if (ideas.length === 0) return null
  return (
    <div className={styles.ideas}>
      <p className={styles.ideasTitle}>
        <Lightbulb aria-hidden="true" /> {t('plan.ideas')}
      </p>
      <ul className={styles.lines} aria-label={t('plan.ideas')}>
        {(all ? ideas : ideas.slice(0, FIRST)).map((idea) => (
          <li key={idea.theme}>
            <button type="button" className={styles.idea} onClick={() => onTake(idea)}>
              <span className={styles.ideaTheme}>{idea.theme}</span>
              <span className={styles.note}>{themeReason(idea.why, speech)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && ideas.length > FIRST && (
        <div>
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            {t('plan.moreIdeas', { count: ideas.length - FIRST })}
          </Button>
        </div>
      )}
    </div>
  )
}
