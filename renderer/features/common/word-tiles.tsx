import type { WordsView } from '../../../shared/protocol/pairing.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './word-tiles.module.css'

/** The words that both screens show. In English as well, so that two people with different languages compare the same. */
export function WordTiles({ words }: { readonly words: WordsView }) {
  const { t, language } = useLanguage()
  return (
    <ol className={styles.words} aria-label={t('sync.words')}>
      {words.map((word, index) => (
        <li key={index} className={styles.tile}>
          <span className={styles.word}>{word[language]}</span>
          {language !== 'en' && (
            <span className={styles.english} lang="en">
              {word.en}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
