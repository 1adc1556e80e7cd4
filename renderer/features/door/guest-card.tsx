import { CornerDownLeft, Plus, X } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntryId, MemberId } from '../../../shared/domain/ids.ts'
import { PAID_BY } from '../../../shared/domain/money.ts'
import type { Money, PaidBy } from '../../../shared/domain/money.ts'
import { amountOf, amountText, moneyText } from '../../../shared/language/money.ts'
import type { DoorMatch, DoorView } from '../../../shared/protocol/door.ts'
import { useTypedText } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import { DraftNote } from '../common/draft-note.tsx'
import { rightsWords } from '../common/rights-words.ts'
import styles from './guest-card.module.css'
import { GuestInterests } from './guest-interests.tsx'
import { owedBy } from './owed.ts'
import type { Desk } from './use-desk.ts'

export interface GuestCardProps {
  readonly member: MemberId
  readonly view: DoorView
  readonly desk: Desk
  readonly disabled: boolean
  readonly onCheckIn: (match: DoorMatch) => void
  readonly onClose: () => void
}

/** What is noted about one guest beside the tick: whom they bring, what they paid, what to know. Esc goes back to the field. */
export function GuestCard({ member, view, desk, disabled, onCheckIn, onClose }: GuestCardProps) {
  const { t, formats } = useLanguage()
  const titleId = useId()
  const leave = useEffectEvent(onClose)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) leave()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const asked = useView('doorGuest', { salon: view.salon, member })
  const guest = asked.state === 'ready' ? asked.value : null
  if (!guest) return null
  const { name, arrived } = guest
  const takeBack = (entry: EntryId) => void desk.takeBackNote({ member, name }, entry)
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        <Seal name={name} size="large" />
        <div className={styles.who}>
          <h2 id={titleId}>{name}</h2>
          <small>
            {arrived
              ? t('door.arrivedBy', { time: formats.time(arrived.at, view.zone), by: arrived.by })
              : t('door.notYet')}
          </small>
        </div>
        <IconButton label={t('common.close')} icon={<X />} onClick={onClose} />
      </header>
      {!arrived && !disabled && (
        <Button kind="seal" size="large" icon={<CornerDownLeft />} onClick={() => onCheckIn(guest)}>
          {t('door.checkIn')}
        </Button>
      )}
      <Companions guest={guest} desk={desk} disabled={disabled} onTakeBack={takeBack} />
      {view.fee !== null && <Paid guest={guest} fee={view.fee} desk={desk} disabled={disabled} onTakeBack={takeBack} />}
      {guest.rights && (
        <Part title={t('value.rights')}>
          <p>{rightsWords(guest.rights, { t, formats })}</p>
        </Part>
      )}
      {!view.namesOnly && <GuestInterests guest={guest} />}
      <Remarks guest={guest} view={view} desk={desk} disabled={disabled} onTakeBack={takeBack} />
    </section>
  )
}

interface PartProps {
  readonly guest: DoorMatch
  readonly desk: Desk
  readonly disabled: boolean
  readonly onTakeBack: (entry: EntryId) => void
}

function Companions({ guest, desk, disabled, onTakeBack }: PartProps) {
  const { t } = useLanguage()
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const add = async () => {
    if (await desk.note(guest, { kind: 'companion', name: name.trim() })) setName('')
    input.current?.focus()
  }
  return (
    <Part title={t('door.companions', { count: guest.companions.length })}>
      <ul className={styles.entries}>
        {guest.companions.map((companion, index) => {
          const said = companion.name === '' ? t('door.companionNoName', { nth: index + 1 }) : companion.name
          return (
            <Entry key={companion.entry ?? index} entry={companion.entry} said={said} onTakeBack={onTakeBack}>
              {said}
            </Entry>
          )
        })}
      </ul>
      <Adding disabled={disabled} onAdd={() => void add()} button={t('door.addCompanion')}>
        <TextField
          ref={input}
          label={t('door.companionLabel')}
          hideLabel
          placeholder={t('door.companionName')}
          disabled={disabled}
          value={name}
          onChange={setName}
        />
      </Adding>
    </Part>
  )
}

function Paid({ guest, fee, desk, disabled, onTakeBack }: PartProps & { readonly fee: Money }) {
  const { t, language } = useLanguage()
  // Until somebody types, the field holds what is still owed, whoever comes along meanwhile.
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const owed = owedBy(guest, fee)
  const all = { ...fee, amount: fee.amount * (1 + guest.companions.length) }
  const text = typed ?? (owed > 0 ? amountText({ ...fee, amount: owed }) : '')
  const pay = async (how: PaidBy) => {
    const amount = how === 'waived' ? owed : amountOf(text, fee.currency)
    setWrong(amount === null || (amount === 0 && how !== 'waived'))
    if (amount === null || (amount === 0 && how !== 'waived')) return
    if (await desk.note(guest, { kind: 'paid', amount, currency: fee.currency, how })) setTyped(null)
  }
  return (
    <Part title={t('door.fee', { amount: moneyText(language, all) })}>
      <ul className={styles.entries}>
        {guest.paid.map((paid, index) => {
          const said = t('door.paidEntry', { amount: moneyText(language, paid), how: t(`door.pay.${paid.how}`) })
          return (
            <Entry key={paid.entry ?? index} entry={paid.entry} said={said} onTakeBack={onTakeBack}>
              {said}
            </Entry>
          )
        })}
      </ul>
      {owed === 0 && <p className={styles.settled}>{t('door.hasPaid')}</p>}
      <TextField
        label={t('door.amount')}
        hideLabel={owed === 0}
        inputMode="decimal"
        disabled={disabled}
        problem={isWrong ? t('door.amountWrong') : undefined}
        value={text}
        onChange={(next) => {
          setTyped(next)
          setWrong(false)
        }}
        end={<span className={styles.unit}>{fee.currency}</span>}
      />
      <div className={styles.ways} role="group" aria-label={t('door.payHow')}>
        {PAID_BY.map((how) => (
          <Button
            key={how}
            size="large"
            disabled={disabled || (how === 'waived' && owed === 0)}
            onClick={() => void pay(how)}
          >
            {t(`door.pay.${how}`)}
          </Button>
        ))}
      </div>
    </Part>
  )
}

function Remarks({ guest, view, desk, disabled, onTakeBack }: PartProps & { readonly view: DoorView }) {
  const { t } = useLanguage()
  const draft = useTypedText(`remark/${view.salon}/${guest.member}`)
  const { text } = draft
  const add = async () => {
    if (text.trim() !== '' && (await desk.note(guest, { kind: 'remark', text: text.trim() }))) draft.discard()
  }
  return (
    <Part title={t('door.remarks')}>
      <ul className={styles.entries}>
        {guest.remarks.map((remark, index) => (
          <Entry key={remark.entry ?? index} entry={remark.entry} said={remark.text} onTakeBack={onTakeBack}>
            {remark.text}
          </Entry>
        ))}
      </ul>
      <Adding disabled={disabled || text.trim() === ''} onAdd={() => void add()} button={t('door.remarkAdd')}>
        <TextField
          label={t('door.remarks')}
          hideLabel
          placeholder={t('door.remark')}
          disabled={disabled}
          value={text}
          onChange={draft.write}
        />
      </Adding>
      <DraftNote draft={draft} />
      {view.isOpen && !view.namesOnly && <p className={styles.seen}>{t('door.remarkSeen')}</p>}
    </Part>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {children}
    </div>
  )
}

interface EntryProps {
  /** null where it was entered elsewhere and is only told here. */
  readonly entry: EntryId | null
  readonly said: string
  readonly onTakeBack: (entry: EntryId) => void
  readonly children: ReactNode
}

function Entry({ entry, said, onTakeBack, children }: EntryProps) {
  const { t } = useLanguage()
  return (
    <li className={styles.entry}>
      <span>{children}</span>
      {entry !== null && (
        <IconButton label={t('door.takeBackEntry', { what: said })} icon={<X />} onClick={() => onTakeBack(entry)} />
      )}
    </li>
  )
}

interface AddingProps {
  readonly disabled: boolean
  readonly button: string
  readonly onAdd: () => void
  readonly children: ReactNode
}

/** A field and its button; Enter in the one presses the other. */
function Adding({ disabled, button, onAdd, children }: AddingProps) {
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault()
        if (!disabled) onAdd()
      }}
    >
      {children}
      <Button submit size="large" icon={<Plus />} disabled={disabled}>
        {button}
      </Button>
    </form>
  )
}
