import { parseArgs } from 'node:util'

export const USAGE = `npm run match -- LEFT.csv [RIGHT.csv] --out pairs.csv [options]

Finds who may be one person: in both files, or with one file, who stands in it twice. Columns are recognised as in the app.
Writes id_a,id_b,lane,score,why; the lanes are safe, choose, maybe, namesakes.

  --out FILE        where the pairs go
  --id COLUMN       the column that names the rows; only copied. Else one called id or the like, else the row's number
  --country CODE    whose telephone numbers need no country code (TW, CN, HK …); else what most numbers fit`

/**
 * @typedef {object} Options
 * @property {string} left
 * @property {string | undefined} right
 * @property {string} out
 * @property {string | undefined} id
 * @property {string | undefined} country
 */

/**
 * Reads the command line. Throws a sentence for the person where it makes no sense.
 * @param {string[]} args
 * @returns {Options | 'help'}
 */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      id: { type: 'string' },
      country: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const [left, right, more] = positionals
  if (left === undefined) throw new Error(`Which file? \n\n${USAGE}`)
  if (more !== undefined) throw new Error(`One file or two, not ${positionals.length}.\n\n${USAGE}`)
  if (values.out === undefined) throw new Error(`--out FILE says where the pairs go.\n\n${USAGE}`)
  const country = values.country?.toUpperCase()
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw new Error(`--country takes two letters, such as TW, not "${values.country}".`)
  }
  return { left, right, out: values.out, id: values.id, country }
}
