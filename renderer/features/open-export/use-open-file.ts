import { useRef, useState } from 'react'
import type { CommandInput, CommandResult } from '../../../shared/protocol/commands.ts'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'

type Wanted = Omit<CommandInput<'community.writeOpen'>, 'app' | 'name'>
type Made = CommandResult<'community.writeOpen'>

export interface OpenFileMaking {
  readonly busy: boolean
  /** Puts everything together and saves it; whether it was saved. */
  readonly save: (wanted: Wanted) => Promise<boolean>
  /** Gives up what was put together and has not been saved. Its receipt says so. */
  readonly drop: () => void
}

/** The archive of everything. Who closes the save dialog by mistake need not wait for it again: it is kept until it is dropped. */
export function useOpenFile(): OpenFileMaking {
  const { t } = useLanguage()
  const act = useDo()
  const saveFile = useSaveFile()
  const [busy, setBusy] = useState(false)
  const made = useRef<Made | null>(null)
  const isLeft = useRef(false)

  const put = async (wanted: Wanted): Promise<Made | null> => {
    const { version } = await bridge().request('app.info')
    const result = await act('community.writeOpen', { ...wanted, app: version, name: t('openExport.title') })
    return result.ok ? result.value : null
  }
  const end = (receipt: Made['receipt'], file: string | null) =>
    act('export.end', { receipt, saved: file !== null, file: file ?? '' })

  const save = async (wanted: Wanted): Promise<boolean> => {
    isLeft.current = false
    setBusy(true)
    try {
      const file = made.current ?? (await put(wanted))
      if (!file) return false
      made.current = file
      // Somebody has closed the dialog while it was being put together.
      if (isLeft.current) {
        drop()
        return false
      }
      let called = ''
      const saved = await saveFile(file, { name: t('openExport.kind'), extensions: ['zip'] }, (name) => {
        called = name
        return t('openExport.saved', { members: file.members, file: name })
      })
      if (!saved) return false
      made.current = null
      await end(file.receipt, called)
      return true
    } finally {
      setBusy(false)
    }
  }
  const drop = () => {
    isLeft.current = true
    const file = made.current
    made.current = null
    if (file) void end(file.receipt, null)
  }
  return { busy, save, drop }
}
