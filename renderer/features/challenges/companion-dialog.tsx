import { useId, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { PersonField } from '../common/person-field.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './challenges.module.css'
import { companionWhy } from './journey-words.ts'

interface CompanionDialogProps {
  readonly member: Named
  readonly chapter: ChapterId
  readonly companion: Named | null
  readonly onClose: () => void
}

/** Names who goes with a new member: somebody suggested for a reason, or anybody. */
export function CompanionDialog({ member, chapter, companion, onClose }: CompanionDialogProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const form = useId()
  const [chosen, setChosen] = useState<Named | null>(companion)
  const view = useView('companions', { member: member.id, chapter })
  const save = async (who: Named | null) => {
    const result = await act(
      'journey.accompany',
      { member: member.id, chapter, companion: who?.id ?? null },
      {
        done: who ? t('journeys.accompanied', { name: member.name, companion: who.name }) : t('journeys.alone'),
        undo: true,
      },
    )
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={t('journeys.companionFor', { name: member.name })}
      open
      onClose={onClose}
      actions={
        <>
          {companion && <Button onClick={() => void save(null)}>{t('journeys.noCompanion')}</Button>}
          <FormActions form={form} does={t('journeys.name')} disabled={!chosen} onCancel={onClose} />
        </>
      }
    >
      <Form id={form} className={styles.form} onSubmit={() => save(chosen)}>
        <p className={styles.quiet}>{t('journeys.companionAbout')}</p>
        {view.state === 'ready' && view.value.state === 'reckoning' && (
          <ProgressBar label={t('journeys.looking')} done={view.value.percent} of={100} />
        )}
        {view.state === 'ready' && view.value.state === 'ready' && (
          <ul className={styles.suggestions} aria-label={t('journeys.suggested')}>
            {view.value.rows.map((row) => (
              <li key={row.id} className={styles.suggestion}>
                <div className={styles.words}>
                  <strong>{row.name}</strong>
                  <span className={styles.quiet}>{companionWhy(row, speech)}</span>
                </div>
                <Button size="small" onClick={() => void save(row)}>
                  {t('journeys.choose', { name: row.name })}
                </Button>
              </li>
            ))}
            {view.value.rows.length === 0 && <li className={styles.quiet}>{t('journeys.nobodySuggested')}</li>}
          </ul>
        )}
        <PersonField
          label={t('journeys.somebodyElse')}
          placeholder={t('after.findSomebody')}
          value={chosen}
          onChange={setChosen}
        />
      </Form>
    </Dialog>
  )
}
