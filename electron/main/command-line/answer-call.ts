import type { Call, ErrandOutcome } from '../../../shared/protocol/errands.ts'
import type { Keyring } from '../profile/keyring.ts'
import { beginAnswer } from './answer-file.ts'
import type { ErrandDesk } from './errand-desk.ts'
import { whyClosed } from './why-closed.ts'

/**
 * Does what another start of the app asks of this one, which goes on as it is, and answers in the file that it waits for. A
 * locked window stays so, whoever knows the passphrase: opened for an errand it would be open for who sits before it.
 */
export async function answerCall(
  { errand, ticket }: Call,
  { profile, desk, keyring }: { readonly profile: string; readonly desk: ErrandDesk; readonly keyring: Keyring },
): Promise<void> {
  const answer = await beginAnswer(profile, ticket)
  // Whoever waits may be gone, and the disk full: the errand itself does not hang on what is said of it.
  const say = (line: Parameters<typeof answer.add>[0]) => answer.add(line).catch(() => undefined)
  const end = (outcome: ErrandOutcome) => say({ line: 'end', outcome })
  try {
    await say({ line: 'taken', process: process.pid })
    const closed = whyClosed((await keyring.state()).status, 'errand-window-locked')
    if (closed) await end(closed)
    else
      await desk.run(errand, {
        onProgress: (progress) => void say({ line: 'progress', progress }),
        onEnd: end,
      })
  } finally {
    await answer.close()
  }
}
