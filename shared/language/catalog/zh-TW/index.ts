import { after } from './after.ts'
import { backups } from './backups.ts'
import { calendar } from './calendar.ts'
import { challenges } from './challenges.ts'
import { chart } from './chart.ts'
import { cli } from './cli.ts'
import { common } from './common.ts'
import { connections } from './connections.ts'
import { consent } from './consent.ts'
import { decisions } from './decisions.ts'
import { door } from './door.ts'
import { drafts } from './drafts.ts'
import { erasure } from './erasure.ts'
import { exports } from './exports.ts'
import { feedbackDesk } from './feedback-desk.ts'
import { firstrun } from './firstrun.ts'
import { frame } from './frame.ts'
import { guests } from './guests.ts'
import { holidays } from './holidays.ts'
import { health } from './health.ts'
import { history } from './history.ts'
import { journeys } from './journeys.ts'
import { ideas } from './ideas.ts'
import { letters } from './letters.ts'
import { lock } from './lock.ts'
import { matching } from './matching.ts'
import { measures } from './measures.ts'
import { members } from './members.ts'
import { menu } from './menu.ts'
import { openExport } from './open-export.ts'
import { organizers } from './organizers.ts'
import { palette } from './palette.ts'
import { plan } from './plan.ts'
import { points } from './points.ts'
import { print } from './print.ts'
import { paste } from './paste.ts'
import { problems } from './problems.ts'
import { purchases } from './purchases.ts'
import { recognition } from './recognition.ts'
import { report } from './report.ts'
import { review } from './review.ts'
import { rosters } from './rosters.ts'
import { salons } from './salons.ts'
import { seating } from './seating.ts'
import { segments } from './segments.ts'
import { settings } from './settings.ts'
import { sheets } from './sheets.ts'
import { sync } from './sync.ts'
import { told } from './told.ts'
import { value } from './value.ts'
import { week } from './week.ts'
import { words } from './words.ts'

export const zhTW = {
  after,
  backups,
  calendar,
  challenges,
  chart,
  cli,
  common,
  connections,
  consent,
  decisions,
  door,
  drafts,
  erasure,
  exports,
  feedbackDesk,
  firstrun,
  frame,
  guests,
  health,
  history,
  holidays,
  journeys,
  ideas,
  letters,
  lock,
  matching,
  measures,
  members,
  menu,
  openExport,
  organizers,
  palette,
  plan,
  points,
  print,
  paste,
  problems,
  purchases,
  recognition,
  report,
  review,
  rosters,
  salons,
  seating,
  segments,
  settings,
  sheets,
  sync,
  told,
  value,
  week,
  words,
} as const
