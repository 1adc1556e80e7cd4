import { AGES } from '../domain/contact-rules.ts'
import { leftOut } from '../domain/left-out.ts'
import type { LeftOut, ListUse } from '../domain/left-out.ts'
import type { Member, MemberField } from '../domain/member.ts'
import { factsOf, WRITTEN_IN } from '../domain/reach.ts'
import type { ReachOn } from '../domain/reach.ts'

/** Where it is written how to reach somebody. */
const WRITTEN: readonly MemberField[] = [...new Set(Object.values(WRITTEN_IN).flat())]

/**
 * `leftOut` for everybody on a list. Most members have said nothing, and then nothing but what is noted of them, their age and
 * whether they are archived tells them apart: each such case is put to the rules once.
 */
export class Judge {
  readonly #use: ListUse
  readonly #on: ReachOn
  readonly #silent = new Map<number, LeftOut>()

  constructor(use: ListUse, on: ReachOn) {
    this.#use = use
    this.#on = on
  }

  of(member: Member): LeftOut {
    for (const _said in member.consents) return leftOut(member, this.#use, this.#on)
    const { age, archived } = factsOf(member, this.#on)
    let signature = AGES.indexOf(age) * 2 + Number(archived)
    for (const field of WRITTEN) signature = signature * 2 + (member[field] ? 1 : 0)
    const known = this.#silent.get(signature)
    if (known) return known
    const judged = leftOut(member, this.#use, this.#on)
    this.#silent.set(signature, judged)
    return judged
  }
}
