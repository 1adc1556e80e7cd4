import { useEffect, useRef, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { CalendarPreview } from '../../../shared/protocol/calendar.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import type { HandedFile } from '../../client/handed-file.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './import-dialog.module.css'
import { ImportItems } from './import-items.tsx'

export interface ImportDialogProps {
  readonly chapter: ChapterId | null
  readonly onClose: () => void
}

type TakenFile = Pick<HandedFile, 'name' | 'data'>

type Reading =
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'read'; readonly preview: CalendarPreview }

/** What a calendar file would bring, event by event; only what is ticked comes in. */
export function ImportDialog({ chapter: firstChapter, onClose }: ImportDialogProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const act = useDo()
  const chapters = openChapters(useCommunity())
  const [chapter, setChapter] = useState(firstChapter)
  const [file, setFile] = useState<TakenFile | null>(null)
  const [reading, setReading] = useState<Reading>({ state: 'none' })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const latest = useRef(0)
  useHandedFile('calendar', setFile)
  const target = chapter ?? chapters[0]?.id ?? null

  useEffect(() => {
    if (!file || !target) return
    const turn = (latest.current += 1)
    const read = async () => {
      const result = await command('calendar.read', { file: { name: file.name, data: file.data }, chapter: target })
      if (turn !== latest.current) return
      if (!result.ok) {
        setReading({
          state: 'refused',
          problem: { ...result.problem, params: { ...result.problem.params, file: file.name } },
        })
        return
      }
      setReading({ state: 'read', preview: result.value })
      // What is over, or was called off, comes in only if somebody asks for it.
      const wanted = result.value.items.filter(({ state, past, cancelled }) => state === 'new' && !past && !cancelled)
      setChosen(new Set(wanted.map(({ key }) => key)))
    }
    void read()
  }, [file, target, command])

  const preview = reading.state === 'read' ? reading.preview : null
  const take = async () => {
    if (!file || !target) return
    const taken = await act(
      'calendar.import',
      {
        file: { name: file.name, data: file.data },
        chapter: target,
        take: [...chosen],
        untitled: t('calendar.untitled'),
      },
      { done: (came) => t('calendar.imported', { ...came, made: came.salons + came.series }), undo: true },
    )
    if (taken.ok) onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={t('calendar.importTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {preview && (
            <Button kind="primary" disabled={chosen.size === 0} onClick={() => void take()}>
              {t('calendar.import', { count: chosen.size })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {chapters.length > 1 && target && (
          <div className={styles.chapter}>
            <Select
              label={t('calendar.importChapter')}
              value={target}
              onChange={setChapter}
              options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
        )}
        {reading.state === 'refused' && <Notice tone="seal">{problem(reading.problem)}</Notice>}
        {preview ? (
          <>
            <p className={styles.summary}>
              {t('calendar.importFound', {
                count: preview.items.length,
                here: preview.items.filter(({ state }) => state !== 'new').length,
                name: preview.name === '' ? (file?.name ?? '') : preview.name,
              })}
            </p>
            <Troubles preview={preview} />
            <ImportItems items={preview.items} chosen={chosen} onChoose={setChosen} />
          </>
        ) : (
          <DropZone
            label={t('calendar.importDrop')}
            hint={t('calendar.importHint')}
            accept=".ics,.ical,.ifb,text/calendar"
            onFile={(dropped) => setFile({ name: dropped.name, data: dropped })}
          />
        )}
      </div>
    </Dialog>
  )
}

/** What the file did not bring whole. */
function Troubles({ preview }: { readonly preview: CalendarPreview }) {
  const { t, formats } = useLanguage()
  const { unreadable, truncated } = preview
  if (unreadable.length === 0 && !truncated) return null
  return (
    <Notice tone="ochre">
      {truncated && <p>{t('calendar.importTruncated')}</p>}
      {unreadable.length > 0 && (
        <p>
          {t('calendar.importUnreadable', {
            count: unreadable.length,
            lines: formats.list(unreadable.slice(0, 5).map(String)),
          })}
        </p>
      )}
    </Notice>
  )
}
