import { useState } from 'react'
import type { ExchangeSummary } from '../../../shared/protocol/sync.ts'
import { useCommand } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'

export interface FileWithChanges {
  readonly name: string
  readonly data: Blob | Uint8Array<ArrayBuffer>
}

/** Reading a changes file: what is being read, and why the last one could not be taken. */
export interface Reading {
  readonly file: string | null
  readonly problem: string | null
  readonly read: (file: FileWithChanges) => Promise<void>
}

export function useReadChanges(onRead: (summary: ExchangeSummary) => void): Reading {
  const command = useCommand()
  const { problem } = useLanguage()
  const [state, setState] = useState<Omit<Reading, 'read'>>({ file: null, problem: null })
  return {
    ...state,
    read: async ({ name, data }) => {
      setState({ file: name, problem: null })
      const result = await command('exchange.read', { file: { name, data } })
      if (result.ok) {
        setState({ file: null, problem: null })
        onRead(result.value)
        return
      }
      setState({ file: null, problem: problem(result.problem) })
    },
  }
}
