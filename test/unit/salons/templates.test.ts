import { describe, expect, it } from 'vitest'
import { LABEL_LIMIT, NAME_LIMIT } from '../../../shared/domain/member.ts'
import { TEMPLATE_KINDS, minutesOf } from '../../../shared/salons/templates/salon-template.ts'
import { TEMPLATES } from '../../../shared/salons/templates/templates.ts'

const all = Object.entries(TEMPLATES).flatMap(([language, templates]) =>
  TEMPLATE_KINDS.map((kind) => [language, kind, templates[kind]] as const),
)

describe('Every template', () => {
  it.each(all)('in %s, %s, is an evening that somebody could hold', (_language, _kind, template) => {
    const { name, interests, agenda, tasks, budget, capacity } = template
    expect(name.length).toBeLessThan(NAME_LIMIT)
    expect(interests.every((label) => label.length < LABEL_LIMIT)).toBe(true)
    expect(capacity).toBeGreaterThan(5)
    expect(minutesOf(template)).toBeGreaterThanOrEqual(90)
    expect(minutesOf(template)).toBeLessThanOrEqual(180)
    expect(agenda.some(([, , , bring]) => bring !== '')).toBe(true)
    expect(tasks.map(([days]) => days)).toEqual(tasks.map(([days]) => days).sort((a, b) => b - a))
    expect(tasks.some(([days]) => days > 14) && tasks.some(([days]) => days < 0)).toBe(true)
    expect(budget.some(([kind]) => kind === 'cost')).toBe(true)
  })

  it.each(TEMPLATE_KINDS)('%s is the same evening in each language', (kind) => {
    const shapes = Object.values(TEMPLATES).map((templates) => {
      const { agenda, tasks, budget, capacity } = templates[kind]
      return {
        minutes: agenda.map(([each]) => each),
        days: tasks.map(([each]) => each),
        kinds: budget.map(([each]) => each),
        capacity,
      }
    })
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
  })
})
