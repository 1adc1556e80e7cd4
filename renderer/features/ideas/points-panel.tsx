import { Link } from 'wouter'
import type { Overdrawn, PointsBook } from '../../../shared/protocol/points.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { memberAddress } from './addresses.ts'
import styles from './ideas.module.css'
import { PointsForm } from './points-form.tsx'

/** How points are earned and what they can be spent on; first of all what was spent that was not there. */
export function PointsPanel() {
  const { t } = useLanguage()
  const community = useCommunity()
  const view = useView('pointsBook', {})
  if (view.state !== 'ready') return null
  const { settings, had, overdrawn, overdrawnRewards } = view.value
  return (
    <div className={styles.fill}>
      {overdrawn.map((row) => (
        <Below key={`${row.id} ${row.chapter}`} row={row} />
      ))}
      {overdrawnRewards.length > 0 && (
        <Notice tone="ochre" title={t('points.tooManyTitle')}>
          <ul className={styles.lines}>
            {overdrawnRewards.map(({ text, chapter, beyond }: PointsBook['overdrawnRewards'][number]) => (
              <li key={`${chapter} ${text}`}>
                {t('points.tooMany', { text, chapter: chapterOf(community, chapter)?.name ?? '', beyond })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <PointsForm key={JSON.stringify(settings)} settings={settings} had={had} />
    </div>
  )
}

/** Somebody spent more than they have: a reward is taken back, or the rest is given to them. */
function Below({ row: { id, name, chapter, balance, had } }: { readonly row: Overdrawn }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const may = community?.may.commands.includes('points.takeBack') === true
  const give = () =>
    act(
      'points.give',
      { member: id, chapter, amount: -balance, reason: t('points.letStandReason') },
      { done: t('points.given', { amount: -balance, name }), undo: true },
    )
  return (
    <Notice
      tone="seal"
      title={t('points.belowTitle', { name, balance })}
      actions={
        may && (
          <>
            {had.slice(0, OFFERED).map(({ key, text }) => (
              <Button
                key={key}
                size="small"
                onClick={() =>
                  void act(
                    'points.takeBack',
                    { member: id, chapter, line: key, reason: t('points.twiceReason') },
                    { done: t('points.takenBack'), undo: true },
                  )
                }
              >
                {t('points.takeBackReward', { text })}
              </Button>
            ))}
            <Button size="small" onClick={() => void give()}>
              {t('points.letStand', { amount: -balance })}
            </Button>
          </>
        )
      }
    >
      <p>
        {t('points.belowText', { chapter: chapterOf(community, chapter)?.name ?? '' })}{' '}
        <Link href={memberAddress(id)}>{t('points.seeLedger')}</Link>
      </p>
      <ul className={styles.lines}>
        {had.slice(0, OFFERED).map(({ key, text, amount, at, by }) => (
          <li key={key} className={styles.quiet}>
            {[formats.dayTime(at), text, t('points.amount', { amount }), by].join(' · ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The last of what somebody had; it is one of those that two devices gave at once. */
const OFFERED = 3
