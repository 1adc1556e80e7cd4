import type { palette as en } from '../en/palette.ts'

export const palette = {
  title: '搜尋成員、沙龍、動作',
  placeholder: '姓名、拼音、手機末幾碼、沙龍或動作',
  members: '成員',
  salons: '沙龍',
  actions: '動作',
  empty: '沒有符合「{text}」的項目。',
  goTo: '前往{place}',
  newMember: '新增成員',
  newSalon: '新增沙龍',
  importRoster: '匯入名冊',
  importCalendar: '匯入行事曆…',
  sendChanges: '傳送變更',
  openChanges: '開啟變更檔',
  shortcuts: '顯示鍵盤快速鍵',
  themeLight: '淺色外觀',
  themeDark: '深色外觀',
  themeSystem: '外觀跟隨系統',
  language: '語言：{language}',
  undo: '復原：{what}',
  redo: '重做：{what}',
} as const satisfies Record<keyof typeof en, string>
