import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Member } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { DraftMenu } from '../drafts/draft-menu.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { TouchpointForm } from '../common/touchpoint-form.tsx'
import styles from './member-touchpoints.module.css'
import detail from './member-detail.module.css'

/** When somebody got in touch with a person, and what about. */
export function MemberTouchpoints({ member }: { readonly member: Member }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const view = useView('touchpoints', { member: member.id })
  const [adding, setAdding] = useState(false)
  const chapter = openChapters(community).find(
    ({ id }) => member.memberships[id]?.until === undefined && member.memberships[id],
  )
  const rows = view.state === 'ready' ? view.value : []
  const mayAdd = chapter !== undefined && community?.may.commands.includes('touchpoint.add') === true
  if (rows.length === 0 && !mayAdd) return null
  return (
    <section className={detail.section} aria-label={t('after.touchpoints')}>
      <h3 className={detail.heading}>{t('after.touchpoints')}</h3>
      <ul className={styles.rows}>
        {rows.map(({ id, kind, text, from, salon, at, by, mine }) => (
          <li key={id} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.quiet}>
                {[formats.shortDay(at), t(`after.touch.${kind}`), from?.name ?? (mine ? t('common.you') : by)].join(
                  ' · ',
                )}
                {salon && (
                  <>
                    {' · '}
                    <Link href={`/salons/${salon.id}`}>{salon.theme}</Link>
                  </>
                )}
              </span>
              {text !== '' && <span>{text}</span>}
            </span>
            <IconButton
              size="small"
              label={t('after.removeTouchpoint')}
              icon={<Trash2 />}
              onClick={() =>
                void act('touchpoint.takeBack', { touchpoint: id }, { done: t('after.touchpointRemoved'), undo: true })
              }
            />
          </li>
        ))}
      </ul>
      {mayAdd && adding && (
        <TouchpointForm member={member.id} chapter={chapter.id} usual="message" onDone={() => setAdding(false)} />
      )}
      {mayAdd && !adding && (
        <div className={detail.add}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('after.addTouchpoint')}
          </Button>
          <DraftMenu member={member.id} chapter={chapter.id} name={member.name} />
        </div>
      )}
    </section>
  )
}
