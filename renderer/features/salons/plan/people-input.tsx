import { useState } from 'react'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { SuggestInput } from '../../../ui/suggest-input.tsx'
import type { SuggestInputProps } from '../../../ui/suggest-input.tsx'
import { lastName, withLastName } from './people-text.ts'

export interface PeopleInputProps extends Omit<SuggestInputProps, 'options' | 'onTake'> {
  /** Names to offer besides those of members. */
  readonly also?: readonly string[]
}

/** As many matches as a person reads before typing another letter. */
const MOST_MATCHES = 6

/** People by name: members are found while somebody types, by name or pinyin, and any other words stay as they are. */
export function PeopleInput({ value, onChange, also = [], ...rest }: PeopleInputProps) {
  const { language } = useLanguage()
  const [typing, setTyping] = useState(false)
  const wanted = lastName(value)
  const asked = typing && wanted !== ''
  const found = useView(
    'members',
    asked ? { query: { text: wanted, language }, range: { from: 0, count: MOST_MATCHES } } : null,
  )
  const rows = asked && found.state === 'ready' ? found.value.rows : []
  const others = asked ? also.filter((name) => name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())) : []
  const options = [
    ...others.map((name) => ({ value: name, label: name })),
    ...rows
      .filter(({ name }) => !others.includes(name))
      .map(({ id, name, reading, hint }) => ({
        value: `${name}\n${id}`,
        label: name,
        hint: [reading, hint].filter(Boolean).join(' · '),
      })),
  ]
  return (
    <SuggestInput
      {...rest}
      value={value}
      options={options}
      onChange={(text) => {
        setTyping(true)
        onChange(text)
      }}
      onTake={(taken) => {
        setTyping(false)
        onChange(withLastName(value, taken.split('\n')[0] ?? ''))
      }}
      onBlur={() => setTyping(false)}
    />
  )
}
