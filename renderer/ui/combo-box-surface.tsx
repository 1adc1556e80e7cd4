import { ChevronDown } from 'lucide-react'
import type { KeyboardEvent } from 'react'
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
  const choose = (key: unknown) => onChange(options.find((option) => option.value === key)?.value ?? null)
  // Who has typed what they mean and sees it in the list presses ↵; that it was to be walked to first nobody guesses.
  const chooseFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const { currentTarget: input } = event
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const isTyped =
      input.value.trim() !== '' &&
      options.every(({ value: key, label: words }) => key !== value || words !== input.value)
    if (!isTyped) return
    if (input.ariaExpanded !== 'true' || input.hasAttribute('aria-activedescendant')) return
    const list = document.getElementById(input.getAttribute('aria-controls') ?? '')
    const key = list?.querySelector('[role=option]')?.getAttribute('data-key')
    if (key) choose(key)
  }
  return (
    <AriaComboBox
      className={fieldStyles.field}
      value={value}
      onChange={choose}
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
          onKeyDown={chooseFirst}
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
