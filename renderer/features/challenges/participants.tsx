import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Presence } from '../../../shared/domain/challenge.ts'
import type { ChallengeView, EveningRow, ParticipantRow } from '../../../shared/protocol/challenges.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { memberAddress } from './addresses.ts'
import styles from './challenges.module.css'
import { ExcuseDialog } from './excuse-dialog.tsx'

interface ParticipantsProps {
  readonly value: ChallengeView
  readonly mayTick: boolean
}

/** Who took part: a line a person, a box a step, or a mark an evening. */
export function Participants({ value, mayTick }: ParticipantsProps) {
  const { t } = useLanguage()
  const { row, people } = value
  if (people.total === 0)
    return (
      <EmptyState title={t('challenges.nobodyYet')}>
        {t(row.kind === 'ritual' ? 'challenges.nobodyRitual' : 'challenges.nobodyHint')}
      </EmptyState>
    )
  return (
    <Card title={t('challenges.whoTookPart')} flush>
      <div className={styles.scroller}>
        {row.kind === 'ritual' ? (
          <RitualTable value={value} mayTick={mayTick} />
        ) : (
          <StepTable value={value} mayTick={mayTick} />
        )}
      </div>
    </Card>
  )
}

function StepTable({ value: { row, steps, people }, mayTick }: ParticipantsProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const today = useToday()
  const tick = (member: ParticipantRow, step: string) => {
    const taken = member.taken[step]
    if (taken) void act('step.takeBack', { step: taken.id }, { done: t('challenges.unticked'), undo: true })
    else
      void act(
        'step.take',
        { challenge: row.id, step, day: today, members: [member.id] },
        { done: t('challenges.ticked', { count: 1, already: 0 }), undo: true },
      )
  }
  return (
    <PeopleTable
      people={people.rows}
      heads={
        <>
          {steps.map(({ id, text }) => (
            <th key={id} scope="col" className={styles.stepHead}>
              <span title={text}>{text}</span>
            </th>
          ))}
          <th scope="col">{t('challenges.finished')}</th>
        </>
      }
    >
      {(person) => (
        <>
          {steps.map(({ id, text }) => {
            const taken = person.taken[id]
            return (
              <td
                key={id}
                className={styles.cell}
                title={taken ? `${formats.date(taken.day)} · ${taken.by}` : undefined}
              >
                <Checkbox
                  label={t('challenges.stepOf', { step: text, name: person.name })}
                  checked={taken !== undefined}
                  disabled={!mayTick}
                  onChange={() => tick(person, id)}
                />
              </td>
            )
          })}
          <td className={styles.when}>{person.finished === null ? '' : formats.date(person.finished)}</td>
        </>
      )}
    </PeopleTable>
  )
}

function RitualTable({ value: { row, people }, mayTick }: ParticipantsProps) {
  const { t } = useLanguage()
  const [excusing, setExcusing] = useState<{ readonly person: ParticipantRow; readonly evening: EveningRow } | null>(
    null,
  )
  return (
    <>
      <PeopleTable
        people={people.rows}
        heads={
          <>
            <th scope="col">{t('challenges.streakNow')}</th>
            <th scope="col">{t('challenges.longest')}</th>
            <th scope="col">{t('challenges.latest')}</th>
          </>
        }
      >
        {(person) => (
          <>
            <td className={styles.number}>{t('challenges.inARow', { count: person.streak?.now ?? 0 })}</td>
            <td className={styles.number}>{person.streak?.longest}</td>
            <td>
              <span className={styles.evenings}>
                {person.streak?.evenings.map((evening) => (
                  <Evening
                    key={evening.salon}
                    evening={evening}
                    onExcuse={mayTick && isAbsence(evening) ? () => setExcusing({ person, evening }) : null}
                  />
                ))}
              </span>
            </td>
          </>
        )}
      </PeopleTable>
      <Legend />
      {excusing && <ExcuseDialog challenge={row.id} {...excusing} onClose={() => setExcusing(null)} />}
    </>
  )
}

interface PeopleTableProps {
  readonly people: readonly ParticipantRow[]
  /** Of the columns after the one of names. */
  readonly heads: ReactNode
  readonly children: (person: ParticipantRow) => ReactNode
}

function PeopleTable({ people, heads, children }: PeopleTableProps) {
  const { t } = useLanguage()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('challenges.person')}</th>
          {heads}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Person person={person} />
            {children(person)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Person({ person }: { readonly person: ParticipantRow }) {
  const { t } = useLanguage()
  return (
    <th scope="row" className={styles.personCell}>
      <Seal name={person.name} size="small" />
      {person.name === '' ? t('connections.elsewhere') : <Link href={memberAddress(person.id)}>{person.name}</Link>}
    </th>
  )
}

/** Signs that differ in shape, not only in colour. */
const SIGNS: Readonly<Record<Presence, string>> = { came: '●', excused: '◐', forgiven: '◌', missed: '×', apart: '·' }

/** What the signs mean. */
function Legend() {
  const { t } = useLanguage()
  return (
    <p className={styles.legend} aria-hidden="true">
      {PRESENCES.map((presence) => (
        <span key={presence}>
          <span className={styles[presence]}>{SIGNS[presence]}</span> {t(`challenges.presence.${presence}`)}
        </span>
      ))}
    </p>
  )
}

const PRESENCES = ['came', 'excused', 'forgiven', 'missed', 'apart'] as const satisfies readonly Presence[]

interface EveningProps {
  readonly evening: EveningRow
  readonly onExcuse: (() => void) | null
}

function Evening({ evening: { start, theme, presence, excuse }, onExcuse }: EveningProps) {
  const { t, formats } = useLanguage()
  const words = [formats.date(start.slice(0, 10)), theme, t(`challenges.presence.${presence}`), excuse?.word]
  const label = words.filter(Boolean).join(' · ')
  const look = classes(styles.evening, styles[presence])
  return (
    <Tooltip text={label}>
      {onExcuse ? (
        <button type="button" className={look} aria-label={label} onClick={onExcuse}>
          {SIGNS[presence]}
        </button>
      ) : (
        <span className={look} role="img" aria-label={label}>
          {SIGNS[presence]}
        </span>
      )}
    </Tooltip>
  )
}

function isAbsence({ presence }: EveningRow): boolean {
  return presence === 'missed' || presence === 'forgiven' || presence === 'excused'
}
