/**
 * What a figure was over several runs. The median stands for it, because one run that the machine disturbed cannot move
 * it; least and most are kept so that a reader sees how much it was disturbed.
 *
 * @typedef {{ readonly median: number, readonly min: number, readonly max: number, readonly runs: number }} Sample
 */

/**
 * @param {readonly number[]} values at least one
 * @returns {Sample}
 */
export function sampleOf(values) {
  if (values.length === 0) throw new RangeError('a sample needs a run')
  const sorted = [...values].sort((a, b) => a - b)
  return { median: median(sorted), min: sorted[0] ?? 0, max: sorted[sorted.length - 1] ?? 0, runs: sorted.length }
}

/**
 * The middle value, or the mean of the two in the middle.
 * @param {readonly number[]} sorted
 */
function median(sorted) {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
