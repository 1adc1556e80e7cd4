import { Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { readAmount } from '../../../shared/domain/money.ts'
import type { PurchaseRow } from '../../../shared/protocol/ledger.ts'
import { IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import styles from './member-value.module.css'

/** One purchase, fee or refund, and what can be done about it. */
export function PaidRow({ row }: { readonly row: PurchaseRow }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const [refunding, setRefunding] = useState(false)
  const { id, kind, day, amount, currency, left, what } = row
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.words}>
          <span className={styles.quiet}>{[formats.date(day), t(`value.kind.${kind}`)].join(' · ')}</span> {what}
        </span>
        <span className={styles.sum}>{`${kind === 'refund' ? '−' : ''}${formats.money(amount, currency)}`}</span>
        {left > 0 && !refunding && (
          <IconButton size="small" label={t('value.refund')} icon={<Undo2 />} onClick={() => setRefunding(true)} />
        )}
        <IconButton
          size="small"
          label={t('value.removePurchase')}
          icon={<Trash2 />}
          onClick={() =>
            void act('purchase.takeBack', { purchase: id }, { done: t('value.purchaseRemoved'), undo: true })
          }
        />
      </div>
      {refunding && <RefundForm row={row} onDone={() => setRefunding(false)} />}
    </li>
  )
}

/** How much of what was paid goes back, and when; all that is left of it to begin with. */
function RefundForm({
  row: { id, currency, left },
  onDone,
}: {
  readonly row: PurchaseRow
  readonly onDone: () => void
}) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const [day, setDay] = useState(useToday())
  const [typed, setTyped] = useState(() => formats.amount(left, currency))
  const { wrong, say, onType, settle } = useWrong()
  const save = async () => {
    const amount = readAmount(typed, currency)
    if (amount === null) return say(t('value.notAnAmount'))
    const refund = { purchase: id, day, amount }
    const result = await act('purchase.refund', refund, { done: t('value.refunded'), undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <div className={styles.pair}>
        <TextField
          label={t('value.refundOf', { left: formats.money(left, currency) })}
          inputMode="decimal"
          autoFocus
          value={typed}
          onChange={onType(setTyped)}
          problem={wrong}
        />
        <DateField label={t('value.day')} value={day} onChange={setDay} />
      </div>
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} does={t('value.refund')} />
      </div>
    </Form>
  )
}
