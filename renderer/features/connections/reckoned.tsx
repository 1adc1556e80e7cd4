import type { ReactNode } from 'react'
import type { Reckoning } from '../../../shared/protocol/connections.ts'
import type { View } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './connections.module.css'

export interface ReckonedProps<Value extends { readonly state: 'ready' }> {
  readonly view: View<Reckoning | Value>
  readonly children: (value: Value) => ReactNode
}

/** What rests on everybody's ties, or how far they are. */
export function Reckoned<Value extends { readonly state: 'ready' }>({ view, children }: ReckonedProps<Value>) {
  const { t, problem } = useLanguage()
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <Notice tone="seal">{problem(view.problem)}</Notice>
  if (view.value.state === 'ready') return children(view.value)
  return (
    <div className={styles.reckoning}>
      <ProgressBar label={t('connections.reckoning')} done={view.value.percent} of={100} />
    </div>
  )
}
