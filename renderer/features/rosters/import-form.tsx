import { useState } from 'react'
import type { ChapterId, SourceId } from '../../../shared/domain/ids.ts'
import type { RosterMapping } from '../../../shared/protocol/rosters.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useLabelOptions } from '../members/label-options.ts'
import { ChapterChoice } from '../common/chapter-choice.tsx'
import { ImportFailure } from '../common/import-failure.tsx'
import { ImportStep } from '../common/import-step.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import styles from './import-form.module.css'
import { ImportPreview } from './import-preview.tsx'
import { hasName } from './mapping.ts'
import { ReadingChoices } from './reading-choices.tsx'
import { RepairCards } from './repair-cards.tsx'
import { useRosterPreview } from './use-roster-preview.ts'
import { VersionChoice } from './version-choice.tsx'
import { warningWords } from './reading-words.ts'
import type { ReadingOptions, RosterReading } from './use-roster-draft.ts'

export interface ImportOrder {
  readonly chapter: ChapterId
  readonly name: string
  readonly tags: readonly string[]
  /** Ids of repairs that are offered and were accepted. */
  readonly repairs: readonly string[]
  /** The roster that this file is a newer version of. */
  readonly updates: SourceId | null
}

export interface ImportFormProps {
  readonly reading: Extract<RosterReading, { state: 'read' }>
  /** Why the last attempt to import failed. */
  readonly failure: Problem | null
  readonly onReread: (options: ReadingOptions) => void
  readonly onMapping: (mapping: RosterMapping) => void
  readonly onRepairs: (ids: readonly string[]) => void
  readonly onForget: () => void
  readonly onImport: (order: ImportOrder) => void
}

/** The questions of an import on one page, each with an answer already filled in. */
export function ImportForm({ reading, failure, onReread, onMapping, onRepairs, onForget, onImport }: ImportFormProps) {
  const { t, problem } = useLanguage()
  const { draft, mapping, repairs } = reading
  const community = useCommunity()
  const tagOptions = useLabelOptions('tags')
  const [chosen, setChosen] = useState<ChapterId | null>(null)
  const [name, setName] = useState(() => withoutEnding(reading.file.name))
  const [tags, setTags] = useState<readonly string[]>([])
  const chapter = chosen ?? community?.chapters.find((each) => each.archived === undefined)?.id ?? null
  const [continues, setContinues] = useState(true)
  const preview = useRosterPreview(draft.draft, mapping, repairs)
  const offers = preview?.repairs ?? draft.repairs
  const version = draft.versionOf
  const coming = draft.rows - (preview?.refused ?? 0)
  const ready = hasName(mapping) && chapter !== null && name.trim() !== '' && coming > 0 && !reading.again
  // Which column has the names is asked for where the columns are.
  const lack = chapter === null ? 'chapter' : name.trim() === '' ? 'name' : null
  const start = () => {
    if (chapter === null) return
    onImport({
      chapter,
      name: name.trim(),
      tags,
      repairs: repairs.filter((id) => offers.some((offer) => offer.id === id)),
      updates: version && continues ? version.source : null,
    })
  }

  return (
    <>
      <ImportStep
        title={t('rosters.stepFile')}
        facts={t('rosters.fileFacts', { rows: draft.rows, columns: draft.columns.length })}
      >
        <ReadingChoices draft={draft} onReread={onReread} />
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
      </ImportStep>

      <ImportStep title={t('rosters.stepColumns')}>
        <ColumnMapping draft={draft} mapping={mapping} onMapping={onMapping} onForget={onForget} />
      </ImportStep>

      {version && (
        <ImportStep title={t('rosters.stepVersion', { name: version.name })}>
          <VersionChoice version={version} updates={continues} onUpdates={setContinues} />
        </ImportStep>
      )}

      {offers.length > 0 && (
        <ImportStep title={t('rosters.stepRepairs')}>
          <RepairCards columns={draft.columns} offers={offers} accepted={repairs} onAccepted={onRepairs} />
        </ImportStep>
      )}

      <ImportStep title={t('rosters.stepPreview')}>
        <ImportPreview draft={draft} mapping={mapping} preview={preview} />
      </ImportStep>

      <ImportStep title={t('rosters.stepTarget')}>
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
      </ImportStep>

      {failure && <ImportFailure failure={failure} />}
      <div className={styles.foot}>
        <span className={styles.note}>{t(lack === null ? 'rosters.importNote' : `rosters.lack.${lack}`)}</span>
        <Button kind="primary" size="large" disabled={!ready} onClick={start}>
          {t('rosters.importDo', { rows: coming })}
        </Button>
      </div>
    </>
  )
}

function withoutEnding(file: string): string {
  return file.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
