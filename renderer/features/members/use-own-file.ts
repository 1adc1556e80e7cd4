import { useCallback } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useSaveAboutPeople } from '../common/use-save-about-people.ts'
import { ownFilePage } from './own-file-page.ts'

/** Saves everything that is known about somebody as one page for them to read. */
export function useOwnFile() {
  const speech = useLanguage()
  const community = useCommunity()
  const act = useDo()
  const save = useSaveAboutPeople()
  return useCallback(
    async (member: MemberId): Promise<void> => {
      const result = await act('member.ownFile', { member })
      if (!result.ok) return
      const name = `${speech.t('erasure.ownFileName', { name: result.value.name })}.html`
      const bytes = new TextEncoder().encode(ownFilePage(result.value, speech, community))
      await save(
        { name, bytes },
        { name: speech.t('erasure.ownKind'), extensions: ['html'] },
        {
          kind: 'own-file',
          name: speech.t('exports.format.own-file'),
          use: { aim: 'themselves' },
          of: { kind: 'members', members: [member] },
        },
      )
    },
    [act, community, save, speech],
  )
}
