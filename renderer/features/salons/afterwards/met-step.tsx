import { useState } from 'react'
import type { ClosingView, MeetingRow } from '../../../../shared/protocol/afterwards.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './closing-steps.module.css'
import { MetGroup } from './met-group.tsx'
import { PairForm } from './pair-form.tsx'

/** Who met whom: the tables as they were, put right where somebody knows better, and pairs who met across them. */
export function MetStep({ closing }: { readonly closing: ClosingView }) {
  const { t } = useLanguage()
  const { met, proposed, loose } = closing
  const people = peopleIn(closing)
  if (people.length < 2) return <p className={styles.quiet}>{t('after.tooFew')}</p>
  return (
    <>
      {proposed.length > 0 && (
        // Another proposal, such as after a late tick, is begun anew.
        <Proposal key={JSON.stringify(proposed)} closing={closing} people={people} />
      )}
      {met.length > 0 && (
        <div className={styles.groups}>
          {met.map((row) => (
            <Recorded key={row.meeting} row={row} people={people} />
          ))}
        </div>
      )}
      {met.length > 0 && loose.length > 0 && (
        <p className={styles.quiet}>{t('after.loose', { count: loose.length, names: namesOf(loose) })}</p>
      )}
      <PairForm closing={closing} people={people} />
    </>
  )
}

function namesOf(people: readonly Named[]): string {
  return people
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
    .join('、')
}

/** Names in one sentence. */
const MOST_NAMED = 12

/** Everybody who came, once. */
function peopleIn({ met, loose }: ClosingView): readonly Named[] {
  const all = [...met.flatMap(({ members }) => members), ...loose]
  return [...new Map(all.map((person) => [person.id, person])).values()]
}

/** Groups as they probably were; nothing is recorded until somebody says so. */
function Proposal({ closing, people }: { readonly closing: ClosingView; readonly people: readonly Named[] }) {
  const { t } = useLanguage()
  const act = useDo()
  const [groups, setGroups] = useState(closing.proposed)
  const isGuess = groups.some((group) => group.isGuess)
  const kept = groups.filter(({ members }) => members.length > 1)
  const record = () =>
    act(
      'meeting.record',
      {
        salon: closing.salon.id,
        groups: kept.map(({ members }) => ({ members: members.map(({ id }) => id), how: 'table' as const })),
      },
      { done: ({ recorded }) => t('after.recorded', { count: recorded }), undo: true },
    )
  const correct = (place: number, members: readonly Named[]) =>
    setGroups(groups.map((group, at) => (at === place ? { ...group, members } : group)))
  return (
    <>
      {isGuess && <Notice tone="ochre">{t('after.guess')}</Notice>}
      <div className={styles.groups}>
        {groups.map((group, place) => (
          <MetGroup
            key={place}
            proposed
            title={group.table === '' ? t('after.groupNumber', { number: place + 1 }) : group.table}
            members={group.members}
            people={people}
            onChange={(members) => correct(place, members)}
          />
        ))}
      </div>
      <div>
        <Button kind="primary" disabled={kept.length === 0} onClick={() => void record()}>
          {t('after.record', { count: kept.length })}
        </Button>
      </div>
    </>
  )
}

function Recorded({ row, people }: { readonly row: MeetingRow; readonly people: readonly Named[] }) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <MetGroup
      title={row.introducer ? t('after.how.introducedBy', { name: row.introducer.name }) : t(`after.how.${row.how}`)}
      members={row.members}
      people={people}
      onChange={(members) =>
        void act(
          'meeting.correct',
          { meeting: row.meeting, members: members.map(({ id }) => id) },
          { done: t('after.corrected'), undo: true },
        )
      }
    />
  )
}
