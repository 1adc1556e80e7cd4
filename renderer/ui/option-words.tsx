import popoverStyles from './popover.module.css'
import type { SelectOption } from './select.tsx'

/** What stands in the row of an option: its icon, its label, and a hint under it. */
export function OptionWords({ option }: { readonly option: SelectOption<string> }) {
  return (
    <>
      {option.icon}
      <span className={popoverStyles.words}>
        <span>{option.label}</span>
        {option.hint !== undefined && <span className={popoverStyles.hint}>{option.hint}</span>}
      </span>
    </>
  )
}
