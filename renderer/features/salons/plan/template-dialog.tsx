import { useId, useState } from 'react'
import type { Template } from '../../../../shared/domain/salon.ts'
import { currencyIn } from '../../../../shared/salons/currency.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field, NumberField, TextArea, TextField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import { chapterOf, useCommunity } from '../../common/use-community.ts'
import { useDo } from '../../common/use-do.ts'
import { AgendaEditor } from '../agenda-editor.tsx'
import { labelOptions } from '../label-options.ts'
import { AmountInput } from './amount-input.tsx'
import { BudgetLines } from './budget-lines.tsx'
import { writtenTasks } from './task-card.tsx'
import { TaskLines } from './task-lines.tsx'
import styles from './plan.module.css'

export interface TemplateDialogProps {
  readonly template: Template
  readonly onClose: () => void
}

/** A template as it stands, all of it; salons that were planned from it stay as they are. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const formId = useId()
  const community = useCommunity()
  const [form, setForm] = useState(template)
  const [refused, setRefused] = useState<string | null>(null)
  const set = (part: Partial<Template>) => setForm({ ...form, ...part })
  const currency = template.currency ?? currencyIn(chapterOf(community, template.chapter)?.zone ?? 'UTC')
  const save = async () => {
    if (form.name.trim() === '') return
    const { name, minutes, interests, agenda, budget, notes } = form
    const hasAmount = form.fee !== undefined || budget.some(({ planned }) => planned > 0)
    const saved = await act(
      'template.update',
      {
        template: template.id,
        set: {
          name,
          minutes: Number.isFinite(minutes) ? minutes : 0,
          capacity: form.capacity ?? null,
          interests: [...interests],
          agenda: agenda.filter(({ title, who, bring }) => `${title}${who}${bring}`.trim() !== ''),
          tasks: writtenTasks(form.tasks),
          budget: budget.filter(({ label, planned }) => label.trim() !== '' || planned > 0),
          currency: hasAmount ? currency : (template.currency ?? null),
          fee: form.fee ?? null,
          notes,
        },
      },
      { quiet: true, done: t('plan.templateKept', { name: name.trim() }), undo: true },
    )
    if (saved.ok) onClose()
    else setRefused(problem(saved.problem))
  }
  return (
    <Dialog
      title={t('plan.editTemplate')}
      size="large"
      open
      onClose={onClose}
      actions={<FormActions form={formId} onCancel={onClose} />}
    >
      <Form id={formId} className={styles.template} onSubmit={save}>
        <div className={styles.form}>
          {refused !== null && <Notice tone="seal">{refused}</Notice>}
          <TextField
            label={t('plan.templateName')}
            autoFocus
            value={form.name}
            onChange={(name) => set({ name })}
            problem={form.name.trim() === '' ? t('plan.needTemplateName') : undefined}
          />
          <div className={styles.halves}>
            <NumberField
              label={t('plan.lasts')}
              min={0}
              value={form.minutes === 0 ? null : form.minutes}
              onChange={(minutes) => set({ minutes: minutes ?? 0 })}
            />
            <NumberField
              label={t('salons.capacity')}
              min={1}
              value={form.capacity ?? null}
              onChange={(capacity) => setForm(withOptional(form, 'capacity', capacity))}
            />
          </div>
          <TagField
            label={t('plan.interests')}
            placeholder={t('plan.interestsPlaceholder')}
            creatable
            value={form.interests}
            options={labelOptions(community?.interests ?? [])}
            onChange={(interests) => set({ interests })}
          />
          <Field label={t('plan.fee')}>
            {() => (
              <AmountInput
                label={t('plan.fee')}
                alone
                value={form.fee ?? null}
                currency={currency}
                placeholder={t('plan.free')}
                onChange={(fee) => setForm(withOptional(form, 'fee', fee))}
              />
            )}
          </Field>
          <TextArea label={t('salons.notes')} rows={3} value={form.notes} onChange={(notes) => set({ notes })} />
        </div>
        <div className={styles.form}>
          <section>
            <h3 className={styles.part}>{t('salons.agenda')}</h3>
            <AgendaEditor
              lines={form.agenda}
              onChange={(agenda) => set({ agenda: agenda.map((line, order) => ({ ...line, order })) })}
              start={null}
              end={null}
            />
          </section>
          <section>
            <h3 className={styles.part}>{t('plan.tasks')}</h3>
            <TaskLines
              lines={form.tasks}
              onChange={(tasks) => set({ tasks })}
              lead={() => <span />}
              due={({ daysBefore }) => (
                <span className={styles.note}>
                  {daysBefore < 0
                    ? t('plan.daysAfter', { days: -daysBefore })
                    : t('plan.daysBefore', { days: daysBefore })}
                </span>
              )}
            />
          </section>
          <section>
            <h3 className={styles.part}>{t('plan.budget')}</h3>
            <div role="table" aria-label={t('plan.budget')} className={styles.budget}>
              {(['cost', 'income'] as const).map((kind) => (
                <BudgetLines
                  key={kind}
                  isPlan
                  kind={kind}
                  lines={form.budget}
                  currency={currency}
                  onChange={(budget) => set({ budget })}
                />
              ))}
            </div>
          </section>
        </div>
      </Form>
    </Dialog>
  )
}

/** With a number, or without: an empty field leaves none behind. */
function withOptional(template: Template, field: 'capacity' | 'fee', value: number | null): Template {
  const { [field]: _before, ...rest } = template
  return value === null ? rest : { ...rest, [field]: value }
}
