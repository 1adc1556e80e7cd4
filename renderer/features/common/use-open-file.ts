import { useCallback } from 'react'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'

export interface OpenedFile {
  readonly name: string
  readonly data: Uint8Array<ArrayBuffer>
}

/** Lets the person choose a file of a kind; `undefined` when they did not, or when it could not be read (then it says so). */
export function useOpenFile(): (kind: 'roster' | 'changes') => Promise<OpenedFile | undefined> {
  const toast = useToast()
  const { problem } = useLanguage()
  return useCallback(
    async (kind) => {
      const answer = await bridge().request('files.open', { kind })
      if (answer.status === 'opened') return { name: answer.name, data: answer.bytes }
      if (answer.status === 'failed') {
        const code = answer.reason === 'too-large' ? 'file-too-large' : 'file-unreadable'
        toast({ tone: 'seal', text: problem({ code, params: { file: answer.name } }) })
      }
      return undefined
    },
    [toast, problem],
  )
}
