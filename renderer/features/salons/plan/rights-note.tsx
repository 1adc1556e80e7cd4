import type { IsoDate } from '../../../../shared/domain/dates.ts'
import { TIERS } from '../../../../shared/domain/value.ts'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { rightsWords } from '../../common/rights-words.ts'

/** What tiers may expect on the day of a salon, so that it is planned for. */
export function RightsNote({ day }: { readonly day: IsoDate }) {
  const speech = useLanguage()
  const view = useView('tierRights', { day })
  const rights = view.state === 'ready' ? view.value : []
  if (rights.length === 0) return null
  const lines = TIERS.toReversed().flatMap((tier) => {
    const texts = rights.filter((right) => right.tier === tier).map(({ text }) => text)
    return texts.length === 0 ? [] : [rightsWords({ tier, texts }, speech)]
  })
  return (
    <Notice title={speech.t('value.rightsPlan')}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
