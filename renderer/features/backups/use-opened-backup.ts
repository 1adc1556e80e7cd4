import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { BackupContents, BackupFacts, BackupFrom } from '../../../shared/protocol/backups.ts'
import { useCommand } from '../../client/hooks.ts'

/** Where a person stands who opens a backup. */
export type Opening =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  /** Another key than this profile's is needed. */
  | {
      readonly state: 'locked'
      readonly facts: BackupFacts
      readonly unlock: (key: Uint8Array<ArrayBuffer>) => Promise<void>
    }
  | { readonly state: 'open'; readonly contents: BackupContents }

/** Opens a backup, and lets go of it when whoever looked at it is done. */
export function useOpenedBackup(from: BackupFrom): Opening {
  const command = useCommand()
  const [opening, setOpening] = useState<Opening>({ state: 'reading' })
  const open = useCallback(
    async (key: Uint8Array<ArrayBuffer> | null) => {
      const result = await command('backup.open', { from, key })
      return result.ok
        ? ({ state: 'open', contents: result.value } as const)
        : ({ state: 'failed', problem: result.problem } as const)
    },
    [command, from],
  )
  useEffect(() => {
    let isWanted = true
    const look = async () => {
      const next = await opened()
      if (isWanted) setOpening(next)
    }
    const opened = async (): Promise<Opening> => {
      const read = await command('backup.read', { from })
      if (!read.ok) return { state: 'failed', problem: read.problem }
      if (read.value.isOurs) return open(null)
      const unlock = async (key: Uint8Array<ArrayBuffer>) => setOpening(await open(key))
      return { state: 'locked', facts: read.value, unlock }
    }
    void look()
    return () => {
      isWanted = false
      void command('backup.close', {})
    }
  }, [command, from, open])
  return opening
}
