import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SheetId } from '../../../../shared/domain/ids.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import type { PaperSheet, PaperView } from '../../../../shared/protocol/paper.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { readTicks } from '../../../../shared/salons/typed-ticks.ts'
import { useTypedText } from '../../../client/drafts.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { DraftNote } from '../../common/draft-note.tsx'
import { useDo } from '../../common/use-do.ts'
import { TypedTicks } from './typed-ticks.tsx'
import styles from './typed-sheet.module.css'

/** As long as the store takes. */
const TEXT_MAX = 20_000

export interface TypedSheetDialogProps {
  readonly view: SalonView
  readonly onClose: () => void
}

/** A sign-in sheet that came back with ticks: its numbers are typed, read back as names, and recorded in one step. */
export function TypedSheetDialog({ view, onClose }: TypedSheetDialogProps) {
  const { t, language } = useLanguage()
  const { id: salon } = view.salon
  const [chosen, setChosen] = useState<SheetId | null>(null)
  const [added, setAdded] = useState(0)
  const all = useView('paper', { salon, language })
  const sheets = all.state === 'ready' ? (all.value?.sheets ?? []) : []
  const sheet = chosen ?? sheets[0]?.id ?? null
  const asked = useView('paper', sheet === null ? null : { salon, language, sheet })
  const paper = asked.state === 'ready' && asked.value?.sheet?.id === sheet ? asked.value : null
  if (all.state === 'waiting') return null
  if (added > 0) return <Recorded added={added} onClose={onClose} />
  if (!paper?.sheet) {
    return (
      <Dialog open title={t('sheets.title')} onClose={onClose}>
        {sheets.length === 0 && <p className={styles.quiet}>{t('sheets.none')}</p>}
      </Dialog>
    )
  }
  return (
    <Typing
      key={paper.sheet.id}
      paper={paper}
      sheet={paper.sheet}
      onSheet={setChosen}
      onRecorded={(walkIns) => (walkIns > 0 ? setAdded(walkIns) : onClose())}
      onClose={onClose}
    />
  )
}

interface TypingProps {
  readonly paper: PaperView
  readonly sheet: PaperSheet
  readonly onSheet: (sheet: SheetId) => void
  readonly onRecorded: (walkIns: number) => void
  readonly onClose: () => void
}

function Typing({ paper, sheet, onSheet, onRecorded, onClose }: TypingProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const draft = useTypedText(`sheet/${sheet.id}`)
  const { text } = draft
  const ticks = readTicks(text, sheet)
  const count = ticks.rows.length + ticks.walkIns.length
  const isTooLong = text.length > TEXT_MAX
  const record = async () => {
    const result = await act(
      'sheet.record',
      { sheet: sheet.id, text },
      { done: (counts) => t('sheets.done', counts), undo: true },
    )
    if (!result.ok) return
    draft.discard()
    onRecorded(result.value.walkIns)
  }
  const cancel = () => {
    draft.discard()
    onClose()
  }
  const isTwice = (letter: string) => paper.sheets.filter((each) => each.letter === letter).length > 1
  return (
    <Dialog
      open
      size="large"
      title={t('sheets.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={count === 0 || ticks.problems.length > 0 || isTooLong}
            onClick={() => void record()}
          >
            {t('sheets.record', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Select
          label={t('sheets.which')}
          value={sheet.id}
          onChange={(value) => isId('sht', value) && onSheet(value)}
          options={paper.sheets.map(({ id, letter, mark, rows, at }) => ({
            value: id as string,
            label: t('sheets.sheet', { letter: isTwice(letter) ? `${letter} ${mark}` : letter }),
            hint: t('sheets.printed', { rows, at: formats.dayTime(at) }),
          }))}
        />
        <TextArea
          label={t('sheets.text')}
          hint={t('sheets.hint', { first: sheet.rows + 1, last: sheet.rows + sheet.blanks, blanks: sheet.blanks })}
          problem={isTooLong ? t('sheets.tooLong') : undefined}
          value={text}
          onChange={draft.write}
          rows={4}
          autoFocus
        />
        <DraftNote draft={draft} />
        {text.trim() !== '' && <TypedTicks ticks={ticks} guests={paper.guests} letter={sheet.letter} />}
      </div>
    </Dialog>
  )
}

/** People who came in from the empty lines may stand on the roster already; that is looked at where it always is. */
function Recorded({ added, onClose }: { readonly added: number; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  return (
    <Dialog
      open
      title={t('sheets.recorded')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('sheets.later')}</Button>
          <Button kind="primary" onClick={() => navigate('/rosters/review')}>
            {t('sheets.review')}
          </Button>
        </>
      }
    >
      <p>{t('sheets.added', { count: added })}</p>
    </Dialog>
  )
}
