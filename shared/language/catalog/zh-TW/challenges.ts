import type { challenges as en } from '../en/challenges.ts'

/** 挑戰、儀式與時令。 */
export const challenges = {
  kindChallenge: '挑戰',
  'field.purpose': '目的',
  'field.steps': '步驟',
  'field.forgives': '可原諒的缺席',
  'field.summary': '成果',
} as const satisfies Record<keyof typeof en, string>
