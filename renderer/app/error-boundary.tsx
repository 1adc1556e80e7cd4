import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useLanguage } from '../ui/language.tsx'
import styles from './error-boundary.module.css'

interface Props {
  /** Another value means another screen: the boundary tries again. */
  readonly resetKey?: string
  readonly children: ReactNode
}

interface State {
  readonly error: Error | null
  readonly resetKey: string | undefined
}

/** A screen that throws shows a sentence and a way on; the rest of the window stays as it is. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return <Stumbled error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}

function Stumbled({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useLanguage()
  const leave = () => {
    window.location.hash = '#/members'
    onRetry()
  }
  return (
    <EmptyState
      title={t('frame.crashTitle')}
      mark="!"
      actions={
        <>
          <Button onClick={onRetry}>{t('common.retry')}</Button>
          <Button kind="primary" onClick={leave}>
            {t('frame.toMembers')}
          </Button>
        </>
      }
    >
      <p>{t('frame.crashText')}</p>
      <details className={styles.details}>
        <summary>{t('frame.crashDetail')}</summary>
        <pre>{error.message}</pre>
      </details>
    </EmptyState>
  )
}
