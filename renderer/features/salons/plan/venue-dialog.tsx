import { useId, useState } from 'react'
import type { ChapterId } from '../../../../shared/domain/ids.ts'
import type { VenueRow } from '../../../../shared/protocol/planning.ts'
import { currencyIn } from '../../../../shared/salons/currency.ts'
import { classes } from '../../../ui/classes.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field, NumberField, TextArea, TextField } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { useDo } from '../../common/use-do.ts'
import { AmountInput } from './amount-input.tsx'
import styles from './plan.module.css'

interface ChapterOption {
  readonly id: ChapterId
  readonly name: string
  readonly zone: string
}

export interface VenueDialogProps {
  readonly chapters: readonly ChapterOption[]
  readonly chapter: ChapterId
  /** Null for a new one. */
  readonly venue: VenueRow | null
  readonly onClose: () => void
}

interface VenueForm {
  readonly chapter: ChapterId
  readonly name: string
  readonly address: string
  readonly capacity: number | null
  readonly access: string
  readonly amount: number | null
  readonly notes: string
}

/** A venue, new or as it stands: where it is, how many it seats, how to get in, what it costs. */
export function VenueDialog({ chapters, chapter, venue, onClose }: VenueDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const formId = useId()
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [form, setForm] = useState<VenueForm>({
    chapter,
    name: venue?.name ?? '',
    address: venue?.address ?? '',
    capacity: venue?.capacity ?? null,
    access: venue?.access ?? '',
    amount: venue?.cost?.amount ?? null,
    notes: venue?.notes ?? '',
  })
  const set = (part: Partial<VenueForm>) => setForm({ ...form, ...part })
  const zone = chapters.find(({ id }) => id === form.chapter)?.zone ?? 'UTC'
  const currency = venue?.cost?.currency ?? currencyIn(zone)
  const save = async () => {
    setAsked(true)
    if (form.name.trim() === '') return
    const { chapter: of, amount, ...said } = form
    const draft = { ...said, cost: amount !== null && currency !== null ? { amount, currency } : null }
    const saved = venue
      ? await act('venue.update', { venue: venue.id, set: draft }, { quiet: true })
      : await act('venue.create', { chapter: of, ...draft }, { quiet: true })
    if (saved.ok) onClose()
    else setRefused(problem(saved.problem))
  }
  return (
    <Dialog
      title={venue ? venue.name : t('plan.newVenue')}
      open
      onClose={onClose}
      actions={<FormActions form={formId} onCancel={onClose} />}
    >
      <form
        id={formId}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // A sum that nobody understands is not left out in silence.
          const wrong = event.currentTarget.querySelector<HTMLElement>(
            'input[inputmode="decimal"][aria-invalid="true"]',
          )
          if (wrong) wrong.focus()
          else void save()
        }}
      >
        {refused !== null && <Notice tone="seal">{refused}</Notice>}
        <div className={classes(venue === null && styles.halves)}>
          <TextField
            label={t('plan.venueName')}
            autoFocus
            value={form.name}
            onChange={(name) => set({ name })}
            problem={asked && form.name.trim() === '' ? t('plan.needVenueName') : undefined}
          />
          {venue === null && (
            <Select
              label={t('salons.chapter')}
              value={form.chapter}
              onChange={(next) => set({ chapter: next })}
              options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </div>
        <TextField label={t('plan.address')} value={form.address} onChange={(address) => set({ address })} />
        <div className={styles.halves}>
          <NumberField
            label={t('salons.capacity')}
            value={form.capacity}
            min={1}
            max={100_000}
            onChange={(capacity) => set({ capacity })}
          />
          <Field label={t('plan.cost', { currency: currency ?? '' })}>
            {() => (
              <AmountInput
                label={t('plan.cost', { currency: currency ?? '' })}
                value={form.amount}
                currency={currency}
                alone
                onChange={(amount) => set({ amount })}
              />
            )}
          </Field>
        </div>
        <TextArea
          label={t('plan.access')}
          placeholder={t('plan.accessPlaceholder')}
          rows={2}
          value={form.access}
          onChange={(access) => set({ access })}
        />
        <TextArea label={t('salons.notes')} rows={2} value={form.notes} onChange={(notes) => set({ notes })} />
      </form>
    </Dialog>
  )
}
