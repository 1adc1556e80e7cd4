import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import fieldStyles from './field.module.css'
import { OptionWords } from './option-words.tsx'
import popoverStyles from './popover.module.css'
import type { SelectProps } from './select.tsx'
import styles from './select.module.css'

/** One of a few; type-ahead works. For more than about twenty use `ComboBox`. */
export function SelectSurface({
  label,
  hideLabel = false,
  hint,
  value,
  onChange,
  options,
  placeholder,
  disabled = false,
  size = 'normal',
}: SelectProps<string>) {
  return (
    <AriaSelect
      value={value}
      isDisabled={disabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
      className={fieldStyles.field}
    >
      <Label className={hideLabel ? 'visually-hidden' : fieldStyles.label}>{label}</Label>
      <Button className={`${styles.trigger} ${styles[size]}`}>
        <SelectValue className={styles.value} />
        <ChevronDown aria-hidden="true" />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={fieldStyles.hint}>
          {hint}
        </Text>
      )}
      <Popover className={popoverStyles.popover}>
        <ListBox
          className={popoverStyles.list}
          disabledKeys={options.filter((option) => option.disabled).map((option) => option.value)}
        >
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={popoverStyles.item}>
              <OptionWords option={option} />
              <Check aria-hidden="true" className={popoverStyles.check} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
