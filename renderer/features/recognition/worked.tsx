import type { ReactNode } from 'react'
import type { WorkedOut } from '../../../shared/protocol/value.ts'
import type { View } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'

export interface WorkedProps<Value extends object> {
  readonly view: View<WorkedOut<Value>>
  readonly children: (value: Value) => ReactNode
}

/** What rests on what everybody reached, or how far that is. */
export function Worked<Value extends object>({ view, children }: WorkedProps<Value>) {
  const { t, problem } = useLanguage()
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <Notice tone="seal">{problem(view.problem)}</Notice>
  if (view.value.state === 'ready') return children(view.value)
  return <ProgressBar label={t('recognition.working')} done={view.value.done} of={view.value.of} />
}
