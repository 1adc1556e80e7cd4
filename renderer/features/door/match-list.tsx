import { Award, Check, CornerDownLeft, Ellipsis, MessageSquareText } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { TimeZone } from '../../../shared/domain/dates.ts'
import type { Money } from '../../../shared/domain/money.ts'
import { moneyText } from '../../../shared/language/money.ts'
import type { DoorMatch } from '../../../shared/protocol/door.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import { owedBy } from './owed.ts'
import { rightsWords } from '../common/rights-words.ts'
import styles from './match-list.module.css'

export interface MatchListProps {
  readonly id: string
  readonly label: string
  readonly matches: readonly DoorMatch[]
  /** The match that Enter takes; -1 where Enter takes nobody. */
  readonly cursor: number
  readonly zone: TimeZone
  /** A head. */
  readonly fee: Money | null
  /** How many more come along, as it was typed. */
  readonly companions: number
  readonly disabled: boolean
  readonly onCheckIn: (match: DoorMatch) => void
  readonly onOpen: (match: DoorMatch) => void
}

/** Who is meant by what was typed, the best match first. */
export function MatchList({
  id,
  label,
  matches,
  cursor,
  zone,
  fee,
  companions,
  disabled,
  onCheckIn,
  onOpen,
}: MatchListProps) {
  const speech = useLanguage()
  const { t } = speech
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  const names = new Map<string, number>()
  for (const match of matches) names.set(match.name, (names.get(match.name) ?? 0) + 1)
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.matches}>
      {matches.map((match, index) => (
        <div
          key={match.member}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === cursor}
          className={classes(styles.match, index === cursor && styles.chosen, match.arrived && styles.in)}
        >
          <Seal name={match.name} size="large" />
          <span className={styles.known}>
            <span className={styles.who}>
              <span className={styles.name}>{match.name}</span>
              <span className={styles.details}>{detailsOf(match, (names.get(match.name) ?? 0) > 1, zone, speech)}</span>
            </span>
            {match.rights && (
              <span className={styles.remarks}>
                <Award aria-hidden="true" />
                {rightsWords(match.rights, speech)}
              </span>
            )}
            {match.remarks.length > 0 && (
              <span className={styles.remarks}>
                <MessageSquareText aria-hidden="true" />
                {match.remarks.map((remark) => remark.text).join(' · ')}
              </span>
            )}
          </span>
          <span className={styles.said}>
            <Extras match={match} fee={fee} more={index === cursor ? companions : 0} />
            <Status match={match} />
          </span>
          <IconButton
            tabIndex={-1}
            label={t('door.openCard', { name: match.name })}
            icon={<Ellipsis />}
            onClick={() => onOpen(match)}
          />
          {!match.arrived && !disabled && (
            <Button
              kind={index === cursor ? 'seal' : 'plain'}
              size="large"
              tabIndex={-1}
              icon={index === cursor ? <CornerDownLeft aria-hidden="true" /> : undefined}
              onClick={() => onCheckIn(match)}
            >
              {t('door.checkIn')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

function detailsOf(match: DoorMatch, namesake: boolean, zone: TimeZone, { t, formats }: Speech): string {
  if (match.arrived) return arrivedBy(match.arrived, zone, { t, formats })
  return [
    match.lastDigits !== '' && t('door.digits', { digits: match.lastDigits }),
    match.hint !== match.lastDigits && match.hint,
    namesake && t('door.namesake'),
    match.nth === 1 ? t('door.first') : t('door.nth', { count: match.nth }),
    match.interests.slice(0, 2).join(' · '),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "18:52, by Meiling": so that nobody has to wonder who let them in. */
function arrivedBy(
  arrived: NonNullable<DoorMatch['arrived']>,
  zone: TimeZone,
  { t, formats }: Pick<Speech, 't' | 'formats'>,
): string {
  return t('door.arrivedBy', { time: formats.time(arrived.at, zone), by: arrived.by })
}

/** Whom they bring, and what there is still to pay. */
function Extras({
  match,
  fee,
  more,
}: {
  readonly match: DoorMatch
  readonly fee: Money | null
  readonly more: number
}) {
  const { t, language } = useLanguage()
  const count = match.companions.length + more
  const owed = owedBy(match, fee)
  return (
    <>
      {count > 0 && (
        <span className={classes(styles.status, more > 0 ? styles.jade : styles.plain)}>
          {t('door.plus', { count })}
        </span>
      )}
      {fee !== null && (
        <span className={classes(styles.status, owed > 0 ? styles.ochre : styles.plain)}>
          {owed > 0 ? t('door.owes', { amount: moneyText(language, { ...fee, amount: owed }) }) : t('door.hasPaid')}
        </span>
      )}
    </>
  )
}

/** Where this person stands, where that is not simply "going". */
function Status({ match }: { readonly match: DoorMatch }) {
  const { t } = useLanguage()
  if (match.arrived) {
    return (
      <span className={classes(styles.status, styles.jade)}>
        <Check aria-hidden="true" />
        {t('door.isIn')}
      </span>
    )
  }
  if (match.place !== null) {
    return (
      <span className={classes(styles.status, styles.ochre)}>{t('door.waitlistPlace', { place: match.place })}</span>
    )
  }
  if (match.status === 'going' || match.status === 'waitlisted') return null
  return (
    <span className={classes(styles.status, match.status === 'declined' ? styles.ochre : styles.plain)}>
      {t(match.status === null ? 'door.notInvited' : STATUS_WORDS[match.status])}
    </span>
  )
}

const STATUS_WORDS = { invited: 'door.invited', maybe: 'door.maybe', declined: 'door.declined' } as const
