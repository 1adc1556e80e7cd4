import type { SeatedGuest } from '../../../../shared/protocol/seating.ts'
import styles from './tables-panel.module.css'

const SIZE = 40
const RADIUS = 16

/** A table from above: a dot a guest, a line between two who are warmly tied. What it shows is written beside each guest. */
export function TieRing({ guests }: { readonly guests: readonly SeatedGuest[] }) {
  const places = new Map(guests.map(({ member }, at) => [member, placeOf(at, guests.length)]))
  const lines = guests.flatMap(({ member, warm }) =>
    warm.flatMap((other) => {
      const [from, to] = [places.get(member), places.get(other)]
      return from && to && member < other ? [{ key: `${member} ${other}`, from, to }] : []
    }),
  )
  return (
    <svg className={styles.ring} viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} aria-hidden="true">
      {lines.map(({ key, from, to }) => (
        <line key={key} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.tie} />
      ))}
      {guests.map((guest) => {
        const place = places.get(guest.member)
        return (
          place && (
            <circle
              key={guest.member}
              cx={place.x}
              cy={place.y}
              r={2.6}
              className={guest.newcomer ? styles.dotNew : styles.dot}
            />
          )
        )
      })}
    </svg>
  )
}

function placeOf(at: number, of: number): { readonly x: number; readonly y: number } {
  const angle = (at / of) * 2 * Math.PI - Math.PI / 2
  return { x: SIZE / 2 + RADIUS * Math.cos(angle), y: SIZE / 2 + RADIUS * Math.sin(angle) }
}
