/** What the command line says. */
export const cli = {
  help: `Chapterhouse from the command line. The app need not be open; where it is, its window stays as it is.

  chapterhouse export --profile NAME --out FILE   writes a kept export, with its receipt
  chapterhouse backup DIR                         makes a backup in a folder and reads it back

export
  --profile NAME       the kept export, as it is called under Exports
  --out FILE           the file to write
  --force              replaces FILE where it is there
  --password-stdin     reads the password of an archive from the standard input

always
  --community NAME     does nothing unless this community is the open one
  --data DIR           the folder of the profile, if it is not the usual one
  --passphrase-stdin   reads the passphrase of locked data from the standard input, before any other line
  --language CODE      en, zh-TW or zh-CN, for what is said here
  --help, --version

The result is one JSON object on the standard output; progress and sentences go to the standard error.
Exit codes: 0 done, 1 refused, 2 wrong use, 3 locked, 4 nothing to do.`,
  seeHelp: 'See chapterhouse --help.',
  progress: '{step}: {done, number} of {of, number}',
  'step.opening': 'Opening the data',
  'step.making': 'Making the list',
  'step.writing': 'Writing',
  'step.verifying': 'Reading it back',
  'step.reading': 'Reading the file',
} as const
