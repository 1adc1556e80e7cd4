import { turn } from '../../../renderer/worker/turn.ts'

/** How long others had to wait at most while something went on in turns, in milliseconds. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false]
  const watch = async () => {
    for (let before = performance.now(); !isOver;) {
      await turn()
      longest = Math.max(longest, performance.now() - before)
      before = performance.now()
    }
  }
  const watching = watch()
  await work()
  isOver = true
  await watching
  return longest
}
