import { useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { TagField } from '../../ui/tag-field.tsx'

export interface HostsFieldProps {
  readonly value: readonly MemberId[]
  readonly onChange: (hosts: readonly MemberId[]) => void
  /** Names that are known already, as those of the present hosts. */
  readonly names?: readonly { readonly id: MemberId; readonly name: string }[]
  readonly hideLabel?: boolean
}

/** As many matches as a person reads before typing another letter. */
const MOST_MATCHES = 8

/** Who holds the salon: members found by name or pinyin. */
export function HostsField({ value, onChange, names = [], hideLabel = false }: HostsFieldProps) {
  const { t, language } = useLanguage()
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map())
  const found = useView('members', { query: { text, language }, range: { from: 0, count: MOST_MATCHES } })
  const rows = found.state === 'ready' ? found.value.rows : []

  const nameOf = (id: string) => seen.get(id) ?? names.find((each) => each.id === id)?.name ?? ''
  const choose = (ids: readonly string[]) => {
    const known = new Map(seen)
    for (const row of rows) known.set(row.id, row.name)
    setSeen(known)
    // Only what was offered or chosen before can come back, so every one of them is a member's id.
    const members = new Map<string, MemberId>([...value, ...rows.map((row) => row.id)].map((id) => [id, id]))
    onChange(ids.flatMap((id) => members.get(id) ?? []))
  }
  return (
    <TagField
      label={t('salons.hosts')}
      hideLabel={hideLabel}
      placeholder={t('salons.hostsPlaceholder')}
      value={value}
      onChange={choose}
      onSearch={setText}
      labelOf={nameOf}
      options={rows.map((row) => ({
        value: row.id,
        label: row.name,
        hint: [row.reading, row.hint].filter(Boolean).join(' · '),
      }))}
    />
  )
}
