import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { TAKEN_AT, handOver, kindOfFile } from '../client/handed-file.ts'
import type { HandedFile } from '../client/handed-file.ts'
import { useLanguage } from '../ui/language.tsx'
import { useToast } from '../ui/toasts.tsx'
import styles from './drop-layer.module.css'

export interface DropLayerProps {
  /** No community is open: the first screen itself takes changes, and a roster waits at the import until there is one. */
  readonly beforeCommunity?: boolean
}

/** The whole window takes files: a roster goes to the import, a changes file to the organizers. */
export function DropLayer({ beforeCommunity = false }: DropLayerProps) {
  const { t } = useLanguage()
  const toast = useToast()
  const [place, navigate] = useLocation()
  const [over, setOver] = useState(false)

  const onDrop = (files: FileList) => {
    const file = files[0]
    if (!file) return
    if (files.length > 1) return toast({ tone: 'seal', text: t('frame.dropOne') })
    const kind = kindHere(file.name, place)
    if (!kind) return toast({ tone: 'seal', text: t('frame.dropRefused', { file: file.name }) })
    if (beforeCommunity && kind === 'calendar') return toast({ text: t('frame.dropEarly', { file: file.name }) })
    handOver({ kind, name: file.name, data: file })
    if (beforeCommunity && kind === 'changes') return undefined
    if (beforeCommunity) toast({ text: t('frame.dropWaits', { file: file.name }) })
    navigate(TAKEN_AT[kind])
  }
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })

  useEffect(() => {
    // Entering a child leaves its parent in the same breath; the depth tells a real leaving.
    let depth = 0
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        depth += 1
        setOver(true)
      },
      dragleave: () => {
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(false)
      },
      dragover: (event: DragEvent) => event.preventDefault(),
      drop: (event: DragEvent) => {
        depth = 0
        setOver(false)
        if (event.defaultPrevented) return
        event.preventDefault()
        if (event.dataTransfer) latest.current(event.dataTransfer.files)
      },
    }
    document.addEventListener('dragenter', listeners.dragenter)
    document.addEventListener('dragleave', listeners.dragleave)
    document.addEventListener('dragover', listeners.dragover)
    document.addEventListener('drop', listeners.drop)
    return () => {
      document.removeEventListener('dragenter', listeners.dragenter)
      document.removeEventListener('dragleave', listeners.dragleave)
      document.removeEventListener('dragover', listeners.dragover)
      document.removeEventListener('drop', listeners.drop)
    }
  }, [])

  if (!over) return null
  return (
    <div className={styles.layer}>
      <div className={styles.words}>
        <FileUp aria-hidden="true" />
        {t('frame.dropAny')}
      </div>
    </div>
  )
}

/** A table that is dropped where members' value is looked at holds what they bought, not who they are. */
function kindHere(name: string, place: string): HandedFile['kind'] | undefined {
  const kind = kindOfFile(name)
  return kind === 'roster' && place.startsWith('/value') ? 'purchases' : kind
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
