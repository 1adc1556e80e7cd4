import { useState } from 'react'
import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ChapterValue, ReconnectRow } from '../../../shared/protocol/value.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useCommunity } from '../common/use-community.ts'
import { DraftButton } from '../drafts/draft-button.tsx'
import { silenceWhy } from './value-words.ts'
import styles from './value.module.css'

/** As many as somebody calls in a week; the rest comes on demand. */
const AT_FIRST = 20
const MORE = 50
/** The store answers with at most 500 rows. */
const MOST = 500

interface ReconnectListProps {
  readonly chapter: ChapterId
  readonly value: ChapterValue
}

/** Who has fallen silent in a chapter, who is most worth a call first, and who could call. */
export function ReconnectList({ chapter, value: { settings } }: ReconnectListProps) {
  const { t, formats } = useLanguage()
  const [count, setCount] = useState(AT_FIRST)
  const view = useView('reconnect', { chapter, range: { from: 0, count } })
  if (view.state !== 'ready') return null
  if (view.value.state === 'working')
    return <ProgressBar label={t('value.working')} done={view.value.done} of={view.value.of} />
  const { rows, total } = view.value
  const { cooling, atRisk } = settings.numbers
  return (
    <Card>
      <p className={styles.quiet}>
        {formats.sentences([
          total === 0 ? t('value.callsNone') : t('value.callsText'),
          t('value.riskCuts', { cooling, atRisk }),
        ])}
      </p>
      <ul className={styles.calls}>
        {rows.map((row) => (
          <Call key={row.id} row={row} />
        ))}
      </ul>
      {total > rows.length && count < MOST && (
        <Button size="small" onClick={() => setCount(Math.min(MOST, count + MORE))}>
          {`${formats.number(rows.length)} / ${formats.number(total)} …`}
        </Button>
      )}
    </Card>
  )
}

function Call({ row }: { readonly row: ReconnectRow }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const now = useNow()
  const mayWrite = useCommunity()?.may.commands.includes('touchpoint.add') === true
  const { id, chapter, name, hint, risk, tier, year, caller, touched } = row
  return (
    <li className={styles.call}>
      <Seal name={name} />
      <div className={styles.words}>
        <span className={styles.person}>
          <Link href={`/members/${id}`}>{name}</Link>
          {hint !== '' && <span className={styles.quiet}>{hint}</span>}
          <Chip tone={risk === 'atRisk' ? 'seal' : 'ochre'}>{t(`value.risk.${risk}`)}</Chip>
          <span className={styles.quiet}>{t(`value.tier.${tier}`)}</span>
        </span>
        <span>{formats.sentences([silenceWhy(row, speech), t('value.callYear', { count: year })])}</span>
        <span className={styles.quiet}>
          {[
            caller ? t('value.caller', { name: caller.name, shared: caller.shared }) : t('value.callerNobody'),
            touched !== null && t('value.touched', { when: formats.ago(touched, now) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {mayWrite && <DraftButton name={name} about={{ member: id, kind: 'reconnect', chapter }} />}
    </li>
  )
}
