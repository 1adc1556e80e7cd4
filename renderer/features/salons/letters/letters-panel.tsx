import { Copy, FileSpreadsheet, Send } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { isRefused } from '../../../../shared/domain/reach.ts'
import { INVITED_BY } from '../../../../shared/domain/attendance.ts'
import { LETTER_KINDS } from '../../../../shared/domain/letter.ts'
import type { LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { LETTER_AUDIENCES } from '../../../../shared/protocol/letters.ts'
import type { LetterRow, LETTER_SHOWN } from '../../../../shared/protocol/letters.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useWindow } from '../../../client/use-window.ts'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choices.tsx'
import { DateField } from '../../../ui/date-fields.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { NO_SELECTION, countSelected, isSelected } from '../../../ui/selection.ts'
import type { RowSelection } from '../../../ui/selection.ts'
import { useNow } from '../../../ui/use-now.ts'
import { VirtualTable } from '../../../ui/virtual-table.tsx'
import type { TableHandle } from '../../../ui/virtual-table.tsx'
import { SegmentSelect } from '../../common/segment-select.tsx'
import { FilterChips } from '../filter-chips.tsx'
import { letterColumns } from './letter-columns.tsx'
import { LetterEditor } from './letter-editor.tsx'
import { LetterPreview } from './letter-preview.tsx'
import styles from './letters.module.css'
import { useLetter } from './use-letter.ts'
import { useLetterActions } from './use-letter-actions.ts'

type Shown = (typeof LETTER_SHOWN)[number]

/** Invitations and other letters: their text, how each guest gets it, and what went out. The app itself sends nothing. */
export function LettersPanel({ view }: { readonly view: SalonView }) {
  const speech = useLanguage()
  const { t } = speech
  const now = useNow()
  const { salon } = view
  const choice = useLetter(view, now)
  const { query } = choice
  const actions = useLetterActions(query)
  const { written } = choice
  const [show, setShow] = useState<Shown>('open')
  const [text, setText] = useState('')
  const [reader, setReader] = useState<MemberId | null>(null)
  const [selection, setSelection] = useState<RowSelection<MemberId>>(NO_SELECTION)
  const table = useRef<TableHandle>(null)
  const list = useWindow('letters', { ...query, text, show })
  const { value, total, rowsBetween } = list
  const chosen = countSelected(selection, total)
  const count = chosen > 0 ? chosen : total
  const by = t(`letters.by.${query.channel}`)

  const read = (row: LetterRow) => {
    setReader(row.member)
    if (choice.draft === null) choice.setWritten(row.language)
  }
  const chosenRows = useCallback(async () => {
    const rows = await rowsBetween(0, total - 1)
    return rows.filter(({ member, reach }) => !isRefused(reach) && (chosen === 0 || isSelected(selection, member)))
  }, [rowsBetween, total, chosen, selection])
  const markChosen = async () => {
    const rows = await chosenRows()
    if (rows.length > 0 && (await actions.mark(rows.map(({ member }) => member)))) setSelection(NO_SELECTION)
  }
  const columns = useMemo(
    () =>
      letterColumns({
        speech,
        channel: query.channel,
        zone: salon.zone,
        now,
        onCopy: (row) => actions.copy([row]),
      }),
    [speech, query.channel, salon.zone, now, actions],
  )
  const reachable = value?.counts.all ?? 0
  const nothing = !list.fresh || total === 0 || show === 'refused'
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <RadioGroup
          label={t('letters.what')}
          hideLabel
          look="row"
          value={query.kind}
          onChange={(kind) => {
            choice.setKind(kind)
            setSelection(NO_SELECTION)
          }}
          options={LETTER_KINDS.map((kind) => ({
            value: kind,
            label: t(`letters.kind.${kind}`),
          }))}
        />
        <Select
          label={t('letters.to')}
          value={query.to}
          onChange={(to) => {
            choice.setTo(to)
            setSelection(NO_SELECTION)
          }}
          options={LETTER_AUDIENCES.map((to) => ({ value: to, label: t(`letters.to.${to}`) }))}
        />
        <SegmentSelect
          labelled
          value={query.segment}
          onChange={(segment) => {
            choice.setSegment(segment)
            setSelection(NO_SELECTION)
          }}
        />
        <Select
          label={t('letters.by')}
          value={query.channel}
          onChange={choice.setChannel}
          options={INVITED_BY.map((way) => ({ value: way, label: t(`letters.by.${way}`) }))}
        />
        {query.kind !== 'offer' && query.kind !== 'thanks' && (
          <div className={styles.date}>
            <DateField label={t('letters.answerBy')} value={choice.answerBy} onChange={choice.setAnswerBy} />
          </div>
        )}
      </div>
      <div className={styles.halves}>
        <div className={styles.writing}>
          <LetterEditor chapter={salon.chapter} choice={choice} texts={value?.texts ?? []} />
          <LetterPreview
            row={readerOf(value?.rows ?? [], reader, written)}
            group={value?.group ?? ''}
            actions={actions}
          />
        </div>
        <div className={styles.receivers}>
          <div className={styles.tools}>
            <FilterChips
              label={t('letters.show')}
              value={show}
              onChange={(next) => {
                setShow(next)
                setSelection(NO_SELECTION)
              }}
              chips={[
                { value: 'open', label: t('letters.showOpen'), count: value?.counts.open },
                { value: 'sent', label: t('letters.showSent'), count: value?.counts.sent },
                { value: 'refused', label: t('letters.showRefused'), count: value?.counts.refused },
                { value: 'all', label: t('letters.showAll'), count: value?.counts.all },
              ]}
            />
            <div className={styles.search}>
              <SearchField
                label={t('salons.guestSearch')}
                value={text}
                onChange={setText}
                onLeave={() => table.current?.focus()}
              />
            </div>
          </div>
          <div className={styles.bulk}>
            <span className={styles.quiet} role="status">
              {show === 'open' && value && value.unknown > 0
                ? t('letters.unknownCount', { count: value.unknown, by })
                : t('letters.sendsNothing')}
            </span>
            <span className={styles.buttons}>
              <Button
                size="small"
                icon={<Copy />}
                disabled={nothing}
                onClick={() => void chosenRows().then((rows) => actions.copy(rows))}
              >
                {t('letters.copyMany', { count })}
              </Button>
              <Button
                size="small"
                icon={<FileSpreadsheet />}
                disabled={nothing}
                onClick={() =>
                  void chosenRows().then((rows) =>
                    actions.merge(
                      rows.map(({ member }) => member),
                      salon.theme,
                    ),
                  )
                }
              >
                {t('letters.merge')}
              </Button>
              <Button size="small" kind="primary" icon={<Send />} disabled={nothing} onClick={() => void markChosen()}>
                {t('letters.markMany', { count, by })}
              </Button>
            </span>
          </div>
          <VirtualTable
            ref={table}
            label={t('letters.title')}
            columns={columns}
            total={total}
            rowAt={list.rowAt}
            rowKey={(row) => row.member}
            rowName={(row) => row.name}
            listKey={list.listKey}
            onVisible={list.onVisible}
            rowsBetween={rowsBetween}
            selection={selection}
            onSelect={setSelection}
            onOpen={read}
            onCursor={read}
            onRowKey={(event, row) => {
              if (event.key.toLowerCase() !== 'c' || event.metaKey || event.ctrlKey || event.altKey) return false
              if (!isRefused(row.reach)) actions.copy([row])
              return true
            }}
            isQuiet={(row) => isRefused(row.reach)}
            empty={
              list.state === 'ready' ? (
                <EmptyState
                  title={t(show === 'open' && reachable > 0 ? 'letters.noneOpen' : 'letters.noneTitle')}
                  actions={
                    reachable > 0 &&
                    show !== 'all' && <Button onClick={() => setShow('all')}>{t('letters.showThemAll')}</Button>
                  }
                >
                  {t('letters.noneText')}
                </EmptyState>
              ) : undefined
            }
          />
        </div>
      </div>
    </div>
  )
}

/** Whose letter is shown: who was chosen, else the first who gets the text that is being looked at. */
function readerOf(
  rows: readonly LetterRow[],
  reader: MemberId | null,
  language: LetterLanguage,
): LetterRow | undefined {
  const may = rows.filter(({ reach }) => !isRefused(reach))
  return may.find(({ member }) => member === reader) ?? may.find((row) => row.language === language) ?? may[0]
}
