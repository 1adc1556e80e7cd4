import { MAX_OFFSET_MM, PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { Labels, Paper } from '../../../shared/protocol/print.ts'
import { LABEL_SHEETS } from '../../../shared/salons/label-sheets.ts'
import { NumberField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { MillimetresField } from './millimetres-field.tsx'
import { OWN_LABELS, chosenLabels } from './print-choices.ts'
import type { LabelProblem, PrintChoices } from './print-choices.ts'
import styles from './print-dialog.module.css'
import { OneCheck, PaperChoice } from './small-choices.tsx'

export interface BadgeChoicesProps {
  readonly choices: PrintChoices
  readonly onChange: (patch: Partial<PrintChoices>) => void
  /** The first label that is left on the sheet, from 1. */
  readonly first: number
  readonly onFirst: (first: number) => void
}

/** The label sheet and its measures, what stands on a badge, and where this printer is out. */
export function BadgeChoices({ choices, onChange, first, onFirst }: BadgeChoicesProps) {
  const { t } = useLanguage()
  const { labels } = chosenLabels(choices)
  const perSheet = labels.columns * labels.rows
  return (
    <>
      <Select
        label={t('print.labels')}
        hint={t('print.labelsHint', labels)}
        value={LABEL_SHEETS.some(({ id }) => id === choices.labels) ? choices.labels : OWN_LABELS}
        onChange={(id) => onChange({ labels: id })}
        options={[
          ...LABEL_SHEETS.map((sheet) => ({
            value: sheet.id,
            label: sheet.name === '' ? t('print.labels.cutA4', { count: sheet.columns * sheet.rows }) : sheet.name,
            hint: t('print.labelsHint', measures(sheet)),
          })),
          { value: OWN_LABELS, label: t('print.labels.own') },
        ]}
      />
      {choices.labels === OWN_LABELS && <OwnLabels choices={choices} onChange={onChange} />}
      <fieldset className={styles.checks}>
        <legend className={styles.legend}>{t('print.show')}</legend>
        {SHOWN.map((part) => (
          <OneCheck
            key={part}
            label={t(`print.show.${part}`)}
            checked={choices[part]}
            onChange={(checked) => onChange({ [part]: checked })}
          />
        ))}
      </fieldset>
      <NumberField
        label={t('print.first')}
        hint={t('print.firstHint')}
        value={Math.min(first, perSheet)}
        min={1}
        max={perSheet}
        onChange={(value) => onFirst(value ?? 1)}
      />
      <fieldset>
        <legend className={styles.legend}>{t('print.offset')}</legend>
        <div className={styles.pair}>
          <MillimetresField
            label={t('print.offsetX')}
            value={choices.offsetX}
            least={-MAX_OFFSET_MM}
            most={MAX_OFFSET_MM}
            onChange={(offsetX) => onChange({ offsetX })}
          />
          <MillimetresField
            label={t('print.offsetY')}
            value={choices.offsetY}
            least={-MAX_OFFSET_MM}
            most={MAX_OFFSET_MM}
            onChange={(offsetY) => onChange({ offsetY })}
          />
        </div>
        <p className={styles.hint}>{t('print.offsetHint')}</p>
      </fieldset>
    </>
  )
}

const SHOWN = ['reading', 'newcomer', 'interests', 'companions'] as const
const COUNTS = ['columns', 'rows'] as const
const LENGTHS = ['width', 'height', 'left', 'top', 'pitchX', 'pitchY'] as const
/** The longest side of any paper here. */
const LONGEST_MM = 300
/** More labels than these are not sold, and not read. */
const MOST_LABELS = 20

/** A sheet that is in no list, as a ruler measures it. */
function OwnLabels({ choices, onChange }: Pick<BadgeChoicesProps, 'choices' | 'onChange'>) {
  const { t } = useLanguage()
  const { own, paper } = choices
  const set = (patch: Partial<Labels>) => onChange({ own: { ...own, ...patch } })
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.legend}>{t('print.own')}</legend>
      <PaperChoice value={paper} onChange={(next) => onChange({ paper: next })} />
      <div className={styles.pair}>
        {COUNTS.map((part) => (
          <NumberField
            key={part}
            label={t(`print.${part}`)}
            value={own[part]}
            min={1}
            max={MOST_LABELS}
            onChange={(value) => set({ [part]: Math.max(1, value ?? 1) })}
          />
        ))}
        {LENGTHS.map((part) => (
          <MillimetresField
            key={part}
            label={t(`print.${part}`)}
            value={own[part]}
            least={0}
            most={LONGEST_MM}
            onChange={(value) => set({ [part]: value })}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What is wrong with the measures, where the preview would be. */
export function LabelNotice({ problem, paper }: { readonly problem: LabelProblem; readonly paper: Paper }) {
  const { t } = useLanguage()
  return (
    <Notice tone="seal" live>
      {problem.kind === 'overlap'
        ? t('print.labelsOverlap')
        : t('print.labelsTooBig', { ...rounded(problem), ...PAPER_SIZES[paper] })}
    </Notice>
  )
}

function rounded({ right, bottom }: { readonly right: number; readonly bottom: number }) {
  return { right: Math.round(right * 10) / 10, bottom: Math.round(bottom * 10) / 10 }
}

function measures({ columns, rows, width, height }: Labels) {
  return { columns, rows, width, height }
}
