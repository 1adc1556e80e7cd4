import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Decision } from '../../../shared/protocol/views.ts'
import { useView } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './decisions.module.css'
import { FieldDecision } from './field-decision.tsx'
import { OverbookedDecision } from './overbooked-decision.tsx'
import { PeopleDecision } from './people-decision.tsx'

/** Everything that two organizers wrote differently while apart, one card each, decided by a click or a key. */
export function DecisionsScreen() {
  const { t } = useLanguage()
  const view = useView('decisions', { range: { from: 0, count: 500 } })
  const list = useRef<HTMLUListElement>(null)
  const waiting = view.state === 'ready' && view.value.total > 0
  // Whoever comes here comes to decide: 1 and 2 mean the first card at once, unless somebody is in the middle of typing.
  useEffect(() => {
    if (waiting && !document.activeElement?.matches('input, textarea, [role=dialog] *')) {
      list.current?.querySelector<HTMLElement>('[data-card]')?.focus()
    }
  }, [waiting])
  if (view.state !== 'ready') return <Page title={t('decisions.title')}>{null}</Page>

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const cards = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])
    const here = cards.findIndex((card) => card.contains(document.activeElement))
    const next = cards[Math.max(0, Math.min(cards.length - 1, here + step))]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  const decisions = view.value.rows
  return (
    <Page
      title={t('decisions.title')}
      layout={decisions.length === 0 ? 'fill' : 'read'}
      {...(decisions.length > 0 && { subtitle: t('decisions.subtitle', { count: view.value.total }) })}
    >
      {decisions.length === 0 ? (
        <EmptyState title={t('decisions.emptyTitle')} mark="＝">
          {t('decisions.emptyText')}
        </EmptyState>
      ) : (
        <>
          <p className={styles.intro}>
            {t('decisions.intro')} {t('decisions.keysHint')}
          </p>
          {/* The keys only move between the cards; each card is a group that takes the keyboard itself. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <ul ref={list} className={styles.list} onKeyDown={onKeyDown}>
            {decisions.map((decision) => (
              <li key={keyOf(decision)}>
                <Card decision={decision} onSettled={() => focusNext(list.current)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function Card({ decision, onSettled }: { readonly decision: Decision; readonly onSettled: () => void }) {
  switch (decision.kind) {
    case 'field':
      return <FieldDecision decision={decision} onSettled={onSettled} />
    case 'people':
      return <PeopleDecision decision={decision} onSettled={onSettled} />
    case 'overbooked':
      return <OverbookedDecision decision={decision} />
  }
}

function keyOf(decision: Decision): string {
  switch (decision.kind) {
    case 'field':
      return `${decision.record} ${decision.field}`
    case 'people':
      return `${decision.a.id} ${decision.b.id}`
    case 'overbooked':
      return decision.salon
  }
}

/** The settled card goes away; the one that takes its place takes the keyboard too. */
function focusNext(list: HTMLElement | null): void {
  const cards = Array.from(list?.querySelectorAll<HTMLElement>('[data-card]') ?? [])
  const here = cards.findIndex((card) => card.contains(document.activeElement))
  const next = cards[here + 1] ?? cards[here - 1]
  next?.focus()
}
