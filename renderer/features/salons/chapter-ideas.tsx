import { useState } from 'react'
import type { Feedback } from '../../../shared/domain/afterwards.ts'
import type { Chapter } from '../../../shared/domain/community.ts'
import { useTypedText } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { DraftNote } from '../common/draft-note.tsx'
import { IdeaKindChoice } from '../common/idea-kind.tsx'
import { useDo } from '../common/use-do.ts'
import { IdeaList } from './afterwards/idea-list.tsx'
import feedback from './afterwards/feedback.module.css'
import styles from './salons-screen.module.css'

/** What members of each chapter would do differently, and what became of it. */
export function ChapterIdeas({ chapters }: { readonly chapters: readonly Chapter[] }) {
  return (
    <div className={styles.ideas}>
      {chapters.map((chapter) => (
        <Ideas key={chapter.id} chapter={chapter} />
      ))}
    </div>
  )
}

function Ideas({ chapter }: { readonly chapter: Chapter }) {
  const { t } = useLanguage()
  const act = useDo()
  const view = useView('feedback', { about: chapter.id })
  const [kind, setKind] = useState<Feedback['kind']>('idea')
  const draft = useTypedText(`idea/${chapter.id}`)
  const { text } = draft
  const ideas = view.state === 'ready' ? view.value.ideas : []
  const add = async () => {
    if (text.trim() === '') return
    const result = await act(
      'feedback.add',
      { chapter: chapter.id, kind, text },
      { done: t('after.ideaKept'), undo: true },
    )
    if (result.ok) draft.discard()
  }
  return (
    <Card title={chapter.name}>
      {ideas.length === 0 ? <p className={feedback.quiet}>{t('after.noIdeas')}</p> : <IdeaList ideas={ideas} />}
      <Form className={feedback.add} onSubmit={add}>
        <IdeaKindChoice value={kind} onChange={setKind} />
        <span className={feedback.words}>
          <TextField
            label={t('after.ideaText')}
            hideLabel
            placeholder={t('after.ideaPlaceholder')}
            value={text}
            onChange={draft.write}
          />
        </span>
        <Button submit disabled={text.trim() === ''}>
          {t('after.addIdea')}
        </Button>
      </Form>
      <DraftNote draft={draft} />
    </Card>
  )
}
