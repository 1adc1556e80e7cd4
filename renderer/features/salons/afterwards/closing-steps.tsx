import { Check } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ClosingView } from '../../../../shared/protocol/afterwards.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useDo } from '../../common/use-do.ts'
import { CameStep, MissingStep } from './attendance-steps.tsx'
import styles from './closing-steps.module.css'
import { MetStep } from './met-step.tsx'
import { MoneyStep } from './money-step.tsx'
import { WalkInStep } from './walk-in-step.tsx'

const STEPS = ['came', 'missing', 'walkIns', 'met', 'money'] as const
type Step = (typeof STEPS)[number]

export interface ClosingStepsProps {
  readonly view: SalonView
  readonly onClosed: () => void
}

/** The evening gone through in five steps. Each writes as it goes, so that it can be left and taken up anywhere. */
export function ClosingSteps({ view, onClosed }: ClosingStepsProps) {
  const closing = useView('closing', { salon: view.salon.id })
  if (closing.state !== 'ready' || closing.value === null) return null
  return <Steps view={view} closing={closing.value} onClosed={onClosed} />
}

function Steps({ view, closing, onClosed }: ClosingStepsProps & { readonly closing: ClosingView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const [step, setStep] = useState<Step>('came')
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever was far down a list of two hundred reads the next step from its beginning.
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), [step])
  const { id, theme, closed, zone, cancelled } = closing.salon
  const place = STEPS.indexOf(step)
  const next = STEPS[place + 1]
  const close = async (isClosed: boolean) => {
    const done = t(isClosed ? 'after.closedToast' : 'after.reopenedToast', { theme })
    const result = await act('salon.close', { salon: id, closed: isClosed }, { done, undo: true })
    if (result.ok && isClosed) onClosed()
  }
  const states: Readonly<Record<Step, string>> = {
    came: t('after.state.came', { count: closing.count.arrived }),
    missing: t('after.state.missing', { count: closing.count.missing }),
    walkIns: t('after.state.walkIns', { count: closing.walkIns.length }),
    met: t('after.state.met', { count: closing.met.length, proposed: closing.proposed.length }),
    money: t('after.state.money', { count: closing.money.owing.length }),
  }
  return (
    <div className={styles.closing}>
      {closed !== undefined && (
        <Notice
          tone="jade"
          title={t('after.closedOn', { when: formats.dayTime(closed, zone) })}
          actions={<Button onClick={() => void close(false)}>{t('after.reopen')}</Button>}
        />
      )}
      <div className={styles.columns}>
        <nav aria-label={t('after.steps')}>
          <ol className={styles.steps}>
            {STEPS.map((each, at) => (
              <li key={each}>
                <button
                  type="button"
                  className={classes(styles.step, each === step && styles.here)}
                  aria-current={each === step ? 'step' : undefined}
                  onClick={() => setStep(each)}
                >
                  <span className={styles.number} aria-hidden="true">
                    {at + 1}
                  </span>
                  <span className={styles.words}>
                    <span className={styles.name}>{t(`after.step.${each}`)}</span>
                    <span className={styles.state}>{states[each]}</span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <section className={styles.content} aria-label={t(`after.step.${step}`)}>
          <h2 ref={heading} className={styles.heading}>
            {t(`after.step.${step}`)}
          </h2>
          <p className={styles.about}>{t(`after.about.${step}`)}</p>
          {step === 'came' && <CameStep view={view} />}
          {step === 'missing' && <MissingStep view={view} />}
          {step === 'walkIns' && <WalkInStep closing={closing} />}
          {step === 'met' && <MetStep closing={closing} />}
          {step === 'money' && <MoneyStep closing={closing} />}
          <div className={styles.buttons}>
            {place > 0 && <Button onClick={() => setStep(STEPS[place - 1] ?? step)}>{t('after.previous')}</Button>}
            {next ? (
              <Button kind="primary" onClick={() => setStep(next)}>
                {t('after.next', { step: t(`after.step.${next}`) })}
              </Button>
            ) : (
              closed === undefined &&
              cancelled === undefined && (
                <Button kind="primary" icon={<Check />} onClick={() => void close(true)}>
                  {t('after.close')}
                </Button>
              )
            )}
          </div>
        </section>
      </div>
    </div>
  )
}
