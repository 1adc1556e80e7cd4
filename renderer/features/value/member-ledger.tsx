import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { CONTRIBUTION_KINDS } from '../../../shared/domain/ledger.ts'
import type { ContributionKind } from '../../../shared/domain/ledger.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { readAmount } from '../../../shared/domain/money.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { CurrencyField } from '../common/currency-field.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import styles from './member-value.module.css'
import { PaidRow } from './paid-row.tsx'

/** What somebody paid and gave, with the forms to write more of it down. */
export function MemberLedger({ member }: { readonly member: Member }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const view = useView('ledger', { member: member.id })
  const [adding, setAdding] = useState<'purchase' | 'contribution' | null>(null)
  const chapter = openChapters(community).find(
    ({ id }) => member.memberships[id]?.until === undefined && member.memberships[id],
  )
  const { purchases, contributions, currency } =
    view.state === 'ready' ? view.value : { purchases: [], contributions: [], currency: '' }
  const may = chapter !== undefined && community?.may.commands.includes('purchase.add') === true
  if (purchases.length + contributions.length === 0 && !may) return null
  return (
    <>
      <section className={styles.section} aria-label={t('value.ledger')}>
        <h3 className={styles.heading}>{t('value.ledger')}</h3>
        <ul className={styles.rows}>
          {purchases.map((row) => (
            <PaidRow key={row.id} row={row} />
          ))}
        </ul>
        {may && adding === 'purchase' && (
          <PurchaseForm
            member={member}
            chapter={chapter.id}
            currency={purchases[0]?.currency ?? currency}
            onDone={() => setAdding(null)}
          />
        )}
        {may && adding !== 'purchase' && (
          <div className={styles.add}>
            <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding('purchase')}>
              {t('value.addPurchase')}
            </Button>
          </div>
        )}
      </section>
      <section className={styles.section} aria-label={t('value.contributions')}>
        <h3 className={styles.heading}>{t('value.contributions')}</h3>
        <ul className={styles.rows}>
          {contributions.map(({ id, kind, day, what }) => (
            <li key={id} className={styles.row}>
              <span className={styles.words}>
                <span className={styles.quiet}>{[formats.date(day), t(`value.kind.${kind}`)].join(' · ')}</span> {what}
              </span>
              <IconButton
                size="small"
                label={t('value.removePurchase')}
                icon={<Trash2 />}
                onClick={() =>
                  void act(
                    'contribution.takeBack',
                    { contribution: id },
                    { done: t('value.purchaseRemoved'), undo: true },
                  )
                }
              />
            </li>
          ))}
        </ul>
        {may && adding === 'contribution' && (
          <ContributionForm member={member} chapter={chapter.id} onDone={() => setAdding(null)} />
        )}
        {may && adding !== 'contribution' && (
          <div className={styles.add}>
            <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding('contribution')}>
              {t('value.addContribution')}
            </Button>
          </div>
        )}
      </section>
    </>
  )
}

interface EntryFormProps {
  readonly member: Member
  readonly chapter: ChapterId
  readonly onDone: () => void
}

function PurchaseForm({ member, chapter, currency: usual, onDone }: EntryFormProps & { readonly currency: string }) {
  const { t } = useLanguage()
  const act = useDo()
  const today = useToday()
  const [kind, setKind] = useState<'purchase' | 'fee'>('purchase')
  const [day, setDay] = useState(today)
  const [typed, setTyped] = useState('')
  const [currency, setCurrency] = useState(usual)
  const [what, setWhat] = useState('')
  const { wrong, say, onType, settle } = useWrong()
  const save = async () => {
    const amount = readAmount(typed, currency)
    if (amount === null) return say(t('value.notAnAmount'))
    const paid = { member: member.id, chapter, kind, day, amount, currency, what }
    const result = await act('purchase.add', paid, { done: t('value.purchaseKept'), undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <div className={styles.pair}>
        <Select
          label={t('value.kind')}
          value={kind}
          onChange={setKind}
          options={(['purchase', 'fee'] as const).map((each) => ({ value: each, label: t(`value.kind.${each}`) }))}
        />
        <DateField label={t('value.day')} value={day} onChange={setDay} />
        <TextField
          label={t('value.amount')}
          inputMode="decimal"
          autoFocus
          value={typed}
          onChange={onType(setTyped)}
          problem={wrong}
        />
        <CurrencyField label={t('value.currency')} value={currency === '' ? null : currency} onChange={setCurrency} />
      </div>
      <TextField label={t('value.what')} optional value={what} onChange={setWhat} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} />
      </div>
    </Form>
  )
}

function ContributionForm({ member, chapter, onDone }: EntryFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [kind, setKind] = useState<ContributionKind>('talk')
  const [day, setDay] = useState(useToday())
  const [what, setWhat] = useState('')
  const [link, setLink] = useState('')
  const { wrong, onType, settle } = useWrong()
  const save = async () => {
    const given = { member: member.id, chapter, kind, day, what, link }
    const result = await act('contribution.add', given, { done: t('value.contributionKept'), undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <div className={styles.pair}>
        <Select
          label={t('value.kind')}
          value={kind}
          onChange={setKind}
          options={CONTRIBUTION_KINDS.map((each) => ({ value: each, label: t(`value.kind.${each}`) }))}
        />
        <DateField label={t('value.day')} value={day} onChange={setDay} />
      </div>
      <TextField label={t('value.what')} autoFocus value={what} onChange={onType(setWhat)} problem={wrong} />
      <TextField label={t('value.link')} optional value={link} onChange={setLink} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} />
      </div>
    </Form>
  )
}
