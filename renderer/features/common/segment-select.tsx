import { isId } from '../../../shared/domain/ids.ts'
import type { SegmentId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'

export interface SegmentSelectProps {
  readonly value: SegmentId | undefined
  readonly onChange: (segment: SegmentId | undefined) => void
  /** Whether the word stands above it, as with its neighbours. */
  readonly labelled?: boolean
}

/** Stands for no segment; no id reads so. */
const NONE = 'none'

/** Narrows something to a saved segment; not there while there are none. */
export function SegmentSelect({ value, onChange, labelled = false }: SegmentSelectProps) {
  const { t } = useLanguage()
  const choices = useView('segmentChoices', {})
  const segments = choices.state === 'ready' ? choices.value.segments : []
  if (segments.length === 0) return null
  return (
    <Select<string>
      label={t('segments.choose')}
      hideLabel={!labelled}
      value={value ?? NONE}
      onChange={(id) => onChange(isId('seg', id) ? id : undefined)}
      options={[
        { value: NONE, label: t('segments.noSegment') },
        ...segments.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
