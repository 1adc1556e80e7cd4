import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Payer } from '../../../shared/domain/purchase-import.ts'
import type { PayerRow, PurchaseChoices, PurchasePreview } from '../../../shared/protocol/purchase-import.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Seal } from '../../ui/seal.tsx'
import { Select } from '../../ui/select.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import styles from './purchases.module.css'

export interface PurchasePayersProps {
  readonly payers: PurchasePreview['payers']
  readonly choices: PurchaseChoices
  readonly onChoose: (change: Partial<PurchaseChoices>) => void
}

/** Whose lines these are: who is known for certain, whom a person has to choose, and who is on no roster. */
export function PurchasePayers({ payers, choices, onChoose }: PurchasePayersProps) {
  const { t } = useLanguage()
  const { sure, choose, strangers, allStrangers } = payers
  const pick = (key: string, chosen: MemberId | 'new' | 'leave') =>
    onChoose({ payers: { ...choices.payers, [key]: chosen } })
  return (
    <>
      <p>{t('purchases.sure', { count: sure })}</p>
      {choose.length > 0 && (
        <Notice tone="seal" title={t('purchases.chooseTitle')}>
          <p>{t('purchases.chooseText')}</p>
          <PayerList rows={choose} onPick={pick} />
        </Notice>
      )}
      {allStrangers > 0 && (
        <>
          <RadioGroup
            label={t('purchases.strangers', { count: allStrangers })}
            look="row"
            value={choices.strangers}
            onChange={(value) => onChoose({ strangers: value })}
            options={(['leave', 'new'] as const).map((value) => ({ value, label: t(`purchases.strangers.${value}`) }))}
          />
          <details>
            <summary className={styles.quiet}>{t('purchases.strangersList')}</summary>
            <PayerList rows={strangers} onPick={pick} />
            {allStrangers > strangers.length && (
              <p className={styles.quiet}>{t('purchases.more', { count: allStrangers - strangers.length })}</p>
            )}
          </details>
        </>
      )}
    </>
  )
}

interface PayerListProps {
  readonly rows: readonly PayerRow[]
  readonly onPick: (key: string, chosen: MemberId | 'new' | 'leave') => void
}

function PayerList({ rows, onPick }: PayerListProps) {
  const { t } = useLanguage()
  const community = useCommunity()
  return (
    <ul className={styles.payers}>
      {rows.map(({ key, payer, lines, candidates, chosen }) => {
        const name = calledIn(payer)
        return (
          <li key={key} className={styles.payer}>
            <Seal name={name} />
            <span className={styles.words}>
              <span>{name}</span>
              <span className={styles.quiet}>
                {[payer.number, payer.phone, payer.email, t('purchases.lines', { count: lines })]
                  .filter((part) => part !== '' && part !== name)
                  .join(' · ')}
              </span>
            </span>
            <Select<MemberId | 'new' | 'leave'>
              size="small"
              label={t('purchases.whoIs', { name })}
              hideLabel
              value={chosen}
              onChange={(value) => onPick(key, value)}
              options={[
                ...candidates.map(({ id, name: own, hint, chapters }) => ({
                  value: id,
                  label: [own, hint, ...chapters.map((chapter) => chapterOf(community, chapter)?.name ?? '')]
                    .filter(Boolean)
                    .join(' · '),
                })),
                ...(payer.name === '' ? [] : [{ value: 'new' as const, label: t('purchases.who.new') }]),
                { value: 'leave' as const, label: t('purchases.who.leave') },
              ]}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** How a file calls somebody. */
export function calledIn({ name, email, phone, number }: Payer): string {
  return name || email || phone || number
}
