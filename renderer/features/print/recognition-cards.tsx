import { PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { JobOf, Paper } from '../../../shared/protocol/print.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { BadgeSeal } from '../recognition/badge.tsx'
import { cardFace } from '../recognition/card-face.ts'
import type { CardFace } from '../recognition/card-face.ts'
import { inPages } from './fill-pages.ts'
import { LINE_HEIGHT, fitName } from './fit-name.ts'
import { Pages, useLetters } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import styles from './recognition-cards.module.css'
import { widthOfName } from './text-width.ts'
import { useNothing } from './use-paper.ts'

/** A6 upright, ISO 216, in millimetres. */
const CARD = { width: 105, height: 148 } as const
const MARGIN_MM = 10
const NAME = { height: 22, most: 10 } as const
/** Pixels of CSS; the seal is drawn in vectors. */
const BADGE = 130

/** Cards for those who were thanked, as many on a sheet as it holds: four on A4, two on Letter. */
export function RecognitionCards({ job, ...drawing }: Drawing & { readonly job: JobOf<'cards'> }) {
  const speech = useLanguage()
  const community = useCommunity()
  const view = useView('recognition.given', { only: job.recognitions })
  const rows = view.state === 'ready' ? view.value.rows : []
  useNothing(view.state === 'failed' || (view.state === 'ready' && rows.length === 0), drawing.onDrawn)
  if (!community || rows.length === 0) return null
  const cards = rows.map((row) => cardFace(row, community.name, speech))
  return <Sheets cards={cards} paper={job.paper} {...drawing} />
}

interface SheetsProps extends Drawing {
  readonly cards: readonly CardFace[]
  readonly paper: Paper
}

function Sheets({ cards, paper, ...drawing }: SheetsProps) {
  const hasLetters = useLetters(cards.map(({ name }) => name).join(''))
  if (!hasLetters) return null
  const { width, height } = PAPER_SIZES[paper]
  const [columns, rows] = [Math.floor(width / CARD.width), Math.floor(height / CARD.height)]
  return (
    <Pages
      {...drawing}
      paper={paper}
      pages={inPages(cards, columns * rows).map((page) => (
        <div
          key={page[0]?.key}
          className={styles.sheet}
          style={{ gridTemplateColumns: `repeat(${columns}, ${CARD.width}mm)`, gridAutoRows: `${CARD.height}mm` }}
        >
          {page.map((card) => (
            <Card key={card.key} card={card} />
          ))}
        </div>
      ))}
    />
  )
}

function Card({ card: { badge, title, name, words, foot } }: { readonly card: CardFace }) {
  const room = { width: CARD.width - 2 * MARGIN_MM, height: NAME.height }
  const fitted = fitName(name, widthOfName, room, NAME.most)
  return (
    <article className={styles.card} style={{ padding: `${MARGIN_MM}mm` }}>
      <BadgeSeal badge={badge} size={BADGE} />
      <p className={styles.name} style={{ fontSize: `${fitted.size}mm`, lineHeight: LINE_HEIGHT }}>
        {fitted.lines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </p>
      <p className={styles.title}>{title}</p>
      <p className={styles.words}>{words}</p>
      <p className={styles.foot}>{foot}</p>
    </article>
  )
}
