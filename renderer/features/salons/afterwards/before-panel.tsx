import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { RadioGroup } from '../../../ui/choices.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { InvitePanel } from '../invite-panel.tsx'
import { LettersPanel } from '../letters/letters-panel.tsx'
import { PlanPanel } from '../plan-panel.tsx'
import { TablesPanel } from '../tables/tables-panel.tsx'
import styles from './after-panel.module.css'

const PARTS = ['plan', 'invite', 'letters', 'tables'] as const
export type Beforehand = (typeof PARTS)[number]

export interface BeforePanelProps {
  readonly view: SalonView
  readonly part: Beforehand
  readonly onPart: (part: Beforehand) => void
}

/** What an evening that is over was prepared with: seldom looked at, and still to be put right. */
export function BeforePanel({ view, part, onPart }: BeforePanelProps) {
  const { t } = useLanguage()
  const labels: Readonly<Record<Beforehand, string>> = {
    plan: t('salons.plan'),
    invite: t('salons.invite'),
    letters: t('letters.title'),
    tables: t('seating.title'),
  }
  return (
    <div className={styles.panel}>
      <RadioGroup
        label={t('after.before')}
        hideLabel
        look="row"
        value={part}
        onChange={onPart}
        options={PARTS.map((value) => ({ value, label: labels[value] }))}
      />
      <div className={styles.filled}>
        {part === 'plan' && <PlanPanel view={view} />}
        {part === 'invite' && <InvitePanel view={view} />}
        {part === 'letters' && <LettersPanel view={view} />}
        {part === 'tables' && <TablesPanel view={view} onInvite={() => onPart('invite')} />}
      </div>
    </div>
  )
}
