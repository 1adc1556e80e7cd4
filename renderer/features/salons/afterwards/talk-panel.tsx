import { Plus, Sprout, Trash2 } from 'lucide-react'
import type { Talk, TalkQuestion } from '../../../../shared/domain/salon.ts'
import type { CommandInput } from '../../../../shared/protocol/commands.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useTypedText } from '../../../client/drafts.ts'
import { useCommand } from '../../../client/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { DraftNote } from '../../common/draft-note.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './talk.module.css'

const NO_TALK: Talk = { topic: '', link: '', outcome: '', questions: [] }

export interface TalkPanelProps {
  readonly view: SalonView
  /** Plans another salon like this one. */
  readonly onAgain: () => void
}

/** The talk online after the salon: what it is about, what was asked, and what came of it, which the next one begins with. */
export function TalkPanel({ view, onAgain }: TalkPanelProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const { id, talk = NO_TALK } = view.salon
  const save = async (set: CommandInput<'salon.talk'>['set']) => {
    const result = await command('salon.talk', { salon: id, set })
    return result.ok ? undefined : problem(result.problem)
  }
  return (
    <div className={styles.panel}>
      <Card title={t('after.talkTitle')}>
        <dl className={styles.facts}>
          <dt>{t('after.topic')}</dt>
          <dd>
            <InlineEdit
              label={t('after.topic')}
              value={talk.topic}
              placeholder={t('after.topicPlaceholder')}
              onSave={(topic) => save({ topic })}
            />
          </dd>
          <dt>{t('after.link')}</dt>
          <dd>
            <InlineEdit
              label={t('after.link')}
              value={talk.link}
              placeholder={t('after.linkPlaceholder')}
              onSave={(link) => save({ link })}
            />
          </dd>
          <dt>{t('after.outcome')}</dt>
          <dd>
            <InlineEdit
              multiline
              label={t('after.outcome')}
              value={talk.outcome}
              placeholder={t('after.outcomePlaceholder')}
              onSave={(outcome) => save({ outcome })}
            />
          </dd>
        </dl>
      </Card>
      <Card title={t('after.questions')}>
        <Questions view={view} questions={talk.questions} />
      </Card>
      <div className={styles.next}>
        <Button icon={<Sprout />} onClick={onAgain}>
          {t('after.nextFromThis')}
        </Button>
        <span className={styles.quiet}>{t('after.nextHint')}</span>
      </div>
    </div>
  )
}

function Questions({ view, questions }: { readonly view: SalonView; readonly questions: readonly TalkQuestion[] }) {
  const { t } = useLanguage()
  const act = useDo()
  const draft = useTypedText(`question/${view.salon.id}`)
  const { text } = draft
  const write = (next: readonly (Omit<TalkQuestion, 'id' | 'order'> & { readonly id?: string })[]) =>
    act('salon.talk', { salon: view.salon.id, set: { questions: next.map((each) => ({ ...each })) } })
  const add = async () => {
    if (text.trim() === '') return
    const result = await write([...questions, { text, answered: false }])
    if (result.ok) draft.discard()
  }
  return (
    <div className={styles.questions}>
      <ul className={styles.rows}>
        {questions.map((question) => (
          <li key={question.id} className={styles.row}>
            <Checkbox
              checked={question.answered}
              onChange={(answered) =>
                void write(questions.map((each) => (each.id === question.id ? { ...each, answered } : each)))
              }
            >
              {question.text}
            </Checkbox>
            <span className={styles.quiet}>{t(question.answered ? 'after.answered' : 'after.open')}</span>
            <IconButton
              size="small"
              label={t('after.removeQuestion', { text: question.text })}
              icon={<Trash2 />}
              onClick={() => void write(questions.filter(({ id }) => id !== question.id))}
            />
          </li>
        ))}
      </ul>
      <Form className={styles.add} onSubmit={add}>
        <span className={styles.field}>
          <TextField
            label={t('after.question')}
            hideLabel
            placeholder={t('after.questionPlaceholder')}
            value={text}
            onChange={draft.write}
          />
        </span>
        <Button submit icon={<Plus />} disabled={text.trim() === ''}>
          {t('after.addQuestion')}
        </Button>
      </Form>
      <DraftNote draft={draft} />
    </div>
  )
}
