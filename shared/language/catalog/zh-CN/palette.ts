import type { palette as en } from '../en/palette.ts'

export const palette = {
  title: '搜索成员、沙龙、操作',
  placeholder: '姓名、拼音、手机尾号、沙龙或操作',
  members: '成员',
  salons: '沙龙',
  actions: '操作',
  empty: '没有匹配“{text}”的内容。',
  goTo: '前往{place}',
  newMember: '新建成员',
  newSalon: '新建沙龙',
  importRoster: '导入名册',
  importCalendar: '导入日历…',
  sendChanges: '发送变更',
  openChanges: '打开变更文件',
  shortcuts: '显示键盘快捷键',
  themeLight: '浅色外观',
  themeDark: '深色外观',
  themeSystem: '外观跟随系统',
  language: '语言：{language}',
  undo: '撤销：{what}',
  redo: '重做：{what}',
} as const satisfies Record<keyof typeof en, string>
