import { useState } from 'react'
import { Link } from 'wouter'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { RetentionView } from '../../../shared/protocol/erasure.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import styles from './retention-screen.module.css'

/** Whom the community's rules say to look at; whoever looks erases those whom nobody needs any more. */
export function RetentionScreen() {
  const { t } = useLanguage()
  const view = useView('retention', {})
  return (
    <Page title={t('erasure.reviewTitle')} layout="read">
      {view.state === 'ready' && (view.value.total > 0 ? <Review view={view.value} /> : <Nobody view={view.value} />)}
    </Page>
  )
}

function Nobody({ view: { rules } }: { readonly view: RetentionView }) {
  const { t } = useLanguage()
  const hasRules = Object.values(rules).some((rule) => rule !== null)
  return (
    <EmptyState
      title={t(hasRules ? 'erasure.reviewNone' : 'erasure.reviewNoRules')}
      actions={<Link href="/settings/retention">{t('erasure.reviewToSettings')}</Link>}
    >
      {t(hasRules ? 'erasure.reviewNoneText' : 'erasure.reviewNoRulesText')}
    </EmptyState>
  )
}

function Review({ view: { rows, total } }: { readonly view: RetentionView }) {
  const { t, formats } = useLanguage()
  /** Whom somebody took out of the list. */
  const [kept, setKept] = useState<ReadonlySet<MemberId>>(new Set())
  const [erasing, setErasing] = useState<readonly MemberId[] | null>(null)
  const chosen = rows.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  const choose = (ids: readonly MemberId[], isChosen: boolean) => {
    const next = new Set(kept)
    for (const id of ids) {
      if (isChosen) next.delete(id)
      else next.add(id)
    }
    setKept(next)
  }
  const everybody = rows.map(({ id }) => id)
  return (
    <Card>
      <div className={styles.review}>
        <p>{t('erasure.reviewText')}</p>
        {rows.length < total && (
          <p className={styles.quiet}>{t('erasure.reviewMore', { count: rows.length, total })}</p>
        )}
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  label={t('common.selectAll')}
                  checked={chosen.length === rows.length || (chosen.length > 0 && 'mixed')}
                  onChange={(isChosen) => choose(everybody, isChosen)}
                />
              </th>
              <th scope="col">{t('erasure.reviewPerson')}</th>
              <th scope="col">{t('erasure.reviewWhy')}</th>
              <th scope="col">{t('erasure.reviewActive')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, rule, active }) => (
              <tr key={id}>
                <td>
                  <Checkbox
                    label={t('erasure.reviewChoose', { name })}
                    checked={!kept.has(id)}
                    onChange={(isChosen) => choose([id], isChosen)}
                  />
                </td>
                <td>
                  <Link href={`/members/${id}`}>{name}</Link>
                </td>
                <td>{t(`erasure.reviewWhy.${rule}`)}</td>
                <td>{formats.date(active)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <Button kind="seal" disabled={chosen.length === 0} onClick={() => setErasing(chosen)}>
            {t('erasure.reviewErase', { count: chosen.length })}
          </Button>
        </div>
      </div>
      {erasing && <EraseDialog members={erasing} onClose={() => setErasing(null)} onErased={() => setErasing(null)} />}
    </Card>
  )
}
