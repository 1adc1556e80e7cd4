import { useId, useState } from 'react'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { ChallengeView } from '../../../shared/protocol/challenges.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useView } from '../../client/hooks.ts'
import { Chip } from '../../ui/chip.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { PersonField } from '../common/person-field.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './challenges.module.css'

interface TickDialogProps {
  readonly value: ChallengeView
  readonly step: string
  readonly onClose: () => void
}

/** Evenings to choose from: what somebody ticks afterwards was lately. */
const EVENINGS = 30

type Who = 'people' | 'salon'

/** Ticks a step for some people, or for everybody who came to a salon. */
export function TickDialog({ value: { row, steps }, step: asked, onClose }: TickDialogProps) {
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const form = useId()
  const [who, setWho] = useState<Who>('people')
  const [step, setStep] = useState(asked)
  const [people, setPeople] = useState<readonly Named[]>([])
  const [salon, setSalon] = useState<SalonId | null>(null)
  const [day, setDay] = useState(useToday())
  const [wrong, setWrong] = useState<string | null>(null)
  const past = useView('salons', {
    when: 'past',
    ...(row.chapter !== null && { chapter: row.chapter }),
    range: { from: 0, count: EVENINGS },
  })
  const evenings = (past.state === 'ready' ? past.value.rows : []).filter(({ cancelled }) => !cancelled)
  const save = async () => {
    const whom = who === 'people' ? { members: people.map(({ id }) => id) } : { salon }
    const result = await act(
      'step.take',
      { challenge: row.id, step, day, ...whom },
      {
        done: ({ taken, already }) => t('challenges.ticked', { count: taken, already }),
        undo: true,
        quiet: true,
      },
    )
    if (result.ok) onClose()
    else setWrong(problem(result.problem))
  }
  return (
    <Dialog
      title={t('challenges.tickTitle')}
      open
      size="small"
      onClose={onClose}
      actions={<FormActions form={form} does={t('challenges.tickNow')} onCancel={onClose} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <Select
          label={t('challenges.step')}
          value={step}
          onChange={setStep}
          options={steps.map(({ id, text }) => ({ value: id, label: text }))}
        />
        <RadioGroup<Who>
          label={t('challenges.who')}
          look="row"
          value={who}
          onChange={setWho}
          options={[
            { value: 'people', label: t('challenges.whoPeople') },
            { value: 'salon', label: t('challenges.whoSalon') },
          ]}
        />
        {who === 'people' ? (
          <>
            {people.length > 0 && (
              <div className={styles.chips}>
                {people.map((person) => (
                  <Chip key={person.id} onRemove={() => setPeople(people.filter(({ id }) => id !== person.id))}>
                    {person.name}
                  </Chip>
                ))}
              </div>
            )}
            <PersonField
              key={people.length}
              label={t('challenges.person')}
              placeholder={t('after.findSomebody')}
              value={null}
              onChange={(person) => {
                setWrong(null)
                if (person && !people.some(({ id }) => id === person.id)) setPeople([...people, person])
              }}
            />
          </>
        ) : (
          <Select<SalonId>
            label={t('challenges.whichSalon')}
            placeholder={t('challenges.chooseSalon')}
            value={salon}
            onChange={(chosen) => {
              setWrong(null)
              setSalon(chosen)
              const evening = evenings.find(({ id }) => id === chosen)
              if (evening) setDay(isoDay(evening.start, evening.zone))
            }}
            options={evenings.map(({ id, theme, start, zone, count }) => ({
              value: id,
              label: theme,
              hint: `${formats.shortDay(start, zone)} · ${t('challenges.came', { count: count.arrived })}`,
            }))}
          />
        )}
        <DateField label={t('challenges.day')} value={day} onChange={setDay} />
        {wrong !== null && <Notice tone="seal">{wrong}</Notice>}
      </Form>
    </Dialog>
  )
}

/** The date on the clock of the evening's place. */
function isoDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
}
