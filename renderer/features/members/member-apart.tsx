import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
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
  const may = community?.may
  const chapter = openChapters(community).find(
    ({ id }) => isIn(member, id) && (may?.chapters === 'all' || may?.chapters.includes(id)),
  )
  const isSome = view.state === 'ready' && view.value.length > 0
  if (!isSome && (!chapter || !may?.commands.includes('salon.keepApart'))) return null
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

function isIn({ memberships }: Member, chapter: ChapterId): boolean {
  const membership = memberships[chapter]
  return membership !== undefined && membership.until === undefined
}
