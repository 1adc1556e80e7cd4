import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { PastedAnswer } from '../../../../shared/protocol/pasted-answers.ts'

/** Somebody who is not on the roster yet and comes in with their answer. */
export const NEW_MEMBER = 'new'

/** What was chosen for one answer; what is left out stays as it was read. */
export interface AnswerChoice {
  readonly member?: MemberId | typeof NEW_MEMBER | null
  readonly status?: PastedAnswer['status']
  readonly companions?: number
}

/** How one answer is recorded: who is meant where that is sure or was chosen, nobody (null) while it is open or left out. */
export function chosenIn(row: PastedAnswer, choice: AnswerChoice = {}): Required<AnswerChoice> {
  const sure = row.match === 'sure' ? (row.candidates[0]?.member ?? null) : null
  const status = choice.status ?? row.status
  return {
    member: choice.member === undefined ? sure : choice.member,
    status,
    companions: status === 'declined' ? 0 : (choice.companions ?? row.companions),
  }
}
