import type { Reason } from '../../../shared/domain/matching.ts'
import { tellingDifferences } from './differences.ts'
import type { Stretch } from './differences.ts'
import styles from './marked-text.module.css'

/** A value with the characters underlined that the other one does not have. */
export function MarkedText({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, differs }, index) =>
    differs ? (
      <span key={index} className={styles.differs}>
        {text}
      </span>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
}

export interface TwoNames {
  readonly a: readonly Stretch[]
  readonly b: readonly Stretch[]
}

/** Two names with what differs in them; 陈 and 陳 are told apart even where nothing else is alike. */
export function markedNames(a: string, b: string, reasons: readonly Reason[]): TwoNames {
  const inTwoScripts = reasons.some(({ code }) => code === 'name-characters')
  return tellingDifferences(a, b, inTwoScripts ? 'one-name' : 'name') ?? { a: [plain(a)], b: [plain(b)] }
}

function plain(text: string): Stretch {
  return { text, differs: false }
}
