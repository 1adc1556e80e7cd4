import { useState } from 'react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { ClosingView } from '../../../../shared/protocol/afterwards.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choices.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Form } from '../../../ui/form.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './closing-steps.module.css'

const HOW = ['seen', 'introduced'] as const
type How = (typeof HOW)[number]

export interface PairFormProps {
  readonly closing: ClosingView
  /** Everybody who was there. */
  readonly people: readonly Named[]
}

/** Two who met across the tables: seen talking, or introduced to each other by somebody. */
export function PairForm({ closing, people }: PairFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [how, setHow] = useState<How>('seen')
  const [one, setOne] = useState<MemberId | null>(null)
  const [other, setOther] = useState<MemberId | null>(null)
  const [introducer, setIntroducer] = useState<MemberId | null>(null)
  const nameOf = (member: MemberId) => people.find(({ id }) => id === member)?.name ?? ''
  const optionsBut = (...others: readonly (MemberId | null)[]) =>
    people.filter(({ id }) => !others.includes(id)).map(({ id, name }) => ({ value: id, label: name }))
  const record = async () => {
    if (one === null || other === null) return
    const { id: salon } = closing.salon
    const told = { done: t('after.pairRecorded', { a: nameOf(one), b: nameOf(other) }), undo: true }
    const result = await (how === 'seen'
      ? act('meeting.record', { salon, groups: [{ members: [one, other], how }] }, told)
      : act('meeting.introduce', { at: salon, a: one, b: other, introducer }, told))
    if (!result.ok) return
    setOne(null)
    setOther(null)
  }
  return (
    <Form className={styles.across} onSubmit={record}>
      <div className={styles.acrossHead}>
        <h3 className={styles.groupName}>{t('after.across')}</h3>
        <RadioGroup
          look="row"
          hideLabel
          label={t('after.pairHow')}
          value={how}
          onChange={setHow}
          options={HOW.map((value) => ({ value, label: t(`after.how.${value}`) }))}
        />
      </div>
      <div className={styles.pair}>
        <ComboBox
          label={t('after.pairOne')}
          value={one}
          onChange={setOne}
          options={optionsBut(other, how === 'introduced' ? introducer : null)}
        />
        <ComboBox
          label={t('after.pairOther')}
          value={other}
          onChange={setOther}
          options={optionsBut(one, how === 'introduced' ? introducer : null)}
        />
        {how === 'introduced' && (
          <ComboBox
            label={t('after.introducer')}
            placeholder={t('after.introducerUnknown')}
            value={introducer}
            onChange={setIntroducer}
            options={optionsBut(one, other)}
          />
        )}
        <Button submit disabled={one === null || other === null}>
          {t('after.pairAdd')}
        </Button>
      </div>
    </Form>
  )
}
