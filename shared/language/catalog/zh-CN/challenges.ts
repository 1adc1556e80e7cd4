import type { challenges as en } from '../en/challenges.ts'

/** 挑战、仪式与时令。 */
export const challenges = {
  kindChallenge: '挑战',
  'field.purpose': '目的',
  'field.steps': '步骤',
  'field.forgives': '可原谅的缺席',
  'field.summary': '成果',
} as const satisfies Record<keyof typeof en, string>
