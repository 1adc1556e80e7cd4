import { readAmount } from '../../../../shared/domain/money.ts'
import type { PaidBy } from '../../../../shared/domain/money.ts'
import type { BudgetLine } from '../../../../shared/domain/salon.ts'
import type { ClosingView } from '../../../../shared/protocol/afterwards.ts'
import { useCommand } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './closing-steps.module.css'

/** What it came to: each line's real amount, who still owes, and what is left over. */
export function MoneyStep({ closing }: { readonly closing: ClosingView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const { money, salon } = closing
  const { currency, outcome } = money
  if (currency === null) return <p className={styles.quiet}>{t('after.noCurrency')}</p>
  const settleAll = (how: PaidBy) =>
    void act(
      'salon.settle',
      { salon: salon.id, how },
      { done: ({ guests }) => t('after.allPaid', { count: guests }), undo: true },
    )
  const write = (amount: number) => formats.money(amount, currency)
  return (
    <>
      <dl className={styles.sums}>
        <Figure words={t('after.feesPaid')}>
          {[write(outcome.fees), ...money.others.map((fee) => formats.money(fee.amount, fee.currency))].join(' + ')}
        </Figure>
        {outcome.income > 0 && <Figure words={t('after.otherIncome')}>{write(outcome.income)}</Figure>}
        <Figure words={t('after.cost', { open: outcome.costs > 0 ? money.open : 0 })}>{write(outcome.costs)}</Figure>
        <Figure words={t('after.balance')}>{write(outcome.balance)}</Figure>
        {outcome.perHead !== null && <Figure words={t('after.perHead')}>{write(outcome.perHead)}</Figure>}
      </dl>
      {salon.budget.length === 0 && <p className={styles.quiet}>{t('after.noBudget')}</p>}
      {salon.budget.length > 0 && (
        <ul className={styles.rows}>
          {salon.budget.map((line) => (
            <Line key={line.id} line={line} closing={closing} currency={currency} />
          ))}
        </ul>
      )}
      {money.owing.length > 0 && (
        <section className={styles.owing} aria-label={t('after.owing')}>
          <div className={styles.owingHead}>
            <h3 className={styles.groupName}>{t('after.owing')}</h3>
            {money.owing.length > 1 && (
              <>
                <Button size="small" onClick={() => settleAll('cash')}>
                  {t('after.allCash')}
                </Button>
                <Button size="small" onClick={() => settleAll('transfer')}>
                  {t('after.allTransfer')}
                </Button>
              </>
            )}
          </div>
          <ul className={styles.rows}>
            {money.owing.map((debt) => (
              <Debt key={debt.id} debt={debt} closing={closing} currency={currency} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Figure({ words, children }: { readonly words: string; readonly children: string }) {
  return (
    <div className={styles.sum}>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface RowProps {
  readonly closing: ClosingView
  readonly currency: string
}

function Line({ line, closing, currency }: RowProps & { readonly line: BudgetLine }) {
  const { t, formats, problem } = useLanguage()
  const command = useCommand()
  const save = async (text: string) => {
    const real = text === '' ? null : readAmount(text, currency)
    if (real === null && text !== '') return t('after.notAnAmount')
    const budget = closing.salon.budget.map(({ order: _order, ...each }) =>
      each.id === line.id ? { ...each, real } : each,
    )
    const result = await command('salon.update', { salon: closing.salon.id, set: { budget } })
    return result.ok ? undefined : problem(result.problem)
  }
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        {line.label} <span className={styles.quiet}>{t(`after.line.${line.kind}`)}</span>
      </span>
      <span className={styles.quiet}>{t('after.planned', { amount: formats.money(line.planned, currency) })}</span>
      <span className={styles.amount}>
        <InlineEdit
          label={t('after.realFor', { line: line.label })}
          value={line.real === undefined ? '' : formats.amount(line.real, currency)}
          placeholder={t('after.real')}
          onSave={save}
        />
      </span>
    </li>
  )
}

function Debt({ debt, closing, currency }: RowProps & { readonly debt: ClosingView['money']['owing'][number] }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const { id: member, name, due, paid } = debt
  const settle = (how: PaidBy) =>
    void act(
      'door.pay',
      { salon: closing.salon.id, member, amount: how === 'waived' ? 0 : due - paid, currency, how },
      { done: t(how === 'waived' ? 'after.waivedToast' : 'after.paidToast', { name }), undo: true },
    )
  return (
    <li className={styles.row}>
      <span className={styles.who}>{name}</span>
      <span className={styles.amount}>{t('after.owes', { amount: formats.money(due - paid, currency) })}</span>
      <Button size="small" aria-label={t('after.paidCashBy', { name })} onClick={() => settle('cash')}>
        {t('after.paidCash')}
      </Button>
      <Button size="small" aria-label={t('after.paidTransferBy', { name })} onClick={() => settle('transfer')}>
        {t('after.paidTransfer')}
      </Button>
      <Button size="small" kind="quiet" aria-label={t('after.waiveFor', { name })} onClick={() => settle('waived')}>
        {t('after.waive')}
      </Button>
    </li>
  )
}
