import type { TieNumbers } from '../domain/tie-numbers.ts'
import { levelOf } from './tie.ts'
import type { TieLevel } from './tie.ts'

/** Ties among people who are numbered by their place in a list: two ends each. */
export interface NumberedLines {
  readonly ends: number[]
  readonly strengths: number[]
  readonly levels: TieLevel[]
}

/** Collects them. */
export class TieLines implements NumberedLines {
  readonly ends: number[] = []
  readonly strengths: number[] = []
  readonly levels: TieLevel[] = []
  readonly #numbers: TieNumbers

  constructor(numbers: TieNumbers) {
    this.#numbers = numbers
  }

  add(a: number, b: number, strength: number, met: number): void {
    this.ends.push(a, b)
    this.strengths.push(strength)
    this.levels.push(levelOf({ strength, met }, this.#numbers))
  }
}
