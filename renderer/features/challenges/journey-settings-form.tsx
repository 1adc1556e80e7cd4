import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { JourneyRule, JourneySettings } from '../../../shared/domain/journey.ts'
import type { JourneyChanges } from '../../../shared/protocol/journeys.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { NumberField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { someNames } from '../common/some-names.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './challenges.module.css'

/** How a community accompanies new members; before it is saved it is told whom it would change. */
export function JourneySettingsForm() {
  const view = useView('journeySettings', {})
  if (view.state !== 'ready') return null
  return <SettingsForm key={JSON.stringify(view.value)} settings={view.value} />
}

/** `key` tells lines apart that have no id yet. */
interface StepDraft {
  readonly key: string
  readonly id?: string
  readonly rule: JourneyRule
  readonly text: string
  readonly due: number
  readonly off: boolean
}

function SettingsForm({ settings }: { readonly settings: JourneySettings }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const mayChange = useCommunity()?.may.commands.includes('journey.settings') === true
  const [days, setDays] = useState(settings.days)
  const [steps, setSteps] = useState<readonly StepDraft[]>(settings.steps.map((step) => ({ ...step, key: step.id })))
  const [wrong, setWrong] = useState<string | null>(null)
  const draft = { days, steps: steps.map(({ key: _key, ...step }) => step) }
  const isChanged = JSON.stringify(draft) !== JSON.stringify({ days: settings.days, steps: settings.steps })
  const view = useView('journeyChanges', isChanged ? { draft } : null)
  const changes = isChanged && view.state === 'ready' ? view.value : null
  const change = (step: StepDraft, more: Partial<StepDraft>) => {
    setWrong(null)
    setSteps(steps.map((each) => (each === step ? { ...step, ...more } : each)))
  }
  const add = () => {
    setSteps([...steps, { key: `new ${steps.length} ${Date.now()}`, rule: 'own', text: '', due: 14, off: false }])
  }
  const save = async () => {
    const result = await act('journey.settings', { draft }, { done: t('journeys.saved'), undo: true, quiet: true })
    if (!result.ok) setWrong(problem(result.problem))
  }
  return (
    <Form className={styles.stack} onSubmit={save}>
      <p className={styles.quiet}>{t(mayChange ? 'journeys.settingsText' : 'journeys.settingsAdmin')}</p>
      {changes && <Changes changes={changes} />}
      <Card>
        <div className={styles.form}>
          <div className={styles.days}>
            <NumberField
              label={t('journeys.length')}
              unit={t('journeys.days')}
              min={1}
              max={366}
              disabled={!mayChange}
              value={days}
              onChange={(value) => setDays(value ?? 1)}
            />
          </div>
          <ul className={styles.template} aria-label={t('journeys.steps')}>
            {steps.map((step) => {
              const name = step.rule === 'own' ? step.text : t(`journeys.step.${step.rule}`)
              return (
                <li key={step.key} className={styles.templateStep}>
                  <Checkbox
                    label={t('journeys.useStep', { step: name })}
                    checked={!step.off}
                    disabled={!mayChange}
                    onChange={(on) => change(step, { off: !on })}
                  />
                  <div className={styles.words}>
                    <TextField
                      label={step.rule === 'own' ? t('journeys.ownStep') : name}
                      hideLabel
                      disabled={!mayChange || step.off}
                      placeholder={step.rule === 'own' ? t('journeys.ownStep') : name}
                      value={step.text}
                      onChange={(text) => change(step, { text })}
                    />
                    <span className={styles.quiet}>{t(`journeys.rule.${step.rule}`)}</span>
                  </div>
                  <NumberField
                    label={t('journeys.dueDay')}
                    hideLabel
                    unit={t('journeys.dueUnit')}
                    min={1}
                    max={366}
                    disabled={!mayChange || step.off}
                    value={step.due}
                    onChange={(due) => change(step, { due: due ?? 1 })}
                  />
                  {step.rule === 'own' && mayChange ? (
                    <IconButton
                      label={t('journeys.removeStep', { step: name })}
                      icon={<Trash2 />}
                      onClick={() => setSteps(steps.filter((each) => each !== step))}
                    />
                  ) : (
                    <span />
                  )}
                </li>
              )
            })}
          </ul>
          {mayChange && (
            <div>
              <Button size="small" kind="quiet" icon={<Plus />} onClick={add}>
                {t('journeys.addStep')}
              </Button>
            </div>
          )}
        </div>
      </Card>
      {wrong !== null && <Notice tone="seal">{wrong}</Notice>}
      {mayChange && (
        <div className={styles.buttons}>
          <Button kind="primary" submit disabled={!isChanged}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function Changes({ changes: { before, after, changed, people } }: { readonly changes: JourneyChanges }) {
  const { t, formats } = useLanguage()
  if (changed === 0) return <Notice>{t('journeys.changesNone')}</Notice>
  const names = people.slice(0, NAMED).map(({ name }) => name)
  return (
    <Notice tone="ochre">
      {t('journeys.changes', {
        changed,
        ...someNames(formats, names, changed),
        before: before.overdue,
        after: after.overdue,
      })}
    </Notice>
  )
}

/** Enough to see whom it is about. */
const NAMED = 5
