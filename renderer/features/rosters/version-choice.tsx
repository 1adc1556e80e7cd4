import type { VersionGuess } from '../../../shared/protocol/rosters.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface VersionChoiceProps {
  readonly version: VersionGuess
  /** Whether the file is imported as a newer version of that roster. */
  readonly updates: boolean
  readonly onUpdates: (updates: boolean) => void
}

/** Whether a file continues a roster that is here already, with what either answer would do. */
export function VersionChoice({ version, updates, onUpdates }: VersionChoiceProps) {
  const { t } = useLanguage()
  const { name, same, changed, fresh, gone } = version
  return (
    <RadioGroup
      label={t('rosters.stepVersion', { name })}
      hideLabel
      look="cards"
      value={updates ? 'update' : 'beside'}
      onChange={(choice) => onUpdates(choice === 'update')}
      options={[
        {
          value: 'update',
          label: t('rosters.versionUpdate', { name }),
          hint: t('rosters.versionUpdateHint', { same, changed, fresh, gone }),
        },
        { value: 'beside', label: t('rosters.versionBeside'), hint: t('rosters.versionBesideHint') },
      ]}
    />
  )
}
