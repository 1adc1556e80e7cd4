import type { BudgetLine } from '../../../../shared/domain/salon.ts'
import { inDigitsOf } from '../../../../shared/domain/money.ts'
import { inSequence } from '../../../../shared/language/sentences.ts'
import { budgetOf } from '../../../../shared/salons/budget.ts'
import type { CommandInput } from '../../../../shared/protocol/commands.ts'
import type { MoneyView, SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'

import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { CurrencyField } from '../../common/currency-field.tsx'
import { useDo } from '../../common/use-do.ts'
import { AmountInput } from './amount-input.tsx'
import { BudgetLines } from './budget-lines.tsx'
import styles from './plan.module.css'
import { useListDraft } from './use-list-draft.ts'
import { WhoPaid } from './who-paid.tsx'

type Change = CommandInput<'salon.update'>['set']

/** What a salon costs and what comes in, planned and real, and whether it comes out even. */
export function BudgetCard({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const asked = useView('money', { salon: view.salon.id })
  if (asked.state !== 'ready' || asked.value === null) return null
  return (
    <Card title={t('plan.budget')} actions={<CurrencyChoice view={view} money={asked.value} />}>
      <Sums view={view} money={asked.value} />
    </Card>
  )
}

interface MoneyProps {
  readonly view: SalonView
  readonly money: MoneyView
}

function CurrencyChoice({ view, money }: MoneyProps) {
  const { t } = useLanguage()
  const act = useDo()
  const { salon } = view
  const { currency } = money
  const change = (next: string) => {
    if (next === currency) return
    const same = (amount: number) => (currency === null ? amount : inDigitsOf(amount, currency, next))
    const budget = salon.budget.map((line) => ({
      ...line,
      planned: same(line.planned),
      ...(line.real !== undefined && { real: same(line.real) }),
    }))
    const fee = salon.fee === undefined ? null : same(salon.fee)
    void act('salon.update', { salon: salon.id, set: { currency: next, fee, budget } })
  }
  return (
    <div className={styles.currency}>
      <CurrencyField label={t('plan.currency')} hideLabel value={currency} onChange={change} />
    </div>
  )
}

function Sums({ view, money }: MoneyProps) {
  const { t, formats, language } = useLanguage()
  const act = useDo()
  const over = view.endsAt < useNow()
  const { salon, count } = view
  const { currency } = money
  const save = async (set: Change) => {
    const result = await act('salon.update', {
      salon: salon.id,
      set: { ...set, ...(salon.currency === undefined && currency !== null && { currency }) },
    })
    return result.ok
  }
  const { lines, change, onBlur } = useListDraft<BudgetLine>(salon.budget, (next) =>
    save({
      budget: next.filter(({ label, planned, real }) => label.trim() !== '' || planned > 0 || real !== undefined),
    }),
  )
  // Before anybody answers, a plan reckons with a full room.
  const expected = count.chairs > 0 ? count.chairs : (salon.capacity ?? 0)
  const { planned, real, outcome, open, breakEven } = budgetOf({
    lines,
    fee: salon.fee,
    expected,
    present: count.present,
    collected: money.collected,
  })
  const sum = (amount: number) => (currency === null ? '' : formats.money(amount, currency))
  const { perHead } = over ? outcome : planned
  return (
    <div onBlur={onBlur}>
      <div className={styles.budget} role="table" aria-label={t('plan.budget')}>
        <div role="row" className={styles.budgetHead}>
          <span role="columnheader">{t('plan.line')}</span>
          <span role="columnheader">{t('plan.planned')}</span>
          <span role="columnheader">{t('plan.real')}</span>
          <span />
        </div>
        <BudgetLines kind="cost" lines={lines} currency={currency} onChange={change} />
        <BudgetLines kind="income" lines={lines} currency={currency} onChange={change} />
        <div role="row" className={styles.budgetRow}>
          <span role="cell" className={styles.fee}>
            <span>{t('plan.fee')}</span>
            <AmountInput
              label={t('plan.fee')}
              value={salon.fee ?? null}
              currency={currency}
              placeholder={t('plan.free')}
              onChange={(fee) => void save({ fee })}
            />
            {salon.fee !== undefined && (
              <span className={styles.note}>{t('plan.timesHeads', { count: expected })}</span>
            )}
          </span>
          <span role="cell" className={styles.sum}>
            {sum(planned.fees)}
          </span>
          <span role="cell" className={styles.sum}>
            {sum(real.fees)}
          </span>
          <span />
        </div>
        <div role="row" className={styles.total}>
          <span role="rowheader">{t('plan.balance')}</span>
          <span role="cell" className={planned.balance < 0 ? styles.short : styles.sum}>
            {sum(planned.balance)}
          </span>
          <span role="cell" className={real.balance < 0 ? styles.short : styles.sum}>
            {sum(real.balance)}
          </span>
          <span />
        </div>
      </div>
      {currency === null ? (
        <p className={styles.note}>{t('plan.needCurrency')}</p>
      ) : (
        lines.length > 0 && (
          <p className={styles.note}>
            {inSequence(language, [
              perHead !== null && t('plan.perHead', { amount: sum(perHead) }),
              breakEven === null
                ? planned.costs > 0 && t('plan.noBreakEven')
                : breakEven > 0 && t('plan.breakEven', { count: breakEven }),
              over && open > 0 && t('plan.openLines', { count: open }),
            ])}
          </p>
        )
      )}
      <WhoPaid money={money} over={over} />
    </div>
  )
}
