import { useEffect, useLayoutEffect, useMemo } from 'react'
import { jobOfRoute } from '../../../shared/protocol/print.ts'
import type { PrintJob } from '../../../shared/protocol/print.ts'
import { bridge } from '../../client/bridge.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { PrintedDocument } from './documents.tsx'
import './paper.css'
import { titleOf } from './titles.ts'

/** The page of a window that nobody sees: draws what its address names and says when that is done. */
export function PrintScreen({ route }: { readonly route: string }) {
  const job = useMemo(() => jobOfRoute(route), [route])
  useEffect(() => {
    if (job === null) drawn(0)
  }, [job])
  return job && <Drawn job={job} />
}

function Drawn({ job }: { readonly job: PrintJob }) {
  const { t } = useLanguage()
  const subject = useSubject(job)
  // The document takes its title from the page as it is when it is drawn.
  useLayoutEffect(() => {
    if (subject !== undefined) document.title = titleOf(job.kind, subject, t)
  }, [job.kind, subject, t])
  return subject !== undefined && <PrintedDocument job={job} firstPageOnly={false} onDrawn={drawn} />
}

/** What a paper is of: an evening, or the community; undefined until that is known. */
function useSubject(job: PrintJob): string | undefined {
  const salon = useView('salon', 'salon' in job ? { salon: job.salon } : null)
  const community = useView('community', 'salon' in job ? null : {})
  if (salon.state === 'ready') return salon.value?.salon.theme ?? ''
  return community.state === 'ready' ? community.value.name : undefined
}

function drawn(pages: number): void {
  void bridge().request('print.drawn', { pages })
}
