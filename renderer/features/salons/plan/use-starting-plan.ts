import { useMemo } from 'react'
import { isId } from '../../../../shared/domain/ids.ts'
import type { Salon } from '../../../../shared/domain/salon.ts'
import { TEMPLATE_KINDS } from '../../../../shared/salons/templates/salon-template.ts'
import { TEMPLATES } from '../../../../shared/salons/templates/templates.ts'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import type { StartingPoint } from './start-from.tsx'
import { planOfSalon, planOfTemplate, planOfWritten } from './starting-plan.ts'
import type { StartingPlan } from './starting-plan.ts'

/** The plan of a starting point; `plan` null is an empty one, `waiting` that it is still being asked for. */
export function useStartingPlan(
  from: StartingPoint,
  basis: Salon | null,
): { readonly state: 'waiting' } | { readonly state: 'ready'; readonly plan: StartingPlan | null } {
  const { language } = useLanguage()
  const asked = useView('template', isId('tpl', from) ? { template: from } : null)
  const own = asked.state === 'ready' && asked.value?.id === from ? asked.value : null
  return useMemo(() => {
    const kind = TEMPLATE_KINDS.find((each) => each === from)
    if (kind) return { state: 'ready', plan: planOfWritten(TEMPLATES[language][kind]) }
    if (isId('sal', from)) return basis ? { state: 'ready', plan: planOfSalon(basis) } : { state: 'waiting' }
    if (isId('tpl', from)) return own ? { state: 'ready', plan: planOfTemplate(own) } : { state: 'waiting' }
    return { state: 'ready', plan: null }
  }, [from, basis, own, language])
}
