import { useMemo } from 'react'
import type { PaperGuest, PaperView } from '../../../shared/protocol/paper.ts'
import type { JobOf, Labels } from '../../../shared/protocol/print.ts'
import { badgeCode } from '../../../shared/salons/badge-code.ts'
import { labelPlace, onLabels } from '../../../shared/salons/label-sheets.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './badges.module.css'
import { LINE_HEIGHT, fitName } from './fit-name.ts'
import { Pages, useLetters } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import { widthOfName } from './text-width.ts'
import { useNothing } from './use-nothing.ts'

/** Somebody who gets a badge: a guest, or whom a guest brings. */
interface Badge {
  readonly key: string
  /** '' where nobody asked; there is a line to write on. */
  readonly name: string
  readonly below: string
  readonly newcomer: boolean
  readonly interests: readonly string[]
  /** What the code says; companions are on no list and have none. */
  readonly code: string | null
}

/** Conversation openers on a badge; more than these nobody reads on somebody's chest. */
const INTERESTS = 3

/** Name badges on a sheet of labels, one a guest in the order of the names. */
export function Badges({ job, ...drawing }: Drawing & { readonly job: JobOf<'badges'> }) {
  const { language } = useLanguage()
  const view = useView('paper', { salon: job.salon, language, guests: job.guests })
  const value = view.state === 'ready' ? view.value : undefined
  useNothing(value === null || value?.guests.length === 0, drawing.onDrawn)
  return value && value.guests.length > 0 ? <Sheets job={job} view={value} {...drawing} /> : null
}

function Sheets({ job, view, ...drawing }: Drawing & { readonly job: JobOf<'badges'>; readonly view: PaperView }) {
  const { t } = useLanguage()
  const { labels, first, show, offset } = job
  const badges = useMemo(
    () => view.guests.flatMap((guest) => badgesOf(view, guest, show, (name) => t('print.companionOf', { name }))),
    [view, show, t],
  )
  const hasLetters = useLetters(badges.map(({ name }) => name).join(''))
  if (!hasLetters) return null
  return (
    <Pages
      {...drawing}
      paper={job.paper}
      pages={onLabels(labels, badges, first).map((sheet) => (
        <ul key={sheet[0]?.badge.key}>
          {sheet.map(({ place, badge }) => {
            const { x, y } = labelPlace(labels, place)
            return (
              <li
                key={badge.key}
                className={styles.label}
                style={{
                  left: `${x + offset.x}mm`,
                  top: `${y + offset.y}mm`,
                  width: `${labels.width}mm`,
                  height: `${labels.height}mm`,
                }}
              >
                <OneBadge badge={badge} labels={labels} evening={view} />
              </li>
            )
          })}
        </ul>
      ))}
    />
  )
}

function badgesOf(
  view: PaperView,
  guest: PaperGuest,
  show: JobOf<'badges'>['show'],
  companionOf: (name: string) => string,
): Badge[] {
  const { member, name, reading, first, interests, companions } = guest
  if (name === '') return []
  const own: Badge = {
    key: member,
    name,
    below: show.reading ? reading : '',
    newcomer: show.newcomer && first,
    interests: show.interests ? interests.slice(0, INTERESTS) : [],
    code: badgeCode(view.salon.id, member),
  }
  if (!show.companions) return [own]
  const others = companions.map((companion, index) => ({
    key: `${member} ${index}`,
    name: companion,
    below: companionOf(name),
    newcomer: false,
    interests: [],
    code: null,
  }))
  return [own, ...others]
}

/** Shares of a label's height and width, and millimetres below which a part is left out. */
const PADDING = 0.075
const MOST_PADDING_MM = 4
const CODE_SHARE = 0.3
const MOST_CODE_MM = 22
const NAME_SHARE = 0.5
const MOST_NAME_MM = 16
const FOOT_FROM_MM = 45

function OneBadge({
  badge,
  labels: { width, height },
  evening,
}: {
  readonly badge: Badge
  readonly labels: Labels
  readonly evening: PaperView
}) {
  const { t } = useLanguage()
  const padding = Math.min(height * PADDING, MOST_PADDING_MM)
  const code = badge.code === null ? 0 : Math.min(width * CODE_SHARE, height - 2 * padding, MOST_CODE_MM)
  const room = { width: width - 3 * padding - code, height: height * NAME_SHARE }
  const name = fitName(badge.name, widthOfName, room, MOST_NAME_MM)
  return (
    <div className={styles.badge} style={{ padding: `${padding}mm`, columnGap: `${padding}mm` }}>
      <div className={styles.words}>
        {badge.newcomer && <p className={styles.newcomer}>{t('print.newcomer')}</p>}
        {badge.name === '' ? (
          <p className={styles.line} aria-label={t('print.blankName')} />
        ) : (
          <p className={styles.name} style={{ fontSize: `${name.size}mm`, lineHeight: LINE_HEIGHT }}>
            {name.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
        {badge.below !== '' && <p className={styles.below}>{badge.below}</p>}
        {badge.interests.length > 0 && <p className={styles.interests}>{badge.interests.join(' · ')}</p>}
        {height >= FOOT_FROM_MM && <p className={styles.foot}>{evening.salon.theme}</p>}
      </div>
      {badge.code !== null && (
        <div className={styles.code} style={{ width: `${code}mm` }}>
          <QrCode text={badge.code} label={t('print.codeOf', { name: badge.name })} />
        </div>
      )}
    </div>
  )
}
