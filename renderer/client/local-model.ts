import { useCallback, useEffect, useState } from 'react'
import type { ModelSettings, SetModelAnswer } from '../../shared/protocol/local-model.ts'
import { bridge } from './bridge.ts'

export interface ModelInForce {
  /** Undefined until the main process has said. */
  readonly settings: ModelSettings | undefined
  readonly set: (settings: ModelSettings) => Promise<SetModelAnswer>
}

/** What this machine's settings say about a language model on it. */
export function useLocalModel(): ModelInForce {
  const [settings, setSettings] = useState<ModelSettings>()
  useEffect(() => {
    void bridge().request('model.settings').then(setSettings)
  }, [])
  const set = useCallback(async (wanted: ModelSettings) => {
    const answer = await bridge().request('model.set', wanted)
    if (answer.status === 'kept') setSettings(answer.settings)
    return answer
  }, [])
  return { settings, set }
}
