import { isId } from '../../../shared/domain/ids.ts'
import { PlanEditor } from './plan-editor.tsx'
import { ProfilesPanel } from './profiles-panel.tsx'
import { ReceiptsPanel } from './receipts-panel.tsx'

export interface ExportsScreenProps {
  /** `new`, `receipts`, `again`, or the id of what was kept. */
  readonly part: string | undefined
  /** `run`: what was kept is run at once. Of receipts, the id of what was kept: only its own. */
  readonly action: string | undefined
}

/** How lists leave the house: what is kept to do again, one that is put together, and what went out. */
export function ExportsScreen({ part, action }: ExportsScreenProps) {
  if (part === 'receipts') return <ReceiptsPanel profile={isId('exp', action) ? action : null} />
  if (part === 'new') return <PlanEditor profile={null} />
  if (part === 'again') return <ProfilesPanel running="last" />
  if (isId('exp', part)) {
    return action === 'run' ? <ProfilesPanel running={part} /> : <PlanEditor key={part} profile={part} />
  }
  return <ProfilesPanel running={null} />
}
