/** What the command line says. */
export const cli = {
  'help.intro': 'Chapterhouse from the command line. The app need not be open; where it is, its window stays as it is.',
  'help.export': 'Writes a kept export, with its receipt.',
  'help.backup': 'Makes a backup in a folder and reads it back.',
  'help.profile': 'The kept export, as it is called under Exports.',
  'help.out': 'The file to write.',
  'help.force': 'Replaces the file where it is there.',
  'help.password': 'Reads the password of an archive from the standard input.',
  'help.community': 'Does nothing unless this community is the open one.',
  'help.data': 'The folder of the profile, if it is not the usual one.',
  'help.passphrase': 'Reads the passphrase of locked data from the standard input, before any other line.',
  'help.language': 'en, zh-TW or zh-CN, for what is said here.',
  'help.result':
    'The result is one JSON object on the standard output; progress and sentences go to the standard error.',
  'help.codes': 'Exit codes: 0 done, 1 refused, 2 wrong use, 3 locked, 4 nothing to do.',
  seeHelp: 'See chapterhouse --help.',
  progress: '{step}: {done, number} of {of, number}',
  'step.opening': 'Opening the data',
  'step.making': 'Making the list',
  'step.writing': 'Writing',
  'step.verifying': 'Reading it back',
  'step.reading': 'Reading the file',
} as const
