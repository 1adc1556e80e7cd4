import { Copy, Pencil, Trash2, Users } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { SegmentRow } from '../../../shared/protocol/segments.ts'
import { useView } from '../../client/hooks.ts'
import { IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useDo } from '../common/use-do.ts'
import { showMembers } from '../members/member-list.ts'
import { countWords, rowSentence } from './segment-words.ts'
import styles from './segments.module.css'

/** Saved segments: what each says, how many it finds. */
export function SegmentList({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t, problem } = useLanguage()
  const view = useView('segments', {})
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('segments.title')}>{problem(view.problem)}</EmptyState>
  if (view.value.length === 0)
    return (
      <EmptyState title={t('segments.none')} mark="≡">
        {t('segments.noneText')}
      </EmptyState>
    )
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t('segments.lead')}</p>
      <ul className={styles.list} aria-label={t('segments.title')}>
        {view.value.map((row) => (
          <li key={row.id}>
            <Item row={row} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Item({ row, mayEdit }: { readonly row: SegmentRow; readonly mayEdit: boolean }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const [, navigate] = useLocation()
  const act = useDo()
  const { id, name, finds, usedBy, tree } = row
  const address = `/exports/segments/${id}`
  return (
    <Card>
      <div className={styles.item}>
        {mayEdit && tree ? (
          <Link href={address} className={styles.itemName}>
            {name}
          </Link>
        ) : (
          <span className={styles.itemName}>{name}</span>
        )}
        <p className={styles.sentence}>{rowSentence(row, speech)}</p>
        {usedBy.length > 0 && (
          <p className={styles.quiet}>
            {t('segments.usedBy', { names: formats.list(usedBy.map((user) => t('segments.quoted', { text: user }))) })}
          </p>
        )}
        <div className={styles.buttons}>
          <span className={styles.count}>{countWords(finds, speech)}</span>
          <IconButton
            size="small"
            label={t('segments.showNamed', { name })}
            icon={<Users />}
            onClick={() => {
              showMembers({ segment: id })
              navigate('/members')
            }}
          />
          {mayEdit && (
            <>
              {tree && (
                <IconButton
                  size="small"
                  label={t('segments.edit', { name })}
                  icon={<Pencil />}
                  onClick={() => navigate(address)}
                />
              )}
              <IconButton
                size="small"
                label={t('segments.copy', { name })}
                icon={<Copy />}
                onClick={() =>
                  void act(
                    'segment.duplicate',
                    { segment: id, name: t('segments.copyOf', { name }) },
                    { done: t('segments.copied', { name }), undo: true },
                  )
                }
              />
              <IconButton
                size="small"
                label={t('segments.remove', { name })}
                icon={<Trash2 />}
                onClick={() =>
                  void act('segment.delete', { segment: id }, { done: t('segments.removed', { name }), undo: true })
                }
              />
            </>
          )}
        </div>
      </div>
    </Card>
  )
}
