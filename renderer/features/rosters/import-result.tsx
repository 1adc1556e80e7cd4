import { Save, Users } from 'lucide-react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ImportSummary } from '../../../shared/protocol/rosters.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { showMembers } from '../members/member-list.ts'
import styles from './import-result.module.css'
import { reasonWords } from './reading-words.ts'
import { UpdateResult } from './update-result.tsx'
import { useSaveRefused } from './use-save-refused.ts'

export interface ImportResultProps {
  readonly file: string
  readonly chapter: ChapterId
  readonly summary: ImportSummary
  readonly onAnother: () => void
}

/** How an import went: who came in, what was refused and why, and what to do with it. */
export function ImportResult({ file, chapter, summary, onAnother }: ImportResultProps) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const saveRefused = useSaveRefused()
  const { matches } = summary
  const waiting = matches.choose + matches.maybe
  const show = () => {
    showMembers({ source: summary.source })
    navigate('/members')
  }
  return (
    <section className={styles.result} aria-live="polite">
      <h2 className={styles.title}>{t('rosters.doneTitle', { count: summary.members })}</h2>
      <p className={styles.text}>
        {formats.sentences([
          t('rosters.doneText', { file, chapter: chapterOf(community, chapter)?.name ?? '' }),
          summary.refused === 0 ? t('rosters.doneClean') : '',
        ])}
      </p>
      {matches.safe > 0 && <p className={styles.text}>{t('review.resultMerged', { count: matches.safe })}</p>}
      {summary.update && <UpdateResult update={summary.update} />}
      {waiting > 0 && (
        <Notice
          tone="seal"
          title={t('review.resultWaiting', { count: waiting })}
          actions={
            <Button kind="seal" onClick={() => navigate(`/rosters/review/${summary.source}`)}>
              {t('review.review')}
            </Button>
          }
        >
          {t('review.resultWaitingHint')}
        </Notice>
      )}
      {summary.refused > 0 && (
        <Notice
          tone="ochre"
          title={t('rosters.doneRefused', { count: summary.refused })}
          actions={
            <Button icon={<Save />} onClick={() => void saveRefused(summary.source)}>
              {t('rosters.saveRefused')}
            </Button>
          }
        >
          <ul className={styles.reasons}>
            {summary.reasons.map(({ code, count }) => (
              <li key={code}>{reasonWords(code, count, t)}</li>
            ))}
          </ul>
          <p className={styles.text}>{t('rosters.doneRefusedHint')}</p>
        </Notice>
      )}
      <div className={styles.actions}>
        <Button kind="primary" icon={<Users />} disabled={summary.members === 0} onClick={show}>
          {t('rosters.showMembers')}
        </Button>
        <Button onClick={onAnother}>{t('rosters.importAnother')}</Button>
      </div>
    </section>
  )
}
