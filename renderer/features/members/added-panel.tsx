import { useId } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { AddedItem, MemberView } from '../../../shared/protocol/members.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { fieldWords, valueWords } from '../history/history-words.ts'
import { pairFieldWords, pairValueWords } from '../review/pair-words.ts'
import styles from './merged-panel.module.css'

/** What was added while two records were one person; each item goes to one of them, or to nobody, by one click. */
export function AddedPanel({ value: { member, added } }: { readonly value: MemberView }) {
  const { t } = useLanguage()
  const id = useId()
  if (added.length === 0) return null
  return (
    <section className={classes(styles.panel, styles.waiting)} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {t('review.addedTitle')}
      </h3>
      <ul className={styles.items}>
        {added.map((item) => (
          <li key={item.item}>
            <Added item={item} member={member.id} />
          </li>
        ))}
      </ul>
      {added.some(({ kind }) => kind !== 'evening') && <p className={styles.hint}>{t('review.addedHint')}</p>}
      {added.some(({ kind }) => kind === 'evening') && <p className={styles.hint}>{t('review.addedEvenings')}</p>}
    </section>
  )
}

function Added({ item, member }: { readonly item: AddedItem; readonly member: MemberId }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const now = useNow()
  const community = useCommunity()
  const [kind, value] = itemWords(item, speech, community)
  const what = [kind, value].filter(Boolean).join(' ')
  const assign = (to: MemberId | null) =>
    void act('people.assign', { member, item: item.item, to }, { done: t('review.assigned', { what }), undo: true })
  return (
    <div className={styles.item}>
      <span>
        <span className={styles.kind}>
          {[kind, item.at !== null && formats.dayTime(item.at, undefined, now)].filter(Boolean).join(' · ')}
        </span>
        <br />
        <span className={styles.value}>{value}</span>
      </span>
      <div className={styles.choices} role="group" aria-label={what}>
        {item.candidates.map(({ id, name }) => (
          <Button key={id} size="small" onClick={() => assign(id)}>
            {id === member ? t('review.assignHere') : t('review.assignTo', { name })}
          </Button>
        ))}
        <Button size="small" kind="quiet" onClick={() => assign(null)}>
          {t('review.assignNobody')}
        </Button>
      </div>
    </div>
  )
}

/** What an item is, and what it says: "Phone", "0912 345 678". */
function itemWords(
  { kind, field, value }: AddedItem,
  speech: Speech,
  community: CommunityView | undefined,
): readonly [string, string] {
  const { t } = speech
  switch (kind) {
    case 'field':
      return [fieldWords(field, speech, community), valueWords(field, value, speech, community)]
    case 'label':
      return [t(field === 'interests' ? 'words.interests' : 'words.tags'), value]
    case 'membership':
      return [t('words.membership'), chapterOf(community, value)?.name ?? value]
    case 'consent':
      return [pairFieldWords(`consent:${field}`, speech), pairValueWords(`consent:${field}`, value, speech)]
    case 'notes':
      return [t('words.notes'), value]
    case 'archived':
      return [t('words.archived'), '']
    case 'evening':
      return [t('review.evening'), value]
  }
}
