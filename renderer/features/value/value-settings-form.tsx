import { useState } from 'react'
import type { ValueNumber, ValueSettings } from '../../../shared/domain/value.ts'
import type { ChangeRow, ValueChangesView } from '../../../shared/protocol/value.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { someNames } from '../common/some-names.ts'
import { typedNumber } from '../common/typed-number.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { RateRows, rateDraft, readRates } from './rate-rows.tsx'
import type { RateDraft } from './rate-rows.tsx'
import { RightRows } from './right-rows.tsx'
import type { RightDraft } from './right-rows.tsx'
import { labelWords } from './value-words.ts'
import styles from './value.module.css'

const GROUPS = {
  tiers: ['days', 'quintilesFrom', 'memberFrom', 'partnerFrom'],
  recency: ['recency5', 'recency4', 'recency3', 'recency2'],
  frequency: ['frequency2', 'frequency3', 'frequency4', 'frequency5'],
  money: ['money2', 'money3', 'money4', 'money5'],
  visits: ['visits2', 'visits3', 'visits4', 'visits5'],
  stages: ['activationSalons', 'activationDays', 'growthDays', 'retentionAfter', 'retentionDays', 'advocacyDays'],
  risk: ['cooling', 'atRisk'],
  measures: ['conversionDays'],
} as const satisfies Readonly<Record<string, readonly ValueNumber[]>>
const GROUP_NAMES = ['tiers', 'recency', 'frequency', 'money', 'visits', 'stages', 'risk', 'measures'] as const

type Draft = ViewInput<'valueChanges'>['draft']

/** The numbers that labels hang on; before they are saved it is told whom they would change. */
export function ValueSettingsForm({ settings }: { readonly settings: ValueSettings }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const mayChange = useCommunity()?.may.commands.includes('value.set') === true
  const [typed, setTyped] = useState<Partial<Record<ValueNumber, string>>>({})
  const [money, setMoney] = useState<{ readonly currency: string; readonly rates: readonly RateDraft[] }>({
    currency: settings.currency,
    rates: settings.rates.map(rateDraft),
  })
  const [rights, setRights] = useState<readonly RightDraft[]>(settings.rights.map(rightDraft))
  const rates = readRates(money.rates)
  const draft = draftOf(settings, typed, { currency: money.currency, rates: rates ?? [], rights })
  const saved = draftOf(settings, {}, { ...settings, rights: settings.rights.map(rightDraft) })
  const isReadable = rates !== null && Object.values(typed).every((text) => typedNumber(text) !== null)
  const isChanged = isReadable && JSON.stringify(draft) !== JSON.stringify(saved)
  const view = useView('valueChanges', isChanged ? { draft } : null)
  const changes = isChanged && view.state === 'ready' ? view.value : null
  return (
    <Form
      className={styles.stack}
      onSubmit={async () => {
        await act('value.set', { draft }, { done: t('value.saved'), undo: true })
      }}
    >
      <p className={styles.quiet}>{t(mayChange ? 'value.settingsText' : 'value.settingsAdmin')}</p>
      {changes?.state === 'ready' && <Changes changes={changes} speech={speech} />}
      <div className={styles.groups}>
        {GROUP_NAMES.map((group) => (
          <Card key={group} title={t(`value.group.${group}`)}>
            <div className={styles.numbers}>
              {GROUPS[group].map((name) => (
                <TextField
                  key={name}
                  label={numberWords(name, t)}
                  problem={
                    typed[name] === undefined || typedNumber(typed[name]) !== null ? undefined : t('common.noNumber')
                  }
                  inputMode="decimal"
                  disabled={!mayChange}
                  value={typed[name] ?? String(settings.numbers[name])}
                  onChange={(text) => setTyped({ ...typed, [name]: text })}
                />
              ))}
            </div>
          </Card>
        ))}
      </div>
      <Card title={t('value.group.currency')}>
        <RateRows
          currency={money.currency}
          rates={money.rates}
          disabled={!mayChange}
          onCurrency={(currency) => setMoney({ ...money, currency })}
          onRates={(next) => setMoney({ ...money, rates: next })}
        />
      </Card>
      <Card title={t('value.rights')}>
        <RightRows rights={rights} disabled={!mayChange} onChange={setRights} />
      </Card>
      {mayChange && (
        <div className={styles.buttons}>
          <Button kind="primary" submit disabled={!isChanged}>
            {t('value.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function Changes({
  changes,
  speech,
}: {
  readonly changes: Extract<ValueChangesView, { state: 'ready' }>
  readonly speech: Speech
}) {
  const { t, formats } = speech
  const { members, names, tiers, stages, risks } = changes
  if (members === 0) return <Notice>{t('value.changesNone')}</Notice>
  const lines = (of: 'tier' | 'stage' | 'risk', rows: readonly ChangeRow<string>[]) =>
    rows.map(({ from, to, members: many }) =>
      t('value.change', { from: labelWords(of, from, speech), to: labelWords(of, to, speech), members: many }),
    )
  return (
    <Notice tone="ochre">
      <p>
        {t('value.changes', {
          members,
          ...someNames(formats, names, members),
        })}
      </p>
      <ul className={styles.lines}>
        {[...lines('tier', tiers), ...lines('stage', stages), ...lines('risk', risks)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** What was typed, as numbers; what is no number stays what it was, and keeps the form from being saved. */
function draftOf(
  settings: ValueSettings,
  typed: Partial<Record<ValueNumber, string>>,
  { currency, rates, rights }: Pick<ValueSettings, 'currency' | 'rates'> & { readonly rights: readonly RightDraft[] },
): Draft {
  const numbers = { ...settings.numbers }
  for (const group of GROUP_NAMES)
    for (const name of GROUPS[group]) {
      numbers[name] = typedNumber(typed[name] ?? '') ?? numbers[name]
    }
  return {
    numbers,
    currency,
    rates: [...rates],
    rights: rights.map(({ from, until, ...right }) => ({ ...right, from: from || null, until: until || null })),
  }
}

function rightDraft({ from = '', until = '', ...right }: ValueSettings['rights'][number]): RightDraft {
  return { ...right, from, until }
}

/** Cut-offs are called by the score that they lead to. */
function numberWords(name: ValueNumber, t: Speech['t']): string {
  const score = /\d$/.exec(name)?.[0]
  return score === undefined
    ? t(`value.number.${name as NamedNumber}`)
    : t('value.number.score', { score: Number(score) })
}

type NamedNumber = Exclude<
  ValueNumber,
  `recency${number}` | `frequency${number}` | `money${number}` | `visits${number}`
>
