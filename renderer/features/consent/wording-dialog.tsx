import { useState } from 'react'
import { WORDING_LANGUAGES, WORDING_LIMIT } from '../../../shared/domain/wording.ts'
import type { Wording, WordingLanguage, WordingPurpose } from '../../../shared/domain/wording.ts'
import type { WordingOnScreen } from '../../../shared/protocol/consent.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import formStyles from '../../ui/dialog-form.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './consent.module.css'

export interface WordingDialogProps {
  readonly purpose: WordingPurpose
  /** Absent for another version. */
  readonly wording?: WordingOnScreen
  readonly mayWrite: boolean
  readonly onClose: () => void
}

/** A text of consent: to write, and once somebody agreed to it, to read. */
export function WordingDialog({ purpose, wording, mayWrite, onClose }: WordingDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const today = useToday()
  const [texts, setTexts] = useState<Readonly<Partial<Record<WordingLanguage, string>>>>(wording?.texts ?? {})
  const [from, setFrom] = useState(wording?.from ?? today)
  const isFixed = !mayWrite || (wording !== undefined && wording.members > 0)
  const what = t(purpose === 'guardian' ? 'consent.standing.guardian' : `consent.purpose.${purpose}`)
  const save = async () => {
    const input = { wording: wording?.id ?? null, purpose, texts, from }
    const result = await act('wording.save', input, { done: t('consent.textSaved'), undo: true })
    if (result.ok) onClose()
  }
  const remove = async (id: Wording['id']) => {
    const result = await act('wording.delete', { wording: id }, { done: t('consent.textRemoved'), undo: true })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      open
      title={t('consent.textOf', { what })}
      onClose={onClose}
      actions={
        isFixed ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            {wording && (
              <Button kind="quiet" onClick={() => void remove(wording.id)}>
                {t('consent.removeText')}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button kind="primary" disabled={from === ''} onClick={() => void save()}>
              {t('common.save')}
            </Button>
          </>
        )
      }
    >
      <div className={formStyles.form}>
        <p className={styles.hint}>{t(isFixed ? 'consent.textFixed' : 'consent.textHint')}</p>
        <DateField label={t('consent.from')} value={from} onChange={setFrom} disabled={isFixed} />
        {WORDING_LANGUAGES.map((language) => (
          <TextArea
            key={language}
            label={t(`consent.textIn.${language}`)}
            optional
            readOnly={isFixed}
            rows={4}
            maxLength={WORDING_LIMIT}
            lang={language}
            value={texts[language] ?? ''}
            onChange={(text) => setTexts({ ...texts, [language]: text })}
          />
        ))}
      </div>
    </Dialog>
  )
}

/** A text as somebody reads it: in their language where it is written in it. */
export function textIn({ texts }: Pick<Wording, 'texts'>, language: WordingLanguage): string {
  return texts[language] ?? Object.values(texts)[0] ?? ''
}
