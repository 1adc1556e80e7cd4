import type { feedbackDesk as en } from '../en/feedback-desk.ts'

/** 給來賓填的表單。 */
export const feedbackDesk = {
  title: '來賓回饋',
  thanks: '謝謝你！',
  handOn: '請把表單交給下一位。',
  next: '下一位',
  how: '你覺得如何？',
  keep: '有什麼希望下次也保留？',
  idea: '有什麼想法？想改變什麼、下次想聊什麼？',
  noName: '不問名字，也不會留下名字。',
  send: '送出',
} as const satisfies Record<keyof typeof en, string>
