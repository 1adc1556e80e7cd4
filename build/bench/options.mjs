import { parseArgs } from 'node:util'

/** Every figure there is, in the order of the table; cheap to name, so that `--only` needs to load none of them. */
export const FIGURES = /** @type {const} */ ([
  'start',
  'import',
  'search',
  'sort',
  'edit',
  'exchange',
  'backup',
  'health',
  'open',
  'erase-run',
  'activity',
  'door',
  'print',
  'evening',
  'screens',
  'memory',
  'disk',
  'pages',
  'sync',
  'sync-wire',
  'carriers',
  'sync-sim',
  'ties',
  'map',
  'value',
  'segments',
  'points',
  'measures',
  'recognition',
  'together',
  'week',
  'guests',
  'export',
  'seating',
  'match',
  'quality',
  'export-run',
  'erase',
])

/** @typedef {(typeof FIGURES)[number]} FigureName */

/** Figures that run in Node alone and need neither the packed app nor a window. */
export const WITHOUT_APP = /** @type {readonly FigureName[]} */ ([
  'pages',
  'sync',
  'carriers',
  'sync-sim',
  'ties',
  'value',
  'segments',
  'points',
  'measures',
  'recognition',
  'together',
  'week',
  'guests',
  'export',
  'seating',
  'match',
  'quality',
  'erase',
])

/** The sizes the aims speak of. */
const MEMBERS = [10_000, 50_000]

export const USAGE = `npm run bench -- [options]

  --only NAME[,NAME]   some figures: ${FIGURES.join(', ')}
  --members N[,N]      sizes of the community (${MEMBERS.join(',')})
  --labelled DIR       for quality: folders with records.csv and truth_clusters.csv
  --runs N             runs of what takes seconds, such as a start (5)
  --json FILE          writes the results there too
  --markdown FILE      writes a page about them there, such as docs/BENCHMARKS.md`

/**
 * @typedef {object} Options
 * @property {readonly FigureName[]} only
 * @property {readonly number[]} members
 * @property {number} runs
 * @property {string | undefined} labelled
 * @property {string | undefined} json
 * @property {string | undefined} markdown
 * @property {boolean} help
 * @property {string} command how to repeat it
 */

/**
 * Reads the command line. Throws a sentence for the person where it makes no sense.
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      members: { type: 'string' },
      runs: { type: 'string', default: '5' },
      labelled: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    only: values.only === undefined ? FIGURES : values.only.split(',').map(figureName),
    members:
      values.members === undefined ? MEMBERS : values.members.split(',').map((text) => positive('members', text)),
    runs: positive('runs', values.runs),
    labelled: values.labelled,
    json: values.json,
    markdown: values.markdown,
    help: values.help,
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...repeatable(args)] : [])].join(' '),
  }
}

/**
 * The arguments as anybody can give them: where this machine keeps its labelled sets and its notes is nobody's business.
 * @param {string[]} args
 * @returns {string[]}
 */
function repeatable(args) {
  return args.flatMap((arg, index) => {
    if (arg === '--json' || args[index - 1] === '--json') return []
    return [args[index - 1] === '--labelled' ? 'DIR' : arg]
  })
}

/**
 * @param {string} text
 * @returns {FigureName}
 */
function figureName(text) {
  const name = FIGURES.find((known) => known === text)
  if (name === undefined) throw new Error(`There is no figure "${text}". Figures: ${FIGURES.join(', ')}.`)
  return name
}

/**
 * @param {string} option
 * @param {string} text
 */
function positive(option, text) {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${option} takes whole numbers from 1, not "${text}".`)
  return number
}
