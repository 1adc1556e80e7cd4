import { encodeQR } from 'qr'
import { useMemo } from 'react'
import styles from './qr-code.module.css'

export interface QrCodeProps {
  readonly text: string
  /** Says what the code is; a reader of the screen gets the text itself elsewhere. */
  readonly label: string
}

/** Cells of paper around a code, which scanners need to find it (ISO/IEC 18004 §9.1 asks for four). */
const BORDER = 4

/** A text as a QR code. Always dark on light, in a dark window too: many scanners read nothing else. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })), [text])
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}

/** The dark cells as one path, a rectangle a run. */
export function drawn(cells: readonly (readonly boolean[])[]): { readonly size: number; readonly path: string } {
  let path = ''
  for (const [y, row] of cells.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const end = row.indexOf(false, x)
      const length = (end < 0 ? row.length : end) - x
      path += `M${x} ${y}h${length}v1h${-length}z`
      x += length
    }
  }
  return { size: cells.length, path }
}
