import { Link } from 'wouter'
import type { ExchangeSummary } from '../../../shared/protocol/sync.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './organizers.module.css'

export interface ExchangeResultProps {
  readonly summary: ExchangeSummary
  readonly onAnswer: () => void
  readonly onOpenAnother: () => void
}

/** What a file brought, in sentences. */
export function ExchangeResult({ summary, onAnswer, onOpenAnother }: ExchangeResultProps) {
  const { t, formats } = useLanguage()
  const brought = [
    summary.newMembers > 0 && t('organizers.resultNewMembers', { count: summary.newMembers }),
    summary.changedMembers > 0 && t('organizers.resultChangedMembers', { count: summary.changedMembers }),
    summary.newSalons > 0 && t('organizers.resultNewSalons', { count: summary.newSalons }),
    summary.entries > 0 && t('organizers.resultEntries', { count: summary.entries }),
  ].filter((part) => part !== false)
  const taken =
    brought.length > 0 ? t('organizers.resultSentence', { what: formats.list(brought) }) : t('organizers.resultOther')
  return (
    <div className={styles.stack}>
      <Notice
        tone="jade"
        live
        title={t('organizers.resultTitle', { organizer: summary.from, device: summary.device })}
        actions={
          <>
            <Button size="small" onClick={onOpenAnother}>
              {t('organizers.openAnother')}
            </Button>
            <Button size="small" onClick={onAnswer}>
              {t('organizers.resultAnswer')}
            </Button>
          </>
        }
      >
        {summary.firstMeeting && <p>{t('organizers.resultFirst')}</p>}
        <p>{summary.nothingNew ? t('organizers.resultNothing') : taken}</p>
      </Notice>
      {summary.decisions > 0 && (
        <Notice tone="seal" actions={<Link href="/decisions">{t('organizers.decide')}</Link>}>
          {t('organizers.resultDecisions', { count: summary.decisions })}
        </Notice>
      )}
      {summary.closed > 0 && <p className={styles.intro}>{t('organizers.resultClosed', { count: summary.closed })}</p>}
      {summary.waiting > 0 && (
        <Notice tone="ochre">
          {t('organizers.resultWaiting', { count: summary.waiting, organizer: summary.from })}
        </Notice>
      )}
    </div>
  )
}
