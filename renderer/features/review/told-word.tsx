import { MessageSquareQuote } from 'lucide-react'
import type { Told } from '../../../shared/domain/told.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './told-word.module.css'

export interface ToldWordProps {
  /** By which the choice of this value is described. */
  readonly id: string
  readonly told: Told
}

/** Below a value, as the member's page says it: that it is the person's own word, since when and how. */
export function ToldWord({ id, told }: ToldWordProps) {
  const { t, formats } = useLanguage()
  return (
    <span id={id} className={styles.told}>
      <MessageSquareQuote aria-hidden="true" />
      {t('told.mark', { when: formats.date(told.on), how: t(`consent.source.${told.how}`) })}
    </span>
  )
}
