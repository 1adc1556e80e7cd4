import { useMemo } from 'react'
import type { PaperGuest, PaperView } from '../../../shared/protocol/paper.ts'
import type { JobOf, Labels } from '../../../shared/protocol/print.ts'
import { badgeCode } from '../../../shared/salons/badge-code.ts'
import { labelPlace, onLabels } from '../../../shared/salons/label-sheets.ts'
import { useLanguage } from '../../ui/language.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './badges.module.css'
import { LINE_HEIGHT, fitName } from './fit-name.ts'
import { Pages, useLetters } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import { widthOfName } from './text-width.ts'
import { useNothing, usePaper } from './use-paper.ts'

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
  const value = usePaper({ salon: job.salon, language: job.order, guests: job.guests })
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

/** Shares of a label's height and width, and the most that they are good for. */
const PADDING = 0.075
const MOST_PADDING_MM = 4
const CODE_SHARE = 0.3
const MOST_CODE_MM = 22
const MOST_NAME_MM = 16
/** Lines besides the name, with the air above them, as in the style sheet; and the least that a name is left with. */
const LINES_MM = { newcomer: 5, below: 4.6, interests: 4.8, foot: 4.8 }
const LEAST_NAME_MM = 11

/** What there is room for besides the name, from the most wanted to the least. */
function linesFor({ newcomer, below, interests }: Badge, height: number) {
  let left = height - LEAST_NAME_MM
  const take = (line: keyof typeof LINES_MM, wanted: boolean) => {
    const fits = wanted && left >= LINES_MM[line]
    if (fits) left -= LINES_MM[line]
    return fits
  }
  const lines = {
    newcomer: take('newcomer', newcomer),
    below: take('below', below !== ''),
    interests: take('interests', interests.length > 0),
    foot: take('foot', true),
  }
  return { ...lines, name: LEAST_NAME_MM + left }
}

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
  const lines = linesFor(badge, height - 2 * padding)
  const room = { width: width - (code > 0 ? 3 : 2) * padding - code, height: lines.name }
  const name = fitName(badge.name, widthOfName, room, MOST_NAME_MM)
  return (
    <div className={styles.badge} style={{ padding: `${padding}mm`, columnGap: `${padding}mm` }}>
      <div className={styles.words}>
        {lines.newcomer && <p className={styles.newcomer}>{t('print.newcomer')}</p>}
        {badge.name === '' ? (
          <p className={styles.line} aria-label={t('print.blankName')} />
        ) : (
          <p className={styles.name} style={{ fontSize: `${name.size}mm`, lineHeight: LINE_HEIGHT }}>
            {name.lines.map((line, index) => (
              <span key={index}>{line}</span>
            ))}
          </p>
        )}
        {lines.below && <p className={styles.below}>{badge.below}</p>}
        {lines.interests && <p className={styles.interests}>{badge.interests.join(' · ')}</p>}
        {lines.foot && <p className={styles.foot}>{evening.salon.theme}</p>}
      </div>
      {badge.code !== null && (
        <div className={styles.code} style={{ width: `${code}mm` }}>
          <QrCode text={badge.code} label={t('print.codeOf', { name: badge.name })} />
        </div>
      )}
    </div>
  )
}
