/** Before there is a community: protecting the data, and the three ways to begin. */
export const firstrun = {
  tagline: 'A register for people who meet.',
  promiseLocal: 'Everything stays on this computer. No account, no server, nothing is sent unless you say so.',
  promiseSealed: 'Members’ data is encrypted before it reaches the disk.',
  promiseTogether: 'Several organizers agree over a network, a folder or a file. Nobody’s work overwrites another’s.',
  language: 'Language',

  protectTitle: 'How shall the register be locked?',
  protectText:
    'Members’ data is encrypted on this computer. Usually the system’s keychain keeps the key, but this system has none that can be used, so the choice is yours.',
  protectPassphrase: 'With a passphrase',
  protectPassphraseHint:
    'You type it whenever Chapterhouse opens. Without it nobody can read the members, not even with the disk in hand.',
  protectFile: 'Without a passphrase, on this computer',
  protectFileHint:
    'The key lies in a file beside the data. Anybody who can open your files can read the members. Choose this only on a computer that is yours alone.',
  passphrase: 'Passphrase',
  passphraseAgain: 'Once more',
  passphraseHint:
    'At least {count} characters. Four or five words that do not belong together are easy to keep and hard to guess.',
  passphraseDiffers: 'The two are not the same.',
  passphraseShort: '{count, plural, one {# more character} other {# more characters}} needed',
  passphraseWeak: 'Easy to guess: make it longer',
  passphraseFair: 'Fair',
  passphraseStrong: 'Strong',
  passphraseLost:
    'If it is forgotten, only the recovery key opens the data, which you can write down next. Without both nobody can. What you exchanged with other organizers can be had back from them.',
  protectDo: 'Lock the register',
  protectFileDo: 'Go on without a passphrase',
  showPassphrase: 'Show the passphrase',

  unlockTitle: 'Welcome back',
  unlockText: 'The register is locked with your passphrase.',
  unlockDo: 'Open',
  unlockWrong: 'That is not the passphrase. Check Caps Lock and the keyboard’s language, then try again.',
  unlockForgotten: 'Forgot it?',
  unlockForgottenText:
    'Without the passphrase nobody can open this data. To begin anew, quit Chapterhouse, move the folder {folder} somewhere else and start again; another organizer can send you a file with all changes.',

  damagedTitle: 'The key cannot be used',
  damagedUnreadable:
    'The file that holds the key is damaged, so the data cannot be opened. Nothing was changed. Bring the file “keyring.json” back from a backup, or begin in another profile and get the community from another organizer.',
  damagedNewer: 'The key was written by a newer Chapterhouse. Update the program; nothing was changed.',
  damagedKeychain:
    'The system’s keychain no longer gives the key back. This happens after a reset password or a moved profile. Log in as the person who began the register, or get the community from another organizer.',

  keychainNote: 'Encrypted with a key that this computer’s keychain keeps.',
  passphraseNote: 'Encrypted with your passphrase.',
  fileNote: 'Encrypted with a key that lies beside the data, without a passphrase.',

  beginTitle: 'How do you want to begin?',
  newTitle: 'New community',
  newText: 'Start with an empty register and bring your lists.',
  joinTitle: 'Join with a file',
  joinText: 'Another organizer sent you a file with all changes.',
  sampleTitle: 'Open the sample',
  sampleText: 'Three chapters and some 400 invented members, to look around. One click removes it.',

  communityName: 'Name of the community',
  communityNameExample: 'Morning Light Reading Club',
  yourName: 'Your name',
  yourNameHint: 'Stands beside every change you make, for the other organizers.',
  deviceName: 'This computer',
  deviceNameHint: 'Tells your computers apart when you exchange changes.',
  deviceDefault: '{name}’s computer',
  deviceDefaultNobody: 'This computer',
  start: 'Start the community',
  join: 'Join',
  joinDrop: 'Drop the changes file here',
  joinDropHint: 'It ends in .chapterhouse and must hold all changes, not only the latest.',
  joinOther: 'Choose another file',
  joined: 'Welcome to the community: {members, plural, one {# member} other {# members}} came along.',
  sampleOrganizer: 'Alex Lin',
  sampleMaking: 'Inventing 400 people',
  working: 'Writing the first page',
} as const
