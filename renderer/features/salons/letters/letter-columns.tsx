import { Check, Copy } from 'lucide-react'
import { isRefused } from '../../../../shared/domain/reach.ts'
import type { InvitedBy } from '../../../../shared/domain/attendance.ts'
import type { Instant, TimeZone } from '../../../../shared/domain/dates.ts'
import { LANGUAGE_NAMES } from '../../../../shared/language/locale.ts'
import type { LetterRow } from '../../../../shared/protocol/letters.ts'
import { IconButton } from '../../../ui/button.tsx'
import type { Speech } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/virtual-table.tsx'
import guestStyles from '../guest-list.module.css'
import { GuestName } from '../guest-name.tsx'
import styles from './letters.module.css'

export interface LetterColumnsOptions {
  readonly speech: Speech
  readonly channel: InvitedBy
  readonly zone: TimeZone
  readonly now: Instant
  readonly onCopy: (row: LetterRow) => void
}

/** Who gets a letter, in which language, where it goes, and when it went out. */
export function letterColumns({
  speech,
  channel,
  zone,
  now,
  onCopy,
}: LetterColumnsOptions): readonly Column<LetterRow>[] {
  const { t } = speech
  return [
    {
      id: 'who',
      title: t('letters.who'),
      width: 'minmax(112px, 1.4fr)',
      cell: (row) => <GuestName guest={row} />,
    },
    {
      id: 'language',
      title: t('letters.language'),
      width: '76px',
      cell: (row) => (
        <span className={guestStyles.quiet} lang={row.language}>
          {LANGUAGE_NAMES[row.language]}
        </span>
      ),
    },
    {
      id: 'where',
      title: t('letters.where'),
      width: 'minmax(84px, 1.2fr)',
      cell: (row) => <span className={styles.where}>{whereTo(row, channel, speech)}</span>,
    },
    {
      id: 'sent',
      title: t('letters.sentColumn'),
      width: 'minmax(80px, 0.9fr)',
      cell: (row) => <Sent row={row} speech={speech} zone={zone} now={now} />,
    },
    {
      id: 'copy',
      title: '',
      width: '44px',
      align: 'end',
      cell: (row) => (
        <IconButton
          size="small"
          icon={<Copy />}
          label={t('letters.copyFor', { name: row.name })}
          tabIndex={-1}
          disabled={isRefused(row.reach)}
          onClick={(event) => {
            event.stopPropagation()
            onCopy(row)
          }}
        />
      ),
    },
  ]
}

function whereTo({ reach, address }: LetterRow, channel: InvitedBy, { t }: Speech): string {
  const by = t(`letters.by.${channel}`)
  if (reach === 'withdrawn') return t('letters.withdrawn', { by })
  if (isRefused(reach)) return t(`consent.reason.${reach}`)
  if (channel === 'inPerson') return '—'
  return reach === 'unknown' ? t('letters.unknown', { by }) : address
}

interface SentProps {
  readonly row: LetterRow
  readonly speech: Speech
  readonly zone: TimeZone
  readonly now: Instant
}

function Sent({ row, speech: { t, formats }, zone, now }: SentProps) {
  const [latest] = row.sent
  if (!latest) return <span className={guestStyles.quiet}>—</span>
  const all = row.sent.map(({ channel, at, by }) =>
    t('letters.sentBy', { by: t(`letters.by.${channel}`), when: formats.dayTime(at, zone, now), who: by || 'none' }),
  )
  return (
    <span className={styles.sent} title={all.join('\n')}>
      <span>
        <Check aria-hidden="true" />
        {t(`letters.by.${latest.channel}`)}
      </span>
      <span>{formats.relativeDay(latest.at, now, zone)}</span>
    </span>
  )
}
