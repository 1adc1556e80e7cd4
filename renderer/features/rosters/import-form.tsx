import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { RosterMapping } from '../../../shared/protocol/commands.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useLabelOptions } from '../members/label-options.ts'
import { ChapterChoice } from '../common/chapter-choice.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import styles from './import-form.module.css'
import { ImportPreview } from './import-preview.tsx'
import { hasName } from './mapping.ts'
import { delimiterWords, encodingWords, warningWords } from './reading-words.ts'
import type { ReadingOptions, RosterReading } from './use-roster-draft.ts'

export interface ImportOrder {
  readonly chapter: ChapterId
  readonly name: string
  readonly tags: readonly string[]
}

export interface ImportFormProps {
  readonly reading: Extract<RosterReading, { state: 'read' }>
  /** Why the last attempt to import failed. */
  readonly failure: Problem | null
  readonly onReread: (options: ReadingOptions) => void
  readonly onMapping: (mapping: RosterMapping) => void
  readonly onImport: (order: ImportOrder) => void
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The four questions of an import on one page, each with an answer already filled in. */
export function ImportForm({ reading, failure, onReread, onMapping, onImport }: ImportFormProps) {
  const { t, problem } = useLanguage()
  const { draft, mapping } = reading
  const community = useCommunity()
  const tagOptions = useLabelOptions('tags')
  const [chosen, setChosen] = useState<ChapterId | null>(null)
  const [name, setName] = useState(() => withoutEnding(reading.file.name))
  const [tags, setTags] = useState<readonly string[]>([])
  const chapter = chosen ?? community?.chapters.find((each) => each.archived === undefined)?.id ?? null
  const named = hasName(mapping)
  const ready = named && chapter !== null && name.trim() !== '' && !reading.again

  return (
    <>
      <Step
        number={1}
        title={t('rosters.stepFile')}
        facts={t('rosters.fileFacts', { rows: draft.rows, columns: draft.columns.length })}
      >
        <div className={styles.options}>
          <Select
            label={t('rosters.encoding')}
            hint={t('rosters.encodingHint')}
            value={draft.encoding}
            onChange={(encoding) => onReread({ encoding })}
            options={draft.encodings.map((value) => ({ value, label: encodingWords(value, t) }))}
          />
          <Select
            label={t('rosters.delimiter')}
            value={draft.delimiter}
            onChange={(delimiter) => onReread({ delimiter })}
            options={DELIMITERS.map((value) => ({ value: value as string, label: delimiterWords(value, t) }))}
          />
          <div className={styles.header}>
            <Checkbox checked={draft.header} onChange={(header) => onReread({ header })}>
              {t('rosters.header')}
            </Checkbox>
          </div>
        </div>
        {reading.problem && (
          <Notice tone="seal" live>
            {problem(reading.problem)}
          </Notice>
        )}
        {draft.warnings.map((warning) => (
          <Notice key={warning.code} tone="ochre">
            {warningWords(warning, t)}
          </Notice>
        ))}
      </Step>

      <Step number={2} title={t('rosters.stepColumns')}>
        <ColumnMapping draft={draft} mapping={mapping} onMapping={onMapping} />
      </Step>

      <Step number={3} title={t('rosters.stepPreview')}>
        <ImportPreview draft={draft} mapping={mapping} />
      </Step>

      <Step number={4} title={t('rosters.stepTarget')}>
        <div className={styles.target}>
          <ChapterChoice value={chapter} onChange={setChosen} />
          <TextField
            label={t('rosters.rosterName')}
            hint={t('rosters.rosterNameHint')}
            value={name}
            onChange={setName}
            required
          />
          <TagField
            label={t('rosters.extraTags')}
            hint={t('rosters.extraTagsHint')}
            optional
            value={tags}
            onChange={setTags}
            options={tagOptions}
            creatable
          />
        </div>
      </Step>

      {failure && (
        <Notice tone="seal" title={t('rosters.failedTitle')} live>
          <p>{problem(failure)}</p>
          <p>{t('rosters.failedKeep')}</p>
        </Notice>
      )}
      <div className={styles.foot}>
        <span className={styles.note}>{t('rosters.importNote')}</span>
        <Button
          kind="primary"
          size="large"
          disabled={!ready}
          onClick={() => chapter !== null && onImport({ chapter, name: name.trim(), tags })}
        >
          {t('rosters.importDo', { rows: draft.rows })}
        </Button>
      </div>
    </>
  )
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly facts?: string
  readonly children: ReactNode
}

function Step({ number, title, facts, children }: StepProps) {
  return (
    <section className={styles.step} aria-label={title}>
      <h2 className={styles.title}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {title}
        {facts !== undefined && <span className={styles.facts}>{facts}</span>}
      </h2>
      <div className={styles.body}>{children}</div>
    </section>
  )
}

function withoutEnding(file: string): string {
  return file.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
