import type { SheetId } from '../../../shared/domain/ids.ts'
import { MAX_BLANKS } from '../../../shared/protocol/paper.ts'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import { NumberField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { PrintChoices } from './print-choices.ts'
import { GuestsChoice, OrderChoice } from './small-choices.tsx'

export interface SignInChoicesProps {
  readonly view: PaperView
  readonly choices: PrintChoices
  readonly onChange: (patch: Partial<PrintChoices>) => void
  /** One that was printed before; null is a new one. */
  readonly sheet: SheetId | null
  readonly onSheet: (sheet: SheetId | null) => void
}

/** A new sheet of whoever is on the list, or one that was lost, once more with the same numbers. */
export function SignInChoices({ view, choices, onChange, sheet, onSheet }: SignInChoicesProps) {
  const { t, formats, language } = useLanguage()
  return (
    <>
      {view.sheets.length > 0 && (
        <Select<SheetId | 'new'>
          label={t('print.sheet')}
          value={sheet ?? 'new'}
          onChange={(value) => onSheet(value === 'new' ? null : value)}
          options={[
            { value: 'new', label: t('print.newSheet', { letter: view.nextLetter }) },
            ...view.sheets.map(({ id, letter, mark, rows, at }) => ({
              value: id,
              label: t('print.oldSheet', { letter, mark }),
              hint: t('print.oldSheetHint', { rows, at: formats.dayTime(at) }),
            })),
          ]}
        />
      )}
      {sheet === null && (
        <>
          <GuestsChoice value={choices.guests} onChange={(guests) => onChange({ guests })} />
          <OrderChoice value={choices.order ?? language} onChange={(order) => onChange({ order })} />
          <NumberField
            label={t('print.blanks')}
            value={choices.blanks}
            max={MAX_BLANKS}
            onChange={(blanks) => onChange({ blanks: blanks ?? 0 })}
          />
        </>
      )}
    </>
  )
}
