import type { MemberId, SalonId } from '../../../../shared/domain/ids.ts'
import type { KeepApartRow, Named } from '../../../../shared/protocol/guests.ts'
import { X } from 'lucide-react'
import { useView } from '../../../client/hooks.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useDo } from '../../common/use-do.ts'
import styles from './keep-apart.module.css'

/** The pairs that concern a member or an evening, each with who said so and a way to take it back. */
export function KeepApartList({ about }: { readonly about: MemberId | SalonId }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const act = useDo()
  const view = useView('keepApart', { about })
  if (view.state !== 'ready') return null
  if (view.value.length === 0) return <p className={styles.hint}>{t('guests.apartNone')}</p>
  const nameOf = ({ name }: Named) => name || t('guests.apartElsewhere')
  const takeBack = ({ pair, a, b }: KeepApartRow) =>
    act('salon.letTogether', { pair }, { done: t('guests.apartTakenBack', { a: nameOf(a), b: nameOf(b) }), undo: true })
  return (
    <ul className={styles.pairs} aria-label={t('guests.apart')}>
      {view.value.map((row) => {
        const [one, other] = row.b.id === about ? [row.b, row.a] : [row.a, row.b]
        const by = row.mine ? t('common.you') : row.by
        return (
          <li key={row.pair} className={styles.pair}>
            <span className={styles.names}>
              {one.id === about ? nameOf(other) : t('guests.apartPair', { a: nameOf(one), b: nameOf(other) })}
            </span>
            <span className={styles.by}>{t('guests.apartBy', { by, when: formats.relativeDay(row.at, now) })}</span>
            <IconButton
              size="small"
              label={t('guests.apartLet', { a: nameOf(one), b: nameOf(other) })}
              icon={<X />}
              onClick={() => void takeBack(row)}
            />
          </li>
        )
      })}
    </ul>
  )
}
