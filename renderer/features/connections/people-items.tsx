import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { BridgeRow, CooledRow, IdeaRow, IsolatedRow, NewcomerRow } from '../../../shared/protocol/connections.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import type { SalonRow } from '../../../shared/protocol/planning.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { NewSalonDialog } from '../salons/new-salon-dialog.tsx'
import styles from './connections.module.css'
import { IntroduceDialog } from './introduce-dialog.tsx'
import { PersonLink } from './person-link.tsx'
import { useTieNumbers } from './use-tie-numbers.ts'
import { tieWords } from './words.ts'

/** Somebody who met nobody on their first evening, as far as that is known. */
export function NewcomerItem({ row }: { readonly row: NewcomerRow }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  return (
    <Item person={row}>
      <span className={styles.quiet}>
        {t('connections.newcomerWhy', {
          when: formats.relativeDay(row.salon.start, now),
          unrecorded: row.isUnrecorded ? 1 : 0,
        })}{' '}
        <Link href={`/salons/${row.salon.id}`}>{row.salon.theme}</Link>
      </span>
      <Introduce a={row} idea={row.idea} chapter={row.chapter} />
    </Item>
  )
}

/** Somebody who comes and has no warm tie. */
export function IsolatedItem({ row }: { readonly row: IsolatedRow }) {
  const { t, formats } = useLanguage()
  const { activeDays } = useTieNumbers()
  const now = useNow()
  return (
    <Item person={row}>
      <span className={styles.quiet}>
        {t('connections.isolatedWhy', { activeDays, came: row.came, last: formats.relativeDay(row.last, now) })}
      </span>
      <Introduce a={row} idea={row.idea} chapter={row.chapter} />
    </Item>
  )
}

/** Two who were warm lately; the next evening of their chapter brings them together again, or one that is planned for it. */
export function CooledItem({ row, next }: { readonly row: CooledRow; readonly next: SalonRow | null }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const now = useNow()
  const [, navigate] = useLocation()
  const [plans, setPlans] = useState(false)
  const mayPlan = useCommunity()?.may.commands.includes('salon.create') === true
  const { a, b, chapter } = row
  const invite = async () => {
    if (!next) return
    const who = { kind: 'ids' as const, ids: [a.id, b.id] }
    await act(
      'salon.invite',
      { salon: next.id, who },
      {
        done: ({ invited }) => t('connections.invitedBoth', { count: invited, theme: next.theme }),
        undo: true,
      },
    )
  }
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.names}>
          <PersonLink person={a} />
          <span aria-hidden="true">–</span>
          <PersonLink person={b} />
        </span>
        <span className={styles.quiet}>{tieWords({ ...row, first: row.last }, now, speech)}</span>
      </span>
      {next && (
        <Button
          size="small"
          aria-label={t('connections.inviteBothFor', { a: a.name, b: b.name, theme: next.theme })}
          title={next.theme}
          onClick={() => void invite()}
        >
          {t('connections.inviteBoth')}
        </Button>
      )}
      {!next && chapter && mayPlan && (
        <Button
          size="small"
          aria-label={t('connections.planBothFor', { a: a.name, b: b.name })}
          onClick={() => setPlans(true)}
        >
          {t('connections.planBoth')}
        </Button>
      )}
      {plans && chapter && (
        <NewSalonDialog
          chapter={chapter}
          onClose={() => setPlans(false)}
          onCreated={(salon) => navigate(`/salons/${salon}`)}
        />
      )}
    </li>
  )
}

/** Somebody without whom others would lose the rest; a second tie across makes it safe. */
export function BridgeItem({ row }: { readonly row: BridgeRow }) {
  const { t } = useLanguage()
  return (
    <Item person={row}>
      <span className={styles.quiet}>{t('connections.bridgeWhy', { count: row.cutOff, ties: row.ties })}</span>
      <Introduce a={row} idea={null} chapter={row.chapter} />
    </Item>
  )
}

function Item({ person, children }: { readonly person: Named; readonly children: readonly [ReactNode, ReactNode] }) {
  const [words, step] = children
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <PersonLink person={person} />
        {words}
      </span>
      {step}
    </li>
  )
}

export interface IntroduceProps {
  readonly a: Named
  readonly idea: IdeaRow | null
  readonly chapter: ChapterId
}

/** The next step for whoever knows too few: to whom, where there is an idea. */
export function Introduce({ a, idea, chapter }: IntroduceProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const may = useCommunity()?.may.commands.includes('meeting.introduce') === true
  if (!may) return null
  return (
    <>
      <Button
        size="small"
        aria-label={t('connections.introduceFor', { a: a.name, known: idea ? 1 : 0, b: idea?.name ?? '' })}
        onClick={() => setOpen(true)}
      >
        {t('connections.introduceTo', { known: idea ? 1 : 0, name: idea?.name ?? '' })}
      </Button>
      {open && <IntroduceDialog a={a} idea={idea} chapter={chapter} onClose={() => setOpen(false)} />}
    </>
  )
}
