import type { ComponentType } from 'react'
import type { JobOf, PrintJob, PrintKind } from '../../../shared/protocol/print.ts'
import { Badges } from './badges.tsx'
import { BoardReport } from './board-report.tsx'
import type { Drawing } from './pages.tsx'
import { RecognitionCards } from './recognition-cards.tsx'
import { ListPaper } from './list-paper.tsx'
import { Report } from './report.tsx'
import { RunSheet } from './run-sheet.tsx'
import { SignIn } from './sign-in.tsx'
import { TableCards } from './table-cards.tsx'

/** What draws each kind of paper, in the window that prints and in the preview alike. */
const DOCUMENTS: { readonly [Kind in PrintKind]: ComponentType<Drawing & { readonly job: JobOf<Kind> }> } = {
  signIn: SignIn,
  badges: Badges,
  tableCards: TableCards,
  runSheet: RunSheet,
  report: Report,
  board: BoardReport,
  list: ListPaper,
  cards: RecognitionCards,
}

/** Draws a job. */
export function PrintedDocument({ job, ...drawing }: Drawing & { readonly job: PrintJob }) {
  // Kind and job belong together by the map, which its type says and an index into it forgets.
  const Document = DOCUMENTS[job.kind] as ComponentType<Drawing & { readonly job: PrintJob }>
  return <Document job={job} {...drawing} />
}
