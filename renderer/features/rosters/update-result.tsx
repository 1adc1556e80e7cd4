import { Link } from 'wouter'
import type { UpdateSummary } from '../../../shared/protocol/rosters.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { fieldWords, valueWords } from '../history/history-words.ts'
import styles from './import-result.module.css'

/** What a newer version of a roster changed, value by value, and what it left alone. */
export function UpdateResult({ update }: { readonly update: UpdateSummary }) {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  const { same, changed, kept, gone, away, changes } = update
  const shown = (field: string, value: string) => (value === '' ? '—' : valueWords(field, value, speech, community))
  return (
    <section className={styles.update}>
      <h3 className={styles.updateTitle}>{t('review.updateTitle', { count: changed })}</h3>
      <ul className={styles.facts}>
        {same > 0 && <li>{t('review.updateText', { same })}</li>}
        {kept > 0 && <li>{t('review.updateKept', { count: kept })}</li>}
        {gone > 0 && <li>{t('review.updateGone', { count: gone })}</li>}
        {away > 0 && <li>{t('review.updateAway', { count: away })}</li>}
      </ul>
      {changes.length > 0 && (
        <div className={styles.changes}>
          <table className={styles.table} aria-label={t('review.changes')}>
            <thead>
              <tr>
                <th scope="col">{t('review.changeMember')}</th>
                <th scope="col">{t('review.changeField')}</th>
                <th scope="col">{t('review.changeBefore')}</th>
                <th scope="col">{t('review.changeAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.member} ${change.field}`}>
                  <th scope="row">
                    <Link href={`/members/${change.member}`}>{change.name}</Link>
                  </th>
                  <td>{fieldWords(change.field, speech, community)}</td>
                  <td>{shown(change.field, change.before)}</td>
                  <td>
                    {shown(change.field, change.after)}{' '}
                    {change.kept && <Chip tone="ochre">{t(change.told ? 'told.kept' : 'review.changeKept')}</Chip>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {changes.length >= MOST_CHANGES && (
            <p className={styles.text}>{t('review.changesMore', { count: changes.length })}</p>
          )}
        </div>
      )}
    </section>
  )
}

/** The protocol brings this many changes and leaves out the rest. */
const MOST_CHANGES = 50
