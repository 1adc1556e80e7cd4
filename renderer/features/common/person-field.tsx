import { useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useView } from '../../client/hooks.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { useLanguage } from '../../ui/language.tsx'

/** As many matches as a person reads before typing another letter. */
const MOST_MATCHES = 8

export interface PersonFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  /** Said while nobody is chosen. */
  readonly placeholder: string
  readonly value: Named | null
  readonly onChange: (person: Named | null) => void
}

/** Anybody of the community, found by name or pinyin. */
export function PersonField({ label, hideLabel = false, placeholder, value, onChange }: PersonFieldProps) {
  const { language } = useLanguage()
  const [text, setText] = useState('')
  const found = useView('members', { query: { text, language }, range: { from: 0, count: MOST_MATCHES } })
  const rows = found.state === 'ready' ? found.value.rows : []
  const known = value && !rows.some(({ id }) => id === value.id) ? [{ value: value.id, label: value.name }] : []
  return (
    <ComboBox<MemberId>
      label={label}
      hideLabel={hideLabel}
      placeholder={placeholder}
      value={value?.id ?? null}
      onSearch={setText}
      onChange={(id) => onChange(rows.find((row) => row.id === id) ?? null)}
      options={[
        ...known,
        ...rows.map((row) => ({
          value: row.id,
          label: row.name,
          hint: [row.reading, row.hint].filter(Boolean).join(' · '),
        })),
      ]}
    />
  )
}
