import { useState } from 'react'
import { useLocation } from 'wouter'
import { USES } from '../../../shared/domain/contact-rules.ts'
import type { Use } from '../../../shared/domain/contact-rules.ts'
import { AIMS, OTHER_FILES } from '../../../shared/domain/exports.ts'
import type { Aim } from '../../../shared/domain/exports.ts'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import type { ReceiptRow } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { ExportsFrame } from '../common/exports-frame.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './exports.module.css'
import { receiptWords } from './plan-words.ts'

const AT_FIRST = 50
/** The store answers with at most 500 rows. */
const MOST = 500

/** Every list that went out: when, by whom, what for, to whom, and by what its file can be told. */
export function ReceiptsPanel({ profile }: { readonly profile: ExportProfileId | null }) {
  const { t, formats, problem } = useLanguage()
  const [, navigate] = useLocation()
  const kept = useView('exports', profile === null ? null : {})
  const name = kept.state === 'ready' ? kept.value.find(({ id }) => id === profile)?.name : undefined
  const [text, setText] = useState('')
  const [use, setUse] = useState<Use | Aim | 'any'>('any')
  const [open, setOpen] = useState(false)
  const [count, setCount] = useState(AT_FIRST)
  const view = useView('receipts', {
    text,
    ...(use !== 'any' && { use }),
    ...(profile && { profile }),
    open,
    range: { from: 0, count },
  })
  const isNarrowed = profile !== null || text !== '' || use !== 'any' || open
  const { rows, total } = view.state === 'ready' ? view.value : { rows: [], total: 0 }
  return (
    <ExportsFrame
      here="/exports/receipts"
      tools={
        <>
          <SearchField
            label={t('common.search')}
            placeholder={t('exports.searchReceipts')}
            value={text}
            onChange={setText}
          />
          <Select<Use | Aim | 'any'>
            size="small"
            label={t('exports.what')}
            hideLabel
            value={use}
            onChange={setUse}
            options={[
              { value: 'any', label: t('exports.anyUse') },
              ...USES.map((value) => ({ value, label: t(`exports.use.${value}`) })),
              ...AIMS.map((value) => ({ value, label: t(`exports.aim.${value}`) })),
            ]}
          />
          <Checkbox checked={open} onChange={setOpen}>
            {t('exports.onlyOpen')}
          </Checkbox>
          {name !== undefined && <Chip onRemove={() => navigate('/exports/receipts')}>{name}</Chip>}
        </>
      }
    >
      {view.state === 'failed' && <Notice tone="seal">{problem(view.problem)}</Notice>}
      {view.state === 'ready' && rows.length === 0 && (
        <EmptyState title={t(isNarrowed ? 'exports.receiptsNoneSuch' : 'exports.receiptsNone')} mark="⇗">
          {!isNarrowed && t('exports.receiptsNoneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Card flush>
          <ul className={styles.list} aria-label={t('exports.receipts')}>
            {rows.map((row) => (
              <Receipt key={row.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
      {total > rows.length && count < MOST && (
        <Button size="small" onClick={() => setCount(Math.min(MOST, count + AT_FIRST))}>
          {t('exports.more', { shown: formats.number(rows.length), total: formats.number(total) })}
        </Button>
      )}
    </ExportsFrame>
  )
}

/** Files that have people, and no rows. */
const ABOUT_PEOPLE: ReadonlySet<ReceiptRow['format']> = new Set(OTHER_FILES)

const TONES = { saved: 'jade', open: 'ochre', voided: 'neutral' } as const

function Receipt({ row }: { readonly row: ReceiptRow }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const may = useCommunity()?.may.commands.includes('export.end') === true
  const { id, at, by, mine, name, use, receiver, rows, left, format, file, state, byCommandLine } = row
  const end = (saved: boolean) => void act('export.end', { receipt: id, saved, file })
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <span className={styles.named}>
          <span className={styles.name}>{name}</span>
          <Chip tone={TONES[state]}>{t(`exports.state.${state}`)}</Chip>
        </span>
        <span>
          {[
            ABOUT_PEOPLE.has(format) ? t('exports.membersIn', { count: rows }) : t('exports.rows', { rows }),
            ...(left > 0 ? [t('exports.leftCount', { count: left })] : []),
            ...receiptWords({ use, receiver }, speech),
          ].join(' · ')}
        </span>
        <span className={styles.quiet}>
          {[
            formats.dayTime(at),
            mine ? t('exports.byMe') : t('exports.by', { name: by }),
            ...(byCommandLine ? [t('exports.byCommandLine')] : []),
            ...(format && t(`exports.format.${format}`) !== name ? [t(`exports.format.${format}`)] : []),
            ...(file === '' ? [] : [file]),
          ].join(' · ')}
        </span>
        {state === 'open' && (
          <div className={styles.open}>
            <p className={styles.quiet}>{t('exports.openText')}</p>
            {may && (
              <span className={styles.answers}>
                <Button size="small" onClick={() => end(true)}>
                  {t('exports.itWasSaved')}
                </Button>
                <Button size="small" onClick={() => end(false)}>
                  {t('exports.itWasNot')}
                </Button>
              </span>
            )}
          </div>
        )}
        <Details row={row} />
      </div>
    </li>
  )
}

function Details({ row: { name, columns, print, inner } }: { readonly row: ReceiptRow }) {
  const { t, formats } = useLanguage()
  return (
    <details className={styles.details}>
      <summary>{t('exports.details', { name })}</summary>
      {columns.length > 0 && (
        <dl>
          <dt>{t('exports.columns')}</dt>
          <dd>{formats.list(columns, true)}</dd>
        </dl>
      )}
      <CopyText label={t('exports.fingerprint')} text={print} />
      {inner !== null && <CopyText label={t('exports.innerPrint')} text={inner} />}
    </details>
  )
}
