/**
 * Whether a build looks for updates, and where: the address of the folder that holds the releases, from
 * `CHAPTERHOUSE_UPDATES_FROM`, or null. Without one the updater is not in the bundle at all and the program asks no host.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | null}
 */
export function updatesFrom(environment) {
  const address = environment['CHAPTERHOUSE_UPDATES_FROM']
  if (address === undefined || address === '') return null
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    throw new Error(`CHAPTERHOUSE_UPDATES_FROM has to be an https: address: ${address}`)
  return new URL(address).href
}
