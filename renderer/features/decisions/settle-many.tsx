import { useEffect, useMemo, useState } from 'react'
import type { Decision, DecisionSide } from '../../../shared/protocol/decisions.ts'
import type { ListWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import type { RadioOption } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { Speech } from '../../ui/language.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { useDo } from '../common/use-do.ts'
import { cardOf } from './card.tsx'
import type { CardChoice, Telling } from './telling.ts'
import { decisionKey } from './decision-key.ts'
import styles from './decisions.module.css'
import { sideWords } from './group-list.tsx'
import { planOf } from './settle-rules.ts'
import type { Rule, Settled } from './settle-rules.ts'

export interface SettleManyProps {
  /** What is listed, in words. */
  readonly group: string
  readonly list: ListWindow<'decisions'>
  readonly telling: Telling
  readonly onClose: () => void
  /** Done, and what to say of it. */
  readonly onDone: (words: string) => void
}

/** Height of a line of what would happen. */
const LINE = 34

/** Settles everything that is listed by one rule, after showing what would become of each. */
export function SettleMany({ group, list, telling, onClose, onDone }: SettleManyProps) {
  const { speech } = telling
  const { t, formats } = speech
  const act = useDo()
  const decisions = useAll(list)
  const rules = useMemo(
    () => rulesFor(decisions ?? [], list.value?.sides ?? [], speech),
    [decisions, list.value, speech],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { rule } = rules.find(({ value }) => value === chosen) ?? rules[0] ?? {}
  const { settled, left } = useMemo(() => (rule && decisions ? planOf(rule, decisions) : NOTHING), [rule, decisions])
  const columns = useColumns(telling)

  const settle = async () => {
    setBusy(true)
    const result = await act('decision.settleAll', { items: settled.map(({ settlement }) => settlement) })
    setBusy(false)
    if (!result.ok) return
    onDone(t('decisions.manySettled', { count: result.value.settled }))
    onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={t('decisions.manyTitle', { group })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy || settled.length === 0} onClick={() => void settle()}>
            {t('decisions.settleCount', { count: settled.length })}
          </Button>
        </>
      }
    >
      <div className={styles.many}>
        <RadioGroup
          label={t('decisions.rule')}
          value={rules.find((each) => each.rule === rule)?.value ?? null}
          onChange={setChosen}
          options={rules}
        />
        <p className={styles.note} role="status">
          {formats.sentences([
            t('decisions.wouldSettle', { count: settled.length }),
            left.length > 0 ? t('decisions.wouldStay', { count: left.length }) : '',
          ])}
        </p>
        <div className={styles.would}>
          <VirtualTable<Settled, string, never>
            label={t('decisions.wouldHappen')}
            columns={columns}
            total={settled.length}
            rowAt={(index) => settled[index]}
            rowKey={({ decision }) => decisionKey(decision)}
            rowHeight={LINE}
            onVisible={nothing}
            listKey={chosen ?? ''}
          />
        </div>
      </div>
    </Dialog>
  )
}

const NOTHING = { settled: [], left: [] }
const nothing = () => undefined

/** Everything that is listed, also what is not on the screen: nothing is settled that could not be looked at. */
function useAll({ rowsBetween, total, value }: ListWindow<'decisions'>): readonly Decision[] | undefined {
  const [all, setAll] = useState<readonly Decision[]>()
  useEffect(() => {
    let isOver = false
    void rowsBetween(0, total - 1).then((rows) => {
      if (!isOver) setAll(rows)
    })
    return () => {
      isOver = true
    }
    // Asked for again whenever the answer has changed.
  }, [rowsBetween, total, value])
  return all
}

type NamedRule = RadioOption<string> & { readonly rule: Rule }

/** Rules that would settle anything; where salons are all there is, theirs. */
function rulesFor(
  decisions: readonly Decision[],
  sides: readonly DecisionSide[],
  speech: Speech,
): readonly NamedRule[] {
  const { t } = speech
  if (decisions.length > 0 && decisions.every(({ kind }) => kind === 'overbooked')) {
    return [
      { value: 'seats', label: t('decisions.ruleSeats'), rule: { kind: 'seats' } },
      { value: 'wait', label: t('decisions.ruleWait'), rule: { kind: 'wait' } },
      { value: 'leave', label: t('decisions.overbookedLeave'), rule: { kind: 'leave' } },
    ]
  }
  return [
    {
      value: 'newest',
      label: t('decisions.ruleNewest'),
      hint: t('decisions.ruleNewestHint'),
      rule: { kind: 'newest' },
    },
    ...sides.map((side): NamedRule => ({
      value: `side ${side.device ?? side.by}`,
      label: side.mine ? t('decisions.ruleMine') : t('decisions.ruleSide', { who: side.by || t('decisions.somebody') }),
      hint: t('decisions.ruleSideHint', { device: sideWords(side, speech), count: side.count }),
      rule: { kind: 'side', side },
    })),
  ]
}

function useColumns(telling: Telling): readonly Column<Settled, never>[] {
  return useMemo(() => {
    const { t } = telling.speech
    return [
      {
        id: 'what',
        title: t('decisions.columnWhat'),
        width: 'minmax(150px, 3fr)',
        cell: ({ decision }) => cardOf(decision, telling).title,
      },
      {
        id: 'stays',
        title: t('decisions.columnStays'),
        width: 'minmax(120px, 2fr)',
        cell: (row) => <strong className={styles.stays}>{partsOf(row, telling).taken?.words}</strong>,
      },
      {
        id: 'goes',
        title: t('decisions.columnGoes'),
        width: 'minmax(120px, 2fr)',
        cell: (row) => (
          <span className={styles.goes}>
            {partsOf(row, telling)
              .others.map(({ words }) => words)
              .join(' · ')}
          </span>
        ),
      },
    ]
  }, [telling])
}

/** What is taken and what is not. */
function partsOf(
  { decision, settlement }: Settled,
  telling: Telling,
): { readonly taken: CardChoice | undefined; readonly others: readonly CardChoice[] } {
  const { choices } = cardOf(decision, telling)
  const taken = choices.find((choice) => choice.settlement.choice === settlement.choice)
  // A salon's other ways out are no values that would be lost.
  return { taken, others: decision.kind === 'overbooked' ? [] : choices.filter((choice) => choice !== taken) }
}
