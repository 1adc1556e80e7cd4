import type { BudgetLine } from '../../domain/salon.ts'

export const TEMPLATE_KINDS = ['bookTalk', 'wineTasting', 'flowers', 'clinic', 'newcomers'] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

/**
 * An evening as somebody who has held many of its kind would plan it. Amounts are left to whoever knows the prices; people are
 * left to whoever knows them.
 */
export interface SalonTemplate {
  readonly name: string
  /** How it differs from the others, in one sentence. */
  readonly about: string
  readonly capacity: number
  readonly interests: readonly string[]
  /** The evening lasts as long as these do. */
  readonly agenda: readonly (readonly [minutes: number, title: string, who: string, bring: string])[]
  readonly tasks: readonly (readonly [daysBefore: number, title: string])[]
  readonly budget: readonly (readonly [kind: BudgetLine['kind'], label: string])[]
  readonly notes: string
}

export type Templates = Readonly<Record<TemplateKind, SalonTemplate>>

/** How long a template's evening lasts. */
export function minutesOf({ agenda }: SalonTemplate): number {
  return agenda.reduce((sum, [minutes]) => sum + minutes, 0)
}
