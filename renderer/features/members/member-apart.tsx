import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Member } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { KeepApartForm } from '../salons/guests/keep-apart-form.tsx'
import { KeepApartList } from '../salons/guests/keep-apart-list.tsx'
import styles from './member-detail.module.css'

/** Whom a person is not put at a table with; for those who plan, and for nobody else's eyes. */
export function MemberApart({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const community = useCommunity()
  const view = useView('keepApart', { about: member.id })
  const [adding, setAdding] = useState(false)
  const chapter = openChapters(community).find(
    ({ id }) => member.memberships[id]?.until === undefined && member.memberships[id],
  )
  const isSome = view.state === 'ready' && view.value.length > 0
  if (!isSome && (!chapter || !community?.may.commands.includes('salon.keepApart'))) return null
  return (
    <section className={styles.section} aria-label={t('guests.apart')}>
      <h3 className={styles.heading}>{t('guests.apart')}</h3>
      {isSome && <KeepApartList about={member.id} />}
      {chapter && adding && <KeepApartForm chapter={chapter.id} member={member} />}
      {chapter && !adding && (
        <div className={styles.add}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('guests.apartAddTo')}
          </Button>
        </div>
      )}
    </section>
  )
}
