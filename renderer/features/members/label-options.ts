import { useMemo } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'

/** The labels in use, most used first, each with how many carry it. */
export function useLabelOptions(kind: 'tags' | 'interests') {
  const { formats } = useLanguage()
  const labels = useCommunity()?.[kind]
  return useMemo(
    () => (labels ?? []).map(({ name, members }) => ({ value: name, hint: formats.number(members) })),
    [labels, formats],
  )
}
