import type { feedbackDesk as en } from '../en/feedback-desk.ts'

/** 给来宾填的表单。 */
export const feedbackDesk = {
  title: '来宾反馈',
  thanks: '谢谢你！',
  handOn: '请把表单交给下一位。',
  next: '下一位',
  how: '你觉得怎么样？',
  keep: '有什么希望下次也保留？',
  idea: '有什么想法？想改变什么、下次想聊什么？',
  noName: '不问名字，也不会留下名字。',
  send: '提交',
} as const satisfies Record<keyof typeof en, string>
