import type { SalonId } from '../../../../shared/domain/ids.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** Says that two who are kept apart are both asked; nothing where that is not so. */
export function KeepApartNotice({ salon, onOpen }: { readonly salon: SalonId; readonly onOpen: () => void }) {
  const { t } = useLanguage()
  const view = useView('keepApart', { about: salon })
  const [pair, ...others] = view.state === 'ready' ? view.value.filter(({ together }) => together) : []
  if (!pair) return null
  const nameOf = ({ name }: Named) => name || t('guests.apartElsewhere')
  const names = { a: nameOf(pair.a), b: nameOf(pair.b) }
  return (
    <Notice
      tone="ochre"
      actions={
        <Button size="small" onClick={onOpen}>
          {t('guests.apartOpen')}
        </Button>
      }
    >
      <p>
        {others.length === 0
          ? t('guests.apartBoth', names)
          : t('guests.apartBothMore', { ...names, count: others.length })}
      </p>
    </Notice>
  )
}
