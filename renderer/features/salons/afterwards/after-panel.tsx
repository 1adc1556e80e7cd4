import { useState } from 'react'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { RadioGroup } from '../../../ui/choices.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './after-panel.module.css'
import { ClosingSteps } from './closing-steps.tsx'
import { FeedbackPanel } from './feedback-panel.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { ReportPanel } from './report-panel.tsx'
import { TalkPanel } from './talk-panel.tsx'

const PARTS = ['close', 'followUps', 'said', 'talk', 'report'] as const
type Part = (typeof PARTS)[number]

export interface AfterPanelProps {
  readonly view: SalonView
  /** Plans another salon like this one. */
  readonly onAgain: () => void
}

/** What is left to do once everybody has gone home, in the order in which it is best done. */
export function AfterPanel({ view, onAgain }: AfterPanelProps) {
  const { t, language } = useLanguage()
  const { id, closed } = view.salon
  const [part, setPart] = useState<Part>(closed === undefined ? 'close' : 'followUps')
  const followUps = useView('followUps', { salon: id, sender: language })
  const rows = followUps.state === 'ready' ? (followUps.value?.rows ?? []) : []
  const open = rows.filter(({ state }) => state.kind === 'open').length
  const labels: Readonly<Record<Part, string>> = {
    close: t('after.part.close', { closed: closed === undefined ? 0 : 1 }),
    followUps: t('after.part.followUps', { count: open }),
    said: t('after.part.said'),
    talk: t('after.part.talk'),
    report: t('after.part.report'),
  }
  return (
    <div className={styles.panel}>
      <RadioGroup
        label={t('after.title')}
        hideLabel
        look="row"
        value={part}
        onChange={setPart}
        options={PARTS.map((value) => ({ value, label: labels[value] }))}
      />
      {/* Each part begins at its top, wherever the one before it was left. */}
      <div key={part} className={styles.part}>
        {part === 'close' && <ClosingSteps view={view} onClosed={() => setPart('followUps')} />}
        {part === 'followUps' && <FollowUpList view={view} />}
        {part === 'said' && <FeedbackPanel view={view} />}
        {part === 'talk' && <TalkPanel view={view} onAgain={onAgain} />}
        {part === 'report' && <ReportPanel view={view} />}
      </div>
    </div>
  )
}
