import { Armchair, ChevronDown, Check, Copy, DoorOpen, Ellipsis, Undo2, User, UserMinus } from 'lucide-react'
import type { ButtonHTMLAttributes, Ref } from 'react'
import type { RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { TimeZone } from '../../../shared/domain/dates.ts'
import type { Formats } from '../../../shared/language/formats.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import { IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/chip.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import { memberAddress } from './addresses.ts'
import styles from './guest-list.module.css'
import { GuestName } from './guest-name.tsx'
import type { GuestActions } from './use-guest-actions.ts'

/** One letter an answer, pressed while the cursor is on a guest. */
export const ANSWER_KEYS: Readonly<Record<string, RsvpStatus>> = {
  g: 'going',
  m: 'maybe',
  d: 'declined',
  w: 'waitlisted',
  i: 'invited',
}

export const ARRIVED_KEY = 'a'

const TONES: Readonly<Record<RsvpStatus, Tone>> = {
  invited: 'neutral',
  going: 'jade',
  maybe: 'indigo',
  declined: 'neutral',
  waitlisted: 'ochre',
}

/** What the guest list says of each guest. */
export function guestColumns(
  speech: Speech,
  actions: GuestActions,
  zone: TimeZone,
  onOpenMember: (row: GuestRow) => void,
): readonly Column<GuestRow>[] {
  const { t, formats } = speech
  return [
    {
      id: 'guest',
      title: t('salons.guest'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => <GuestName guest={row} href={`#${memberAddress(row.member)}`} />,
    },
    {
      id: 'answer',
      title: t('salons.answer'),
      width: 'minmax(128px, 1fr)',
      cell: (row) => <AnswerMenu row={row} actions={actions} speech={speech} />,
    },
    {
      id: 'since',
      title: t('salons.since'),
      width: 'minmax(90px, 0.9fr)',
      cell: (row) =>
        row.waiting?.state === 'offered' && row.offer ? (
          <Left until={row.offer.until} speech={speech} />
        ) : (
          row.status !== undefined && row.status !== 'invited' && <Since at={row.since} zone={zone} formats={formats} />
        ),
    },
    {
      id: 'sent',
      title: t('letters.sentColumn'),
      width: 'minmax(86px, 1fr)',
      cell: (row) => <Sent row={row} zone={zone} speech={speech} />,
    },
    {
      id: 'before',
      title: t('salons.before'),
      width: '84px',
      align: 'end',
      cell: (row) =>
        row.before === 0 ? <Chip tone="indigo">{t('salons.firstTime')}</Chip> : formats.number(row.before),
    },
    {
      id: 'arrived',
      title: t('salons.arrivedColumn'),
      width: 'minmax(90px, 0.8fr)',
      cell: (row) =>
        row.arrived ? (
          <span className={styles.arrived}>
            <Chip tone="jade" icon={<Check aria-hidden="true" />}>
              {formats.time(row.arrived.at, zone)}
            </Chip>
            {row.arrived.walkIn && <span className={styles.quiet}>{t('salons.walkIn')}</span>}
          </span>
        ) : (
          <span className={styles.quiet}>—</span>
        ),
    },
    {
      id: 'more',
      title: '',
      width: '44px',
      align: 'end',
      cell: (row) => <GuestMenu row={row} actions={actions} speech={speech} onOpenMember={onOpenMember} />,
    },
  ]
}

/** The time for an answer of today, else how many days ago; the tooltip has both. On the chapter's clocks, as arrivals are. */
function Since({ at, zone, formats }: { readonly at: number; readonly zone: TimeZone; readonly formats: Formats }) {
  const now = useNow()
  const today = formats.day(at, zone) === formats.day(now, zone)
  return (
    <span className={styles.quiet} title={formats.dayTime(at, zone, now)}>
      {today ? formats.time(at, zone) : formats.relativeDay(at, now, zone)}
    </span>
  )
}

/** How long a seat is still kept, in the largest unit there is, so that nothing ticks. */
function Left({ until, speech: { t, formats } }: { readonly until: number; readonly speech: Speech }) {
  const now = useNow()
  return <span className={styles.quiet}>{t('letters.keptUntil', { when: formats.ago(until, now) })}</span>
}

/** How they were written to last, and when; the tooltip has every time. */
function Sent({
  row,
  zone,
  speech: { t, formats },
}: {
  readonly row: GuestRow
  readonly zone: TimeZone
  readonly speech: Speech
}) {
  const now = useNow()
  const latest = row.sent.at(-1)
  if (!latest) return <span className={styles.quiet}>—</span>
  const all = row.sent.map(({ what, channel, at }) =>
    t('letters.sentWhat', {
      what: t(`letters.kind.${what}`),
      by: t(`letters.by.${channel}`),
      when: formats.dayTime(at, zone, now),
    }),
  )
  return (
    <span className={styles.sent} title={all.join('\n')}>
      <span>{t(`letters.by.${latest.channel}`)}</span>
      <span>{formats.relativeDay(latest.at, now, zone)}</span>
    </span>
  )
}

interface CellProps {
  readonly row: GuestRow
  readonly actions: GuestActions
  readonly speech: Speech
}

function AnswerMenu({ row, actions, speech }: CellProps) {
  const { t } = speech
  const shown = answerWords(row, speech)
  return (
    <Menu
      label={t('salons.changeAnswer', { name: row.name, status: shown })}
      trigger={
        <AnswerButton label={t('salons.changeAnswer', { name: row.name, status: shown })}>
          {row.status === undefined ? <Chip>{t('salons.walkIn')}</Chip> : <Chip tone={TONES[row.status]}>{shown}</Chip>}
        </AnswerButton>
      }
      groups={[
        {
          choices: Object.entries(ANSWER_KEYS).map(([key, status]) => ({
            id: status,
            label: t(`words.rsvp.${status}`),
            keys: key.toUpperCase(),
            checked: row.status === status,
            onChoose: () => void actions.answer(row, status),
          })),
        },
      ]}
    />
  )
}

/** The answer itself is the button; it hands on what the menu gives it. */
function AnswerButton({
  label,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { readonly label: string; readonly ref?: Ref<HTMLButtonElement> }) {
  return (
    <button {...rest} type="button" tabIndex={-1} className={styles.answer} aria-label={label}>
      {children}
      <ChevronDown aria-hidden="true" />
    </button>
  )
}

function GuestMenu({
  row,
  actions,
  speech: { t },
  onOpenMember,
}: CellProps & { readonly onOpenMember: (row: GuestRow) => void }) {
  const label = t('salons.actionsFor', { name: row.name })
  return (
    <Menu
      label={label}
      placement="bottom end"
      trigger={<IconButton size="small" label={label} icon={<Ellipsis />} tabIndex={-1} />}
      groups={[
        {
          choices: [
            row.arrived
              ? {
                  id: 'take-back',
                  label: t('salons.takeBackArrival'),
                  icon: <Undo2 />,
                  onChoose: () => void actions.takeBack(row),
                }
              : {
                  id: 'arrive',
                  label: t('salons.checkInNow'),
                  icon: <DoorOpen />,
                  keys: ARRIVED_KEY.toUpperCase(),
                  onChoose: () => void actions.arrive(row),
                },
            {
              id: 'member',
              label: t('salons.openMember'),
              icon: <User />,
              keys: '↵',
              onChoose: () => onOpenMember(row),
            },
          ],
        },
        {
          choices: [
            ...(row.waiting?.state === 'offered'
              ? [
                  {
                    id: 'copy-offer',
                    label: t('letters.copyOffer'),
                    icon: <Copy />,
                    onChoose: () => void actions.copyOffer(row),
                  },
                ]
              : []),
            ...(row.waiting && row.waiting.state !== 'offered'
              ? [
                  {
                    id: 'offer',
                    label: t('salons.offerSeat'),
                    icon: <Armchair />,
                    onChoose: () => void actions.offer(row),
                  },
                ]
              : []),
            {
              id: 'remove',
              label: t('salons.removeGuest'),
              icon: <UserMinus />,
              keys: 'Del',
              disabled: row.arrived !== undefined,
              onChoose: () => void actions.remove(row),
            },
          ],
        },
      ]}
    />
  )
}

function answerWords(row: GuestRow, { t, formats }: Speech): string {
  if (row.status === undefined) return t('salons.walkIn')
  if (row.waiting?.state === 'offered' && row.offer)
    return t('salons.seatKept', { until: formats.dayTime(row.offer.until) })
  if (row.waiting?.state === 'lapsed') return t('salons.seatLapsed')
  if (row.place !== null && row.waiting && row.waiting.leftOut > 0)
    return t('salons.waitlistFair', { place: row.place, times: row.waiting.leftOut })
  if (row.place !== null) return t('salons.waitlistPlace', { place: row.place })
  return t(`words.rsvp.${row.status}`)
}
