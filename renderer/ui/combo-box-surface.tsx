import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import styles from './combo-box.module.css'
import fieldStyles from './field.module.css'
import { useLanguage } from './language.tsx'
import { OptionWords } from './option-words.tsx'
import popoverStyles from './popover.module.css'
import type { ComboBoxProps } from './combo-box.tsx'
import type { SelectOption } from './select.tsx'

/** One of many, found by typing. */
export function ComboBoxSurface({
  label,
  hideLabel = false,
  hint,
  placeholder,
  value,
  onChange,
  options,
  onSearch,
}: ComboBoxProps<string>) {
  const { t } = useLanguage()
  return (
    <AriaComboBox
      className={fieldStyles.field}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
      menuTrigger="focus"
      allowsEmptyCollection
      {...(onSearch ? { items: options.map(withId), onInputChange: onSearch } : { defaultItems: options.map(withId) })}
    >
      <Label className={hideLabel ? 'visually-hidden' : fieldStyles.label}>{label}</Label>
      <Group className={fieldStyles.box}>
        <Input
          className={fieldStyles.input}
          {...(placeholder === undefined ? {} : { placeholder })}
          spellCheck={false}
        />
        <Button className={styles.open}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={fieldStyles.hint}>
          {hint}
        </Text>
      )}
      <Popover className={popoverStyles.popover}>
        <ListBox
          className={popoverStyles.list}
          renderEmptyState={() => <div className={popoverStyles.none}>{t('common.nothingFound')}</div>}
        >
          {(option: SelectOption<string> & { id: string }) => (
            <ListBoxItem id={option.id} textValue={option.label} className={popoverStyles.item}>
              <OptionWords option={option} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

function withId(option: SelectOption<string>): SelectOption<string> & { id: string } {
  return { ...option, id: option.value }
}
