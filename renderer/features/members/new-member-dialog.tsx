import { useDeferredValue, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import formStyles from '../../ui/dialog-form.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { ChapterChoice } from '../common/chapter-choice.tsx'
import { chapterOf, openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './dialogs.module.css'
import { useLabelOptions } from './label-options.ts'

export interface NewMemberDialogProps {
  readonly onClose: () => void
  /** The chapter the list is narrowed to, which is probably meant. */
  readonly chapter: ChapterId | null
}

const MORE_FIELDS = ['phone', 'email', 'city', 'birthday'] as const satisfies readonly MemberField[]

/** Writes down a new person. A namesake is pointed out and never stands in the way. */
export function NewMemberDialog({ onClose, chapter: likely }: NewMemberDialogProps) {
  const { t, problem } = useLanguage()
  const [, navigate] = useLocation()
  const act = useDo()
  const toast = useToast()
  const community = useCommunity()
  const tagOptions = useLabelOptions('tags')
  const interestOptions = useLabelOptions('interests')

  const [chosen, setChosen] = useState<ChapterId | null>(likely)
  const [fields, setFields] = useState<Partial<Record<MemberField, string>>>({})
  const [tags, setTags] = useState<readonly string[]>([])
  const [interests, setInterests] = useState<readonly string[]>([])
  const [notes, setNotes] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)

  const chapter = chosen ?? openChapters(community)[0]?.id ?? null
  const name = fields.name ?? ''
  const set = (field: MemberField) => (value: string) => {
    setFields({ ...fields, [field]: value })
    setWrong(undefined)
  }

  const create = async () => {
    if (chapter === null) return
    const input = { fields: filled(fields), chapter, tags: [...tags], interests: [...interests], notes: notes.trim() }
    const result = await act('member.create', input, { quiet: true })
    if (!result.ok) return setWrong(problem(result.problem))
    const { member } = result.value
    toast({
      tone: 'jade',
      text: t('members.newDone', { name: name.trim(), chapter: chapterOf(community, chapter)?.name ?? '' }),
      action: { label: t('members.newDoneOpen'), onPress: () => navigate(`/members/${member}`) },
    })
    onClose()
  }

  return (
    <Dialog
      open
      title={t('members.newTitle')}
      onClose={onClose}
      actions={
        <>
          {wrong !== undefined && (
            <p className={styles.problem} role="alert">
              {wrong}
            </p>
          )}
          <FormActions
            form="new-member"
            onCancel={onClose}
            does={t('members.newDo')}
            disabled={name.trim() === '' || chapter === null}
          />
        </>
      }
    >
      <Form id="new-member" className={formStyles.form} onSubmit={create}>
        <TextField
          label={t('members.newName')}
          hint={t('members.newNameHint')}
          value={name}
          onChange={set('name')}
          autoFocus
          required
          large
        />
        <Namesakes name={name} />
        <ChapterChoice value={chapter} onChange={setChosen} />
        <div className={formStyles.pair}>
          {MORE_FIELDS.map((field) => (
            <TextField
              key={field}
              label={t(`words.field.${field}`)}
              optional
              value={fields[field] ?? ''}
              onChange={set(field)}
              {...(field === 'birthday' && { placeholder: t('members.birthdayPlaceholder') })}
            />
          ))}
        </div>
        <TagField label={t('words.tags')} optional value={tags} onChange={setTags} options={tagOptions} creatable />
        <TagField
          label={t('words.interests')}
          optional
          value={interests}
          onChange={setInterests}
          options={interestOptions}
          creatable
        />
        <TextArea label={t('words.notes')} optional rows={2} value={notes} onChange={setNotes} />
      </Form>
    </Dialog>
  )
}

/** More matches than this and the name is too short to say anything. */
const MOST_MATCHES = 50
const NAMESAKES_SHOWN = 3

function Namesakes({ name }: { readonly name: string }) {
  const { t, language } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const wanted = useDeferredValue(sameName(name))
  const question =
    wanted === ''
      ? null
      : { query: { text: wanted, status: 'all' as const, language }, range: { from: 0, count: MOST_MATCHES } }
  const view = useView('members', question)
  if (wanted === '' || view.state !== 'ready') return null
  const namesakes = view.value.rows.filter((row) => sameName(row.name) === wanted)
  if (namesakes.length === 0) return null
  return (
    <Notice tone="ochre" title={t('members.namesakeTitle', { count: namesakes.length })} live>
      <div className={styles.namesakes}>
        {namesakes.slice(0, NAMESAKES_SHOWN).map((row) => (
          <a
            key={row.id}
            href={`#/members/${row.id}`}
            onClick={(event) => {
              event.preventDefault()
              navigate(`/members/${row.id}`)
            }}
          >
            {[row.name, chapterOf(community, row.chapters[0] ?? '')?.name, row.phone, row.hint]
              .filter((part, index, parts) => part && parts.indexOf(part) === index)
              .join(' · ')}
          </a>
        ))}
        <span className={styles.note}>{t('members.namesakeHint')}</span>
      </div>
    </Notice>
  )
}

function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase()
}

function filled(fields: Partial<Record<MemberField, string>>): Partial<Record<MemberField, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
}
