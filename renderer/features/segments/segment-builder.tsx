import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SegmentId } from '../../../shared/domain/ids.ts'
import type { Segment } from '../../../shared/domain/segment.ts'
import { segmentSentence } from '../../../shared/language/segment-sentence.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { someNames } from '../common/some-names.ts'
import { useDo } from '../common/use-do.ts'
import { showMembers } from '../members/member-list.ts'
import { draftOf, treeOf } from './draft.ts'
import { GroupEditor } from './group-editor.tsx'
import { countWords } from './segment-words.ts'
import styles from './segments.module.css'

export interface SegmentBuilderProps {
  /** Null for one that is new. */
  readonly segment: { readonly id: SegmentId; readonly name: string } | null
  readonly tree: Segment
  readonly onClose: () => void
}

/** Puts a segment together; whom it finds, and what it says, is shown while it is made. */
export function SegmentBuilder({ segment, tree: before, onClose }: SegmentBuilderProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [, navigate] = useLocation()
  const [name, setName] = useState(segment?.name ?? '')
  const [draft, setDraft] = useState(() => draftOf(before))
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const choices = useView('segmentChoices', {})
  const tree = treeOf(draft)
  const finds = useSegment(tree)
  const save = async () => {
    if (name.trim() === '') {
      setWrong(t('segments.needName'))
      return
    }
    const done = { done: t('segments.saved', { name: name.trim() }), undo: true }
    const result = segment
      ? await act('segment.update', { segment: segment.id, name, tree }, done)
      : await act('segment.create', { name, tree }, done)
    if (result.ok) onClose()
  }
  if (choices.state === 'failed') return <p>{problem(choices.problem)}</p>
  if (choices.state === 'waiting') return null
  return (
    <Form className={styles.stack} onSubmit={save}>
      <div className={styles.name}>
        <TextField
          label={t('segments.name')}
          placeholder={t('segments.namePlaceholder')}
          problem={wrong}
          autoFocus={segment === null}
          value={name}
          onChange={(next) => {
            setName(next)
            setWrong(undefined)
          }}
        />
      </div>
      <Result tree={tree} finds={finds} />
      <GroupEditor group={draft} onChange={setDraft} choices={choices.value} names={finds?.names ?? {}} />
      <div className={styles.foot}>
        <FormActions onCancel={onClose} />
        <Button
          kind="quiet"
          onClick={() => {
            showMembers({ segment: tree })
            navigate('/members')
          }}
        >
          {t('segments.show')}
        </Button>
      </div>
    </Form>
  )
}

/** Whom a tree finds; null before the first answer. */
function useSegment(tree: Segment) {
  const { language } = useLanguage()
  const view = useView('segmentFinds', { tree, language })
  return view.state === 'ready' ? view.value : null
}

function Result({ tree, finds }: { readonly tree: Segment; readonly finds: ReturnType<typeof useSegment> }) {
  const speech = useLanguage()
  const { t, formats, language } = speech
  const members = finds?.count.state === 'ready' ? finds.count.members : 0
  const named = finds?.first.map(({ name }) => name) ?? []
  return (
    <section className={styles.result} aria-label={t('segments.field')}>
      <p>{segmentSentence(language, tree, finds?.names ?? {})}</p>
      <p className={styles.resultCount} role="status">
        {finds ? countWords(finds.count, speech) : t('segments.counting')}
      </p>
      {named.length > 0 && (
        <p className={styles.quiet}>{t('segments.first', { ...someNames(formats, named, members) })}</p>
      )}
    </section>
  )
}
