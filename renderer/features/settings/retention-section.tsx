import { useState } from 'react'
import { Link } from 'wouter'
import { RETENTION_CHOICES, RETENTION_RULES } from '../../../shared/domain/retention.ts'
import type { Retention, RetentionRule } from '../../../shared/domain/retention.ts'
import { useView } from '../../client/hooks.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './settings.module.css'

/** How long people are kept before somebody looks whether they still have to be. */
export function RetentionSection() {
  const { t } = useLanguage()
  const view = useView('retention', {})
  if (view.state !== 'ready') return null
  const { rules, total } = view.value
  return (
    <Card title={t('erasure.keepTitle')}>
      <div className={styles.rows}>
        <p className={styles.hint}>{t('erasure.keepText')}</p>
        {/* What somebody else set meanwhile is what there is to change. */}
        <Rules key={JSON.stringify(rules)} rules={rules} />
        <p>
          <Link href="/members/retention">{t('erasure.keepDue', { count: total })}</Link>
        </p>
      </div>
    </Card>
  )
}

const NEVER = 'never'

function Rules({ rules }: { readonly rules: Retention }) {
  const { t } = useLanguage()
  const act = useDo()
  const mayChange = useCommunity()?.may.commands.includes('retention.set') === true
  const [draft, setDraft] = useState(rules)
  const isChanged = RETENTION_RULES.some((rule) => draft[rule] !== rules[rule])
  const words = (rule: RetentionRule, count: number) =>
    t(rule === 'quiet' ? 'erasure.keepYears' : 'erasure.keepMonths', { count })
  return (
    <Form
      className={styles.rows}
      onSubmit={async () => {
        await act('retention.set', { ...draft }, { done: t('erasure.keepSaved'), undo: true })
      }}
    >
      {!mayChange && <p className={styles.hint}>{t('erasure.keepAdmin')}</p>}
      {RETENTION_RULES.map((rule) => (
        <Select
          key={rule}
          label={t(`erasure.keep.${rule}`)}
          value={draft[rule] === null ? NEVER : String(draft[rule])}
          disabled={!mayChange}
          onChange={(value) => setDraft({ ...draft, [rule]: value === NEVER ? null : Number(value) })}
          options={[
            { value: NEVER, label: t('erasure.keepOff') },
            ...RETENTION_CHOICES[rule].map((count) => ({ value: String(count), label: words(rule, count) })),
          ]}
        />
      ))}
      {isChanged && <FormActions onCancel={() => setDraft(rules)} />}
    </Form>
  )
}
