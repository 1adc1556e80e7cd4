import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { IntroductionRow } from '../../../shared/protocol/afterwards.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { OutcomeWords } from '../connections/outcome-words.tsx'
import { PersonField } from '../common/person-field.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import detail from './member-detail.module.css'
import styles from './member-touchpoints.module.css'
import form from '../common/small-form.module.css'

/** Whom a person was introduced to, and whom they introduced to each other. */
export function MemberIntroductions({ member }: { readonly member: Member }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const community = useCommunity()
  const view = useView('introductions', { member: member.id })
  const [adding, setAdding] = useState(false)
  const chapter = openChapters(community).find(
    ({ id }) => member.memberships[id] && member.memberships[id].until === undefined,
  )
  const rows = view.state === 'ready' ? view.value : []
  const may = community?.may.commands.includes('meeting.introduce') === true
  const mayAdd = chapter !== undefined && may
  if (rows.length === 0 && !mayAdd) return null
  return (
    <section className={detail.section} aria-label={t('after.introductions')}>
      <h3 className={detail.heading}>{t('after.introductions')}</h3>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.meeting} className={styles.row}>
            <span className={styles.words}>
              <span>{wordsOf(row, member, speech)}</span>
              <span className={styles.quiet}>
                {formats.shortDay(row.at)}
                {row.salon && (
                  <>
                    {' · '}
                    <Link href={`/salons/${row.salon.id}`}>{row.salon.theme}</Link>
                  </>
                )}
              </span>
            </span>
            {row.outcome && <OutcomeWords outcome={row.outcome} />}
            {may && (
              <IconButton
                size="small"
                label={t('after.removeIntroduction')}
                icon={<Trash2 />}
                onClick={() =>
                  void act(
                    'meeting.takeBack',
                    { meeting: row.meeting },
                    { done: t('after.introductionRemoved'), undo: true },
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {mayAdd && adding && <IntroductionForm member={member} chapter={chapter.id} onDone={() => setAdding(false)} />}
      {mayAdd && !adding && (
        <div className={detail.add}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('after.addIntroduction')}
          </Button>
        </div>
      )}
    </section>
  )
}

function wordsOf({ members, introducer }: IntroductionRow, member: Member, { t, formats }: Speech): string {
  const others = members.filter(({ id }) => id !== member.id).map(({ name }) => name)
  const names = formats.list(others)
  if (introducer?.id === member.id) return t('after.introducedThem', { names })
  return t('after.introducedTo', { known: introducer ? 1 : 0, names, introducer: introducer?.name ?? '' })
}

interface IntroductionFormProps {
  readonly member: Member
  /** On whose pages it is written. */
  readonly chapter: ChapterId
  readonly onDone: () => void
}

function IntroductionForm({ member, chapter, onDone }: IntroductionFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [other, setOther] = useState<Named | null>(null)
  const [introducer, setIntroducer] = useState<Named | null>(null)
  const save = async () => {
    if (!other) return
    const result = await act(
      'meeting.introduce',
      { at: chapter, a: member.id, b: other.id, introducer: introducer?.id ?? null },
      { done: t('after.introductionKept'), undo: true },
    )
    if (result.ok) onDone()
  }
  return (
    <Form className={form.form} onSubmit={save}>
      <PersonField
        label={t('after.introducedToWhom')}
        placeholder={t('after.findSomebody')}
        value={other}
        onChange={setOther}
      />
      <PersonField
        label={t('after.introducer')}
        placeholder={t('after.introducerUnknown')}
        value={introducer}
        onChange={setIntroducer}
      />
      <div className={form.buttons}>
        <FormActions size="small" disabled={!other} onCancel={onDone} />
      </div>
    </Form>
  )
}
