import { useEffect, useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { useStore } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'

/** The names of a few members, as they become known; for leaders and hosts, of which there are never many. */
export function useMemberNames(ids: readonly MemberId[]): ReadonlyMap<MemberId, string> {
  const store = useStore()
  const { language } = useLanguage()
  const [names, setNames] = useState<ReadonlyMap<MemberId, string>>(new Map())
  const key = ids.join(' ')
  useEffect(() => {
    const endings = ids.map((member) =>
      store.watch(
        'member',
        { member, language },
        (view) => view && setNames((known) => new Map(known).set(member, view.member.name)),
        () => undefined,
      ),
    )
    return () => {
      for (const end of endings) end()
    }
    // The key stands for the ids.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [store, language, key])
  return names
}
