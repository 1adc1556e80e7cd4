import {
  CHARSETS,
  CHARSET_FORMATS,
  EXPORT_FORMATS,
  LINE_ENDS,
  SEPARATORS,
} from '../../../shared/domain/export-format.ts'
import type { Charset, ExportFormat, LineEnd, Separator } from '../../../shared/domain/export-format.ts'
import { LANGUAGE_NAMES } from '../../../shared/language/locale.ts'
import { USUAL_PAPER } from '../../../shared/protocol/exports.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { LIST_PAPERS } from '../../../shared/protocol/print.ts'
import type { ListPaper } from '../../../shared/protocol/print.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './exports.module.css'

type Output = ExportPlanInput['output']

const SEPARATOR_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const satisfies Record<Separator, string>

/** What kind of file, and what of it may be chosen. */
export function FormatFields({
  output,
  onChange,
}: {
  readonly output: Output
  readonly onChange: (output: Output) => void
}) {
  const { t } = useLanguage()
  const { format, text, language, archive, paper = USUAL_PAPER } = output
  const setText = (change: Partial<Output['text']>) => onChange({ ...output, text: { ...text, ...change } })
  const isDelimited = format === 'csv' || format === 'merge-csv'
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Select<ExportFormat>
          label={t('exports.format')}
          value={format}
          onChange={(next) => onChange({ ...output, format: next })}
          options={EXPORT_FORMATS.map((value) => ({ value, label: t(`exports.format.${value}`) }))}
        />
        <Select<Language>
          label={t('exports.language')}
          value={language}
          onChange={(next) => onChange({ ...output, language: next })}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </div>
      {CHARSET_FORMATS.has(format) && (
        <div className={styles.pair}>
          <Select<Charset>
            label={t('exports.charset')}
            value={text.charset}
            onChange={(charset) => setText({ charset })}
            options={CHARSETS.map((value) => ({ value, label: t(`exports.charset.${value}`) }))}
          />
          {isDelimited && (
            <Select<Separator>
              label={t('exports.separator')}
              value={text.separator}
              onChange={(separator) => setText({ separator })}
              options={SEPARATORS.map((value) => ({ value, label: t(`exports.separator.${SEPARATOR_WORDS[value]}`) }))}
            />
          )}
          {isDelimited && (
            <Select<LineEnd>
              label={t('exports.lineEnd')}
              value={text.lineEnd}
              onChange={(lineEnd) => setText({ lineEnd })}
              options={LINE_ENDS.map((value) => ({ value, label: t(`exports.lineEnd.${value}`) }))}
            />
          )}
        </div>
      )}
      {format === 'pdf' && (
        <RadioGroup<ListPaper>
          label={t('print.paper')}
          look="row"
          value={paper}
          onChange={(next) => onChange({ ...output, paper: next })}
          options={LIST_PAPERS.map((value) => ({ value, label: t(`print.paper.${value}`) }))}
        />
      )}
      <Checkbox checked={archive} onChange={(next) => onChange({ ...output, archive: next })}>
        {t('exports.archive')}
      </Checkbox>
    </div>
  )
}
