import type { RosterDraft } from '../../../shared/protocol/rosters.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './reading-choices.module.css'
import { delimiterWords, encodingWords } from './reading-words.ts'
import type { ReadingOptions } from './use-roster-draft.ts'

export interface ReadingChoicesProps {
  readonly draft: Pick<
    RosterDraft,
    'origin' | 'kind' | 'sheets' | 'sheet' | 'encoding' | 'encodings' | 'delimiter' | 'header'
  >
  readonly onReread: (options: ReadingOptions) => void
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** What the file was taken for, and whatever its kind leaves to choose: a sheet, an encoding, what separates its cells. */
export function ReadingChoices({ draft, onReread }: ReadingChoicesProps) {
  const { t } = useLanguage()
  const kind = draft.origin
    ? t(`rosters.origin.${draft.origin}`)
    : draft.kind === 'text'
      ? null
      : t(`rosters.kind.${draft.kind}`)
  return (
    <div className={styles.choices}>
      {kind !== null && (
        <div className={styles.kind}>
          <Chip tone="jade">{kind}</Chip>
        </div>
      )}
      {draft.sheets.length > 1 && (
        <div className={styles.choice}>
          <Select
            label={t('rosters.sheet')}
            value={String(draft.sheet)}
            onChange={(sheet) => onReread({ sheet: Number(sheet) })}
            options={draft.sheets.map((label, index) => ({ value: String(index), label }))}
          />
        </div>
      )}
      {draft.encoding !== '' && (
        <div className={styles.choice}>
          <Select
            label={t('rosters.encoding')}
            hint={t('rosters.encodingHint')}
            value={draft.encoding}
            onChange={(encoding) => onReread({ encoding })}
            options={draft.encodings.map((value) => ({ value, label: encodingWords(value, t) }))}
          />
        </div>
      )}
      {draft.delimiter !== '' && (
        <div className={styles.choice}>
          <Select
            label={t('rosters.delimiter')}
            value={draft.delimiter}
            onChange={(delimiter) => onReread({ delimiter })}
            options={DELIMITERS.map((value) => ({ value: value as string, label: delimiterWords(value, t) }))}
          />
        </div>
      )}
      {draft.kind !== 'cards' && (
        <div className={styles.header}>
          <Checkbox checked={draft.header} onChange={(header) => onReread({ header })}>
            {t('rosters.header')}
          </Checkbox>
        </div>
      )}
    </div>
  )
}
