import { useState } from 'react'
import { EXPORT_TEXT_LIMIT } from '../../../shared/protocol/exports.ts'
import type { PrintJob } from '../../../shared/protocol/print.ts'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveAboutPeople } from '../common/use-save-about-people.ts'
import { fileNameOf } from './titles.ts'

/** What papers are of, by which their files are named. */
interface PrintedOf {
  readonly salon: { readonly start: string; readonly theme: string }
}

/** Saves a job as PDF or hands it to a printer, and says how it went; answers whether it is on paper, or as good as. */
export function usePrint({ salon: of }: PrintedOf) {
  const { t } = useLanguage()
  const toast = useToast()
  const act = useDo()
  const save = useSaveAboutPeople()
  const [busy, setBusy] = useState(false)

  /** A sign-in sheet is kept first: its numbers have to mean somebody before they are on paper. */
  const kept = async (job: PrintJob): Promise<PrintJob | null> => {
    if (job.kind !== 'signIn' || job.sheet !== null) return job
    const { salon, guests, blanks, order } = job
    const made = await act('sheet.make', { salon, guests, blanks, language: order })
    return made.ok ? { ...job, sheet: made.value.sheet } : null
  }

  const saved = async (job: PrintJob): Promise<boolean> => {
    const answer = await bridge().request('print.pdf', job)
    if (answer.status === 'failed') {
      toast({ tone: 'seal', text: t(`print.failed.${answer.reason}`) })
      return false
    }
    const file = { name: fileNameOf(job.kind, of, t), bytes: answer.bytes }
    return save(
      file,
      { name: t('print.pdfKind'), extensions: ['pdf'] },
      {
        kind: 'paper',
        name: file.name.replace(/\.pdf$/u, '').slice(0, EXPORT_TEXT_LIMIT),
        use: { aim: job.kind === 'cards' ? 'themselves' : 'evening' },
        of: { kind: 'paper', job },
      },
    )
  }

  const printed = async (job: PrintJob): Promise<boolean> => {
    const answer = await bridge().request('print.printer', job)
    if (answer.status === 'failed') toast({ tone: 'seal', text: t(`print.failed.${answer.reason}`) })
    if (answer.status === 'printed') toast({ tone: 'jade', text: t('print.printed') })
    return answer.status === 'printed'
  }

  const run = async (job: PrintJob, way: 'pdf' | 'printer'): Promise<boolean> => {
    setBusy(true)
    try {
      const ready = await kept(job)
      return ready !== null && (await (way === 'pdf' ? saved : printed)(ready))
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}
