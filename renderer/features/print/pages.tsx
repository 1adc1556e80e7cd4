import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { ListPaper } from '../../../shared/protocol/print.ts'
import { useLanguage } from '../../ui/language.tsx'
import { fillPages } from './fill-pages.ts'
import styles from './pages.module.css'
import { lettersLoaded } from './text-width.ts'

/** What every printed document is given besides its job. */
export interface Drawing {
  /** Draws the first page alone; pages are counted all the same. */
  readonly firstPageOnly: boolean
  /** Called whenever everything stands on its page, letters included, with the number of pages. */
  readonly onDrawn: (pages: number) => void
}

export interface PagesProps extends Drawing {
  readonly paper: ListPaper
  readonly landscape?: boolean
  readonly pages: readonly ReactNode[]
  /** Stands at the foot of every page, before its number; without it a page has no foot. */
  readonly foot?: string
}

/** Pages of exactly the paper's size, with their margins in them. */
export function Pages({ paper, landscape = false, pages, foot, firstPageOnly, onDrawn }: PagesProps) {
  const { t } = useLanguage()
  const upright = PAPER_SIZES[paper]
  const { width, height } = landscape ? { width: upright.height, height: upright.width } : upright
  const of = pages.length
  useDrawn(of, onDrawn)
  return (firstPageOnly ? pages.slice(0, 1) : pages).map((page, index) => (
    <section key={index} className={styles.page} style={{ width: `${width}mm`, height: `${height}mm` }}>
      {page}
      {foot !== undefined && (
        <footer className={styles.foot}>
          <span>{foot}</span>
          <span>{t('print.pageOf', { page: index + 1, of })}</span>
        </footer>
      )}
    </section>
  ))
}

/** A part of a document whose height only drawing it tells. */
export interface FlowBlock {
  readonly key: string
  readonly node: ReactNode
  /** Stays with what follows, as a heading does. */
  readonly leads?: boolean
}

export interface FlowPagesProps extends Omit<PagesProps, 'pages'> {
  readonly blocks: readonly FlowBlock[]
  /** Millimetres. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly side: number }
}

/** A document that runs over as many pages as it takes. Blocks are measured first and not parted. */
export function FlowPages({ blocks, margins, paper, ...rest }: FlowPagesProps) {
  const { width, height } = PAPER_SIZES[paper]
  const measured = useRef<HTMLDivElement>(null)
  const [filled, setFilled] = useState<readonly (readonly number[])[]>([])
  const column = { width: `${width - 2 * margins.side}mm` }
  useLayoutEffect(() => {
    let isCurrent = true
    const measure = () => {
      const box = measured.current
      if (!box || !isCurrent) return
      // By what is on screen: a preview is drawn small, and its blocks are measured as small.
      const perMm = box.getBoundingClientRect().width / (width - 2 * margins.side)
      const found = Array.from(box.children, (child, place) => ({
        height: child.getBoundingClientRect().height,
        leads: blocks[place]?.leads === true,
      }))
      setFilled(fillPages(found, (height - margins.top - margins.bottom) * perMm))
    }
    // Laying out asks for the letters, and with them the blocks have their height.
    measured.current?.getBoundingClientRect()
    void document.fonts.ready.then(measure)
    return () => {
      isCurrent = false
    }
  }, [blocks, width, height, margins.side, margins.top, margins.bottom])
  const pages = filled.map((places) => (
    <div key={places[0]} style={{ ...column, margin: `${margins.top}mm ${margins.side}mm 0` }}>
      {places.map((place) => (
        <div key={blocks[place]?.key} className={styles.block}>
          {blocks[place]?.node}
        </div>
      ))}
    </div>
  ))
  return (
    <>
      <div ref={measured} className={styles.measure} style={column} aria-hidden="true">
        {blocks.map(({ key, node }) => (
          <div key={key} className={styles.block}>
            {node}
          </div>
        ))}
      </div>
      {pages.length > 0 && <Pages {...rest} paper={paper} pages={pages} />}
    </>
  )
}

/** Tells how many pages there are once the letters on them are loaded. */
function useDrawn(pages: number, onDrawn: (pages: number) => void): void {
  const tell = useEffectEvent(onDrawn)
  useEffect(() => {
    let isCurrent = true
    // Asked for by layout, which a window that nobody sees does not do by itself.
    document.body.getBoundingClientRect()
    void document.fonts.ready.then(() => isCurrent && tell(pages))
    return () => {
      isCurrent = false
    }
  }, [pages])
}

/** Whether the interface's own font has the letters of a text; names are fitted by its measures. */
export function useLetters(text: string): boolean {
  const [loaded, setLoaded] = useState('')
  useEffect(() => {
    let isCurrent = true
    void lettersLoaded(text).then(() => isCurrent && setLoaded(text))
    return () => {
      isCurrent = false
    }
  }, [text])
  return loaded === text
}
