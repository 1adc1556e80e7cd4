import type { Badge } from '../../../shared/domain/recognition.ts'
import { useLanguage } from '../../ui/language.tsx'
import { BADGE_ART, RINGS, STROKE } from './badge-art.ts'
import styles from './badge.module.css'

export interface BadgeSealProps {
  readonly badge: Badge
  /** In pixels, from 24 to 256. */
  readonly size: number
  /** Reads out what is drawn; left out where words beside it say what it is for. */
  readonly isNamed?: boolean
}

/** Smaller than this a second ring would be a smudge. */
const FINE_FROM = 40

/** A badge as a seal: a motif in rings, told by its shape and helped by its colour. */
export function BadgeSeal({ badge, size, isNamed = false }: BadgeSealProps) {
  const { t } = useLanguage()
  const { tone, lines, filled } = BADGE_ART[badge]
  const isFine = size >= FINE_FROM
  return (
    <svg
      className={styles.seal}
      style={{ color: `var(--${tone})` }}
      width={size}
      height={size}
      viewBox="0 0 64 64"
      {...(isNamed ? { role: 'img', 'aria-label': t(`recognition.badge.${badge}`) } : { 'aria-hidden': true })}
    >
      <circle cx={32} cy={32} r={RINGS.outer} className={styles.ground} strokeWidth={STROKE.ring} />
      {isFine && <circle cx={32} cy={32} r={RINGS.inner} strokeWidth={STROKE.inner} />}
      <path d={lines} strokeWidth={isFine ? STROKE.motif : STROKE.motif + 0.8} />
      {filled !== undefined && <path d={filled} className={styles.filled} strokeWidth={0} />}
    </svg>
  )
}
