import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { TOUCHPOINT_KINDS } from '../../../shared/domain/afterwards.ts'
import type { TouchpointKind } from '../../../shared/domain/afterwards.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { useTypedText } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { DraftMenu } from '../drafts/draft-menu.tsx'
import { DraftNote } from '../common/draft-note.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
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
      {mayAdd && adding && <TouchpointForm member={member} chapter={chapter.id} onDone={() => setAdding(false)} />}
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

interface TouchpointFormProps {
  readonly member: Member
  readonly chapter: ChapterId
  readonly onDone: () => void
}

function TouchpointForm({ member, chapter, onDone }: TouchpointFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [kind, setKind] = useState<TouchpointKind>('message')
  const draft = useTypedText(`touchpoint/${member.id}`)
  const { text } = draft
  const save = async () => {
    const result = await act(
      'touchpoint.add',
      { member: member.id, chapter, kind, text },
      { done: t('after.touchpointKept'), undo: true },
    )
    if (!result.ok) return
    draft.discard()
    onDone()
  }
  const cancel = () => {
    draft.discard()
    onDone()
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <Select
        label={t('after.touchKind')}
        value={kind}
        onChange={setKind}
        options={TOUCHPOINT_KINDS.map((value) => ({ value, label: t(`after.touch.${value}`) }))}
      />
      <TextField label={t('after.touchText')} autoFocus value={text} onChange={draft.write} />
      <DraftNote draft={draft} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={cancel} />
      </div>
    </Form>
  )
}
