import { MessageSquareQuote } from 'lucide-react'
import { useState } from 'react'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './member-detail.module.css'
import { ToldDialog } from './told-dialog.tsx'

export interface ToldMarkProps {
  readonly member: Member
  readonly field: MemberField
}

/** Below a value: that it is the person's own word, since when and how; opens what they said. Nothing where it is not. */
export function ToldMark({ member, field }: ToldMarkProps) {
  const { t, formats } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const told = member.told?.[field]
  const said = told && { when: formats.date(told.on), how: t(`consent.source.${told.how}`) }
  return (
    <>
      {said && (
        <button
          type="button"
          className={styles.told}
          aria-label={t('told.markLabel', { field: t(`words.field.${field}`), ...said })}
          onClick={() => setOpen(true)}
        >
          <MessageSquareQuote aria-hidden="true" />
          {t('told.mark', said)}
        </button>
      )}
      {isOpen && <ToldDialog member={member} field={field} onClose={() => setOpen(false)} />}
    </>
  )
}
