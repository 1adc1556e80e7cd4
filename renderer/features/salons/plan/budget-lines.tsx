import { Plus, UserRoundPlus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { BudgetLine } from '../../../../shared/domain/salon.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { newLineId } from '../salon-form.ts'
import { AmountInput } from './amount-input.tsx'
import lineStyles from '../../../ui/line-input.module.css'
import styles from './plan.module.css'

export interface BudgetLinesProps {
  readonly kind: BudgetLine['kind']
  /** Those of both kinds. */
  readonly lines: readonly BudgetLine[]
  readonly currency: string | null
  /** Whether there is a place for what it came to; a template only plans. */
  readonly isPlan?: boolean
  readonly onChange: (lines: readonly BudgetLine[], complete: boolean) => void
}

/** The costs, or what comes in besides the fee, line by line. */
export function BudgetLines({ kind, lines, currency, isPlan = false, onChange }: BudgetLinesProps) {
  const { t } = useLanguage()
  const own = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string | null>(null)
  useEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    own.current?.querySelector<HTMLElement>(`[data-line="${wanted}"] input`)?.focus()
  })
  const set = (id: string, part: Partial<BudgetLine>) =>
    onChange(
      lines.map((line) => (line.id === id ? { ...line, ...part } : line)),
      false,
    )
  const setReal = (line: BudgetLine, amount: number | null) => {
    const { real: _real, ...rest } = line
    const next: BudgetLine = amount === null ? rest : { ...rest, real: amount }
    onChange(
      lines.map((each) => (each.id === line.id ? next : each)),
      false,
    )
  }
  const setFor = (line: BudgetLine) => {
    const { forNewcomers, ...rest } = line
    const next: BudgetLine = forNewcomers ? rest : { ...rest, forNewcomers: true }
    onChange(
      lines.map((each) => (each.id === line.id ? next : each)),
      true,
    )
  }
  const add = () => {
    const line = { id: newLineId(), order: lines.length, kind, label: '', planned: 0 }
    focusNext.current = line.id
    onChange([...lines, line], false)
  }
  const title = t(kind === 'cost' ? 'plan.costs' : 'plan.income')
  return (
    <div ref={own} role="rowgroup" aria-label={title} className={styles.budgetGroup}>
      {lines
        .filter((line) => line.kind === kind)
        .map((line) => (
          <div key={line.id} role="row" data-line={line.id} className={styles.budgetRow}>
            <span role="cell">
              <input
                className={lineStyles.input}
                aria-label={t(kind === 'cost' ? 'plan.costLabel' : 'plan.incomeLabel')}
                placeholder={t(kind === 'cost' ? 'plan.costLabel' : 'plan.incomeLabel')}
                autoComplete="off"
                value={line.label}
                onChange={(event) => set(line.id, { label: event.target.value })}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing || event.key !== 'Enter') return
                  event.preventDefault()
                  add()
                }}
              />
            </span>
            <span role="cell">
              <AmountInput
                label={t('plan.plannedOf', { label: line.label })}
                value={line.planned === 0 ? null : line.planned}
                currency={currency}
                placeholder="0"
                onChange={(amount) => set(line.id, { planned: amount ?? 0 })}
              />
            </span>
            <span role="cell">
              {!isPlan && (
                <AmountInput
                  label={t('plan.realOf', { label: line.label })}
                  value={line.real ?? null}
                  currency={currency}
                  placeholder="–"
                  onChange={(amount) => setReal(line, amount)}
                />
              )}
            </span>
            <span className={styles.budgetTools}>
              {kind === 'cost' && (
                <IconButton
                  size="small"
                  label={t('plan.forNewcomers', { label: line.label })}
                  icon={<UserRoundPlus />}
                  aria-pressed={line.forNewcomers === true}
                  onClick={() => setFor(line)}
                />
              )}
              <IconButton
                size="small"
                label={t('plan.removeLine', { label: line.label })}
                icon={<X />}
                onClick={() =>
                  onChange(
                    lines.filter(({ id }) => id !== line.id),
                    true,
                  )
                }
              />
            </span>
          </div>
        ))}
      <div>
        <Button size="small" icon={<Plus />} onClick={add}>
          {t(kind === 'cost' ? 'plan.addCost' : 'plan.addIncome')}
        </Button>
      </div>
    </div>
  )
}
