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
  const view = useView('salon', { salon: job.salon })
  const theme = view.state === 'ready' ? (view.value?.salon.theme ?? '') : undefined
  // The document takes its title from the page as it is when it is drawn.
  useLayoutEffect(() => {
    if (theme !== undefined) document.title = titleOf(job.kind, theme, t)
  }, [job.kind, theme, t])
  return view.state === 'ready' && <PrintedDocument job={job} firstPageOnly={false} onDrawn={drawn} />
}

function drawn(pages: number): void {
  void bridge().request('print.drawn', { pages })
}
