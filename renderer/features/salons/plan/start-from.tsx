import type { SalonId, TemplateId } from '../../../../shared/domain/ids.ts'
import type { Salon } from '../../../../shared/domain/salon.ts'
import { TEMPLATE_KINDS } from '../../../../shared/salons/templates/salon-template.ts'
import type { TemplateKind } from '../../../../shared/salons/templates/salon-template.ts'
import { TEMPLATES } from '../../../../shared/salons/templates/templates.ts'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'

export const BLANK = 'blank'

/** What a new salon is planned from: nothing, a template for everybody, one of the community's own, or an earlier salon. */
export type StartingPoint = typeof BLANK | TemplateKind | TemplateId | SalonId

export interface StartFromProps {
  readonly value: StartingPoint
  /** The earlier salon, where one is chosen. */
  readonly basis: Salon | null
  readonly onChange: (point: StartingPoint) => void
}

/** Earlier salons offered to start from; older ones are found in the list and planned again from there. */
const MOST_EARLIER = 60

export function StartFrom({ value, basis, onChange }: StartFromProps) {
  const { t, formats, language } = useLanguage()
  const own = useView('templates', {})
  const templates = own.state === 'ready' ? own.value : []
  const earlier = useView('salons', { when: 'all', range: { from: 0, count: MOST_EARLIER } })
  const salons = earlier.state === 'ready' ? earlier.value.rows : []
  const written = TEMPLATES[language]
  const chosen = TEMPLATE_KINDS.find((kind) => kind === value)
  return (
    <Select<StartingPoint>
      label={t('salons.basis')}
      hint={
        basis
          ? t('salons.basisUsed', {
              theme: basis.theme,
              date: formats.date(basis.start.slice(0, 10)),
              weekday: formats.weekday(Date.parse(`${basis.start}Z`), 'UTC'),
            })
          : chosen
            ? written[chosen].about
            : t('salons.basisHint')
      }
      value={value}
      onChange={onChange}
      options={[
        { value: BLANK, label: t('salons.basisBlank') },
        ...templates.map(({ id, name }) => ({ value: id, label: name, hint: t('plan.ownTemplate') })),
        ...TEMPLATE_KINDS.map((kind) => ({ value: kind, label: written[kind].name, hint: t('plan.template') })),
        ...salons.map((row) => ({ value: row.id, label: row.theme, hint: formats.day(row.start, row.zone) })),
      ]}
    />
  )
}
