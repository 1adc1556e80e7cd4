import type { Evidence } from './evidence.ts'
import type { Verdict } from './judge.ts'
import { livesAlike } from './judge.ts'
import type { JudgedPair } from './safe-groups.ts'

/**
 * How far an address names a person on the rosters at hand. On most, families live together and a shared home says little
 * about who is who. On some, hardly two people share one: then two records of one home are nearly always one person, and a
 * given name that differs is a slip or a second name. Which it is, the roster itself tells: of the pairs that live at one
 * address, so many are one person beyond doubt and so many are not (after Newcombe 1959, whose frequencies are the file's own).
 */
export class Homes {
  #one = 0
  #others = 0
  readonly #open: JudgedPair[] = []

  /** Notes what was found about two records. */
  note(a: number, b: number, evidence: Evidence, verdict: Verdict | null): void {
    if (!livesAlike(evidence)) return
    if (verdict !== null && (verdict.lane === 'safe' || verdict.lane === 'choose')) {
      this.#one += 1
      return
    }
    this.#others += 1
    if (this.#open.length >= MOST_OPEN || !mayBeOne(evidence)) return
    const sureness = verdict?.sureness ?? 0
    this.#open.push({ a, b, verdict: { lane: 'choose', sureness, reasons: evidence.reasons } })
  }

  /** Pairs that are offered as one person because homes are not shared here; none where they are, or where too little is known. */
  offered(): readonly JudgedPair[] {
    const isTelling = this.#one >= FEWEST && this.#others <= MOST_SHARED * (this.#one + this.#others)
    return isTelling ? this.#open : []
  }
}

/** Half of a name agrees, or the birthday nearly does, and neither birthday nor gender says otherwise. */
function mayBeOne({ name, bornAlike, birthday, genderDiffers }: Evidence): boolean {
  if (genderDiffers || birthday === 'differs') return false
  if (bornAlike || name === null) return true
  const { family, given } = name.comparison
  return [family, given].some((part) => part === 'same' || part === 'variant' || part === 'similar')
}

/** From so many sure pairs of one home on, their share tells something. */
const FEWEST = 50

/** One home in thirty is shared by two at most; with families on a roster it is every third. */
const MOST_SHARED = 0.035

/** More open pairs than these are no exception any more. */
const MOST_OPEN = 5000
