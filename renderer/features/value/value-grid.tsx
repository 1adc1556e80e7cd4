import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { SCORES, TIERS, VALUE_BASES } from '../../../shared/domain/value.ts'
import type { Score, ValueBasis } from '../../../shared/domain/value.ts'
import type { ChapterValue } from '../../../shared/protocol/value.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { showMembers } from '../members/member-list.ts'
import { cutWords } from './value-words.ts'
import styles from './value.module.css'

interface ValueGridProps {
  readonly chapter: ChapterId
  readonly value: ChapterValue
}

/** A chapter's members in 25 fields: how lately against how often. A field, or a tier, leads to those who stand there. */
export function ValueGrid({ chapter, value }: ValueGridProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const [, go] = useLocation()
  const [basis, setBasis] = useState<ValueBasis>('purchases')
  const cuts = value.cuts[basis]
  const counts = new Map(value.fields[basis].map((field) => [`${field.recency} ${field.frequency}`, field.members]))
  const standing = value.fields[basis].reduce((sum, { members }) => sum + members, 0)
  const most = Math.max(1, ...counts.values())
  const show = (recency: Score, frequency: Score) => {
    showMembers({ value: { chapter, field: { basis, recency, frequency } } })
    go('/members')
  }
  return (
    <div className={styles.stack}>
      {value.unrated > 0 && <Notice tone="ochre">{t('value.unrated', { count: value.unrated })}</Notice>}
      <Card title={t('value.tier')}>
        <div className={styles.tiers}>
          {TIERS.map((tier) => (
            <Button
              key={tier}
              kind="quiet"
              onClick={() => {
                showMembers({ value: { chapter, tier } })
                go('/members')
              }}
            >
              <span className={styles.tierName}>{t(`value.tier.${tier}`)}</span>
              <span className={styles.tierCount}>{formats.number(value.tiers[tier])}</span>
            </Button>
          ))}
        </div>
        <p className={styles.quiet}>{tierCuts(value, t)}</p>
      </Card>
      <Card
        actions={
          <RadioGroup
            label={t('value.basis')}
            hideLabel
            look="row"
            value={basis}
            onChange={setBasis}
            options={VALUE_BASES.map((each) => ({ value: each, label: t(`value.basis.${each}`) }))}
          />
        }
      >
        <table className={styles.grid} aria-label={t(`value.basis.${basis}`)}>
          <thead>
            <tr>
              <td className={styles.corner}>
                <span>{t('value.recency')} ↓</span> · <span>{t('value.frequency')} →</span>
              </td>
              {SCORES.map((frequency) => (
                <th key={frequency} scope="col">
                  {frequency}
                  <span className={styles.cut}>{cutWords(cuts, 'frequency', frequency, speech)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SCORES.toReversed().map((recency) => (
              <tr key={recency}>
                <th scope="row">
                  {recency}
                  <span className={styles.cut}>{cutWords(cuts, 'recency', recency, speech)}</span>
                </th>
                {SCORES.map((frequency) => {
                  const members = counts.get(`${recency} ${frequency}`) ?? 0
                  return (
                    <td key={frequency}>
                      <button
                        type="button"
                        className={styles.field}
                        style={{ backgroundColor: shade(members / most) }}
                        aria-label={t('value.field', { members, recency, frequency })}
                        title={t('value.field', { members, recency, frequency })}
                        disabled={members === 0}
                        onClick={() => show(recency, frequency)}
                      >
                        {members === 0 ? '' : formats.number(members)}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.quiet}>
          {formats.sentences([
            t('value.showField'),
            cuts.recency.kind === 'quintiles'
              ? t('value.cutsFifths')
              : t('value.cutsFixed', { count: value.settings.numbers.quintilesFrom }),
            value.members > standing
              ? t('value.nowhere', { count: value.members - standing, days: value.settings.numbers.days })
              : '',
          ])}
        </p>
      </Card>
    </div>
  )
}

/** From the paper to jade; the number in the field says the same without colour. */
function shade(share: number): string {
  return `color-mix(in srgb, var(--jade-soft) ${Math.round(share * 100)}%, var(--surface))`
}

function tierCuts({ settings: { numbers } }: ChapterValue, t: ReturnType<typeof useLanguage>['t']): string {
  return t('value.tierCuts', { member: numbers.memberFrom, partner: numbers.partnerFrom, days: numbers.days })
}
