import { useCallback } from 'react'
import type { FileToSave } from '../../../shared/protocol/files.ts'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'

export interface FileKind {
  readonly name: string
  readonly extensions: readonly string[]
}

/** Asks where a file shall go and writes it there; answers whether it was saved. Says so either way. */
export function useSaveFile() {
  const toast = useToast()
  const { t, problem } = useLanguage()
  return useCallback(
    async (file: FileToSave, kind: FileKind, done?: (name: string) => string): Promise<boolean> => {
      const answer = await bridge().request('files.save', {
        suggestedName: file.name,
        filters: [{ name: kind.name, extensions: [...kind.extensions] }],
        // What came over a port is a copy of its own, never shared memory.
        bytes: file.bytes as Uint8Array<ArrayBuffer>,
      })
      if (answer.status === 'saved') {
        toast({ tone: 'jade', text: done?.(answer.name) ?? t('common.savedAs', { file: answer.name }) })
      }
      if (answer.status === 'failed') {
        const code = answer.reason === 'disk-full' ? 'disk-full' : 'storage-failed'
        toast({ tone: 'seal', text: problem({ code }) })
      }
      return answer.status === 'saved'
    },
    [toast, t, problem],
  )
}
