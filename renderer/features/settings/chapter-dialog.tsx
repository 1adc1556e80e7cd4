import { useId, useState } from 'react'
import { CHAPTER_COLOURS } from '../../../shared/domain/community.ts'
import type { ChapterColour } from '../../../shared/domain/community.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterDraft } from '../../../shared/protocol/community.ts'
import { useView } from '../../client/hooks.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useDo } from '../common/use-do.ts'
import { useMemberNames } from '../common/use-member-names.ts'
import styles from './chapter-dialog.module.css'
import type { ChapterOnScreen } from './chapters-section.tsx'
import { ColourField } from './colour-field.tsx'
import { zoneOptions } from './zones.ts'

export interface ChapterDialogProps {
  /** The chapter to edit; without one a new one is made. */
  readonly chapter?: ChapterOnScreen
  /** The chapters there are, so that a new one gets a colour and zone that fit. */
  readonly taken: readonly ChapterOnScreen[]
  readonly onClose: () => void
}

/** A draft with nothing left out. */
type FullDraft = { [Key in keyof ChapterDraft]-?: Exclude<ChapterDraft[Key], undefined> }

export function ChapterDialog({ chapter, taken, onClose }: ChapterDialogProps) {
  const { t, language, problem } = useLanguage()
  const act = useDo()
  const [draft, setDraft] = useState<FullDraft>(() => startingPoint(chapter, taken))
  const [trouble, setTrouble] = useState<string>()
  const [zones] = useState(() => zoneOptions(language, Date.now(), draft.zone))
  const formId = useId()
  const change = (patch: Partial<FullDraft>) => {
    setTrouble(undefined)
    setDraft((known) => ({ ...known, ...patch }))
  }

  const submit = async () => {
    const name = draft.name.trim()
    const result = chapter
      ? await act(
          'chapter.update',
          { chapter: chapter.id, set: draft },
          { done: t('settings.chapterSaved', { name }), undo: true, quiet: true },
        )
      : await act('chapter.create', draft, { done: t('settings.chapterCreated', { name }), undo: true, quiet: true })
    if (result.ok) onClose()
    else setTrouble(problem(result.problem))
  }
  return (
    <Dialog
      open
      look="sheet"
      title={t(chapter ? 'settings.editChapter' : 'settings.newChapter')}
      onClose={onClose}
      actions={
        <FormActions
          form={formId}
          onCancel={onClose}
          does={t(chapter ? 'common.save' : 'common.create')}
          disabled={draft.name.trim() === ''}
        />
      }
    >
      <Form id={formId} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('settings.chapterName')}
          autoFocus
          placeholder={t('settings.chapterNameExample')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('settings.chapterRegion')}
          optional
          placeholder={t('settings.chapterRegionExample')}
          value={draft.region}
          onChange={(region) => change({ region })}
        />
        <ComboBox
          label={t('settings.chapterZone')}
          hint={t('settings.chapterZoneHint')}
          value={draft.zone}
          onChange={(zone) => zone !== null && change({ zone })}
          options={zones}
        />
        <ColourField
          label={t('settings.chapterColour')}
          value={draft.colour}
          onChange={(colour) => change({ colour })}
        />
        <LeadersField value={draft.leaders} onChange={(leaders) => change({ leaders })} />
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
      </Form>
    </Dialog>
  )
}

/** A new chapter takes the first free colour and the zone of its neighbours. */
function startingPoint(chapter: ChapterOnScreen | undefined, taken: readonly ChapterOnScreen[]): FullDraft {
  if (chapter) {
    const { name, region, zone, colour, leaders } = chapter
    return { name, region, zone, colour, leaders: [...leaders] }
  }
  const free: ChapterColour =
    CHAPTER_COLOURS.find((colour) => taken.every((other) => other.colour !== colour)) ?? 'seal'
  const zone = taken[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return { name: '', region: '', zone, colour: free, leaders: [] }
}

interface LeadersFieldProps {
  readonly value: readonly MemberId[]
  readonly onChange: (leaders: MemberId[]) => void
}

/** Enough to find somebody among namesakes. */
const MOST_FOUND = 8

function LeadersField({ value, onChange }: LeadersFieldProps) {
  const { t, language } = useLanguage()
  const [text, setText] = useState('')
  const names = useMemberNames(value)
  const found = useView('members', { query: { text, language }, range: { from: 0, count: MOST_FOUND } })
  const rows = found.state === 'ready' ? found.value.rows : []
  return (
    <TagField
      label={t('settings.chapterLeaders')}
      hint={t('settings.chapterLeadersHint')}
      optional
      value={value}
      labelOf={(id) => (isId('mem', id) ? names.get(id) : undefined) ?? rows.find((row) => row.id === id)?.name ?? '…'}
      options={rows.map((row) => ({
        value: row.id,
        label: row.name,
        hint: [row.reading, row.hint].filter(Boolean).join(' · '),
      }))}
      onSearch={setText}
      onChange={(ids) => onChange(ids.filter((id) => isId('mem', id)))}
    />
  )
}
