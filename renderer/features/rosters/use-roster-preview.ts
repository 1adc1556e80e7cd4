import { useEffect, useState } from 'react'
import type { RosterMapping, RosterPreview } from '../../../shared/protocol/rosters.ts'
import { useCommand } from '../../client/hooks.ts'
import { hasName } from './mapping.ts'

/** How the draft's rows would come in; `null` until that is known, or while nothing is chosen as the name. */
export function useRosterPreview(
  draft: string,
  mapping: RosterMapping,
  repairs: readonly string[],
): RosterPreview | null {
  const command = useCommand()
  const [preview, setPreview] = useState<RosterPreview | null>(null)
  const named = hasName(mapping)
  useEffect(() => {
    if (!named) return
    let wanted = true
    void command('roster.preview', { draft, mapping, repairs: [...repairs] }).then((result) => {
      if (wanted && result.ok) setPreview(result.value)
    })
    return () => {
      wanted = false
    }
  }, [command, draft, mapping, repairs, named])
  return named ? preview : null
}
