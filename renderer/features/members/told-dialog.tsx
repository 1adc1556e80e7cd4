import { useState } from 'react'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { TOLD_WAYS } from '../../../shared/domain/told.ts'
import type { ToldWay } from '../../../shared/domain/told.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from '../consent/consent.module.css'
import formStyles from '../../ui/dialog-form.module.css'

export interface ToldDialogProps {
  readonly member: Member
  /** What to begin with. */
  readonly field: MemberField
  readonly onClose: () => void
}

/** Writes down what somebody said is to stand in a field of theirs, so that no list puts anything else there. */
export function ToldDialog({ member, field: first, onClose }: ToldDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const today = useToday()
  const [field, setField] = useState(first)
  const known = member.told?.[field]
  const [value, setValue] = useState(member[first] ?? '')
  const [on, setOn] = useState(known?.on ?? today)
  const [how, setHow] = useState<ToldWay>(known?.how ?? 'message')
  const [error, setError] = useState<string>()
  const choose = (next: MemberField) => {
    const before = member.told?.[next]
    setField(next)
    setValue(member[next] ?? '')
    setOn(before?.on ?? today)
    setHow(before?.how ?? how)
    setError(undefined)
  }
  const label = t(`words.field.${field}`)
  const write = async (told: { readonly value: string; readonly on: string; readonly how: ToldWay } | null) => {
    const done = t(told ? 'told.done' : 'told.takenBack', { field: label, name: member.name })
    const result = await act('member.told', { member: member.id, field, told }, { done, undo: true, quiet: true })
    if (result.ok) onClose()
    else setError(problem(result.problem))
  }
  return (
    <Dialog
      open
      size="small"
      title={t('told.title', { name: member.name })}
      onClose={onClose}
      actions={
        <>
          {known && (
            <Button kind="quiet" onClick={() => void write(null)}>
              {t('told.takeBack')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={() => void write({ value, on: on === '' ? today : on, how })}>
            {t('told.save')}
          </Button>
        </>
      }
    >
      <div className={formStyles.form}>
        <p className={styles.hint}>{t('told.lead')}</p>
        <Select
          label={t('told.field')}
          value={field}
          onChange={choose}
          options={MEMBER_FIELDS.map((each) => ({ value: each, label: t(`words.field.${each}`) }))}
        />
        <TextField
          label={t('told.value')}
          hint={t('told.valueHint')}
          value={value}
          onChange={setValue}
          problem={error}
        />
        <div className={formStyles.pair}>
          <DateField label={t('consent.on')} value={on} onChange={setOn} />
          <Select
            label={t('consent.how')}
            value={how}
            onChange={setHow}
            options={TOLD_WAYS.map((each) => ({ value: each, label: t(`consent.source.${each}`) }))}
          />
        </div>
      </div>
    </Dialog>
  )
}
