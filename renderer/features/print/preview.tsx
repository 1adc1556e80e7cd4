import { useMemo, useState } from 'react'
import { pageSizeOf } from '../../../shared/protocol/print.ts'
import type { PrintJob } from '../../../shared/protocol/print.ts'
import { useLanguage } from '../../ui/language.tsx'
import { PrintedDocument } from './documents.tsx'
import styles from './preview.module.css'

/** CSS says that an inch has 96 pixels. */
const PIXELS_PER_MM = 96 / 25.4

/** As large as fits beside the choices; large where the page is what there is to see. */
const SIZES = { beside: { width: 340, height: 460 }, large: { width: 620, height: 880 } } as const

/** The first page as it will print, drawn by what prints it and made small. */
export function Preview({ job, large = false }: { readonly job: PrintJob; readonly large?: boolean }) {
  const { t } = useLanguage()
  const { width, height } = pageSizeOf(job)
  const room = large ? SIZES.large : SIZES.beside
  const scale = Math.min(room.width / (width * PIXELS_PER_MM), room.height / (height * PIXELS_PER_MM))
  // A document of another kind counts anew.
  const [counted, setCounted] = useState<{ readonly kind: string; readonly pages: number }>()
  const pages = counted?.kind === job.kind ? counted.pages : undefined
  // Equal choices are the same job: the document is not drawn anew because something else on the dialog changed.
  const key = JSON.stringify(job)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const same = useMemo(() => job, [key])
  return (
    <figure className={styles.preview}>
      <div
        role="img"
        aria-label={t('print.preview')}
        className={styles.paper}
        style={{ width: `${width * PIXELS_PER_MM * scale}px`, height: `${height * PIXELS_PER_MM * scale}px` }}
      >
        <div data-preview="" className={styles.page} style={{ transform: `scale(${scale})` }} inert>
          <PrintedDocument job={same} firstPageOnly onDrawn={(count) => setCounted({ kind: job.kind, pages: count })} />
        </div>
      </div>
      <figcaption className={styles.count} aria-live="polite">
        {pages !== undefined && t('print.pages', { count: pages })}
      </figcaption>
    </figure>
  )
}
