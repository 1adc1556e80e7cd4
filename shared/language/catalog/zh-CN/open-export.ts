import type { openExport as en } from '../en/open-export.ts'

export const openExport = {
  title: '全部数据，开放格式',
  text: '整个社群存成表格、JSON 和含历史的文档，放进一个不需要 Chapterhouse 就能打开的 .zip，也能从它重新打开社群。',
  do: '导出全部…',
  warning: '里面有每个人的一切。没有密码的话，拿到文件的人都能读。',
  receiverHint: '某个人、某家公司，或你自己。会写进导出记录。',
  password: '密码',
  passwordHint: '不设密码就不加密；设了密码，可用 7-Zip、WinRAR、Keka 打开。',
  again: '再输入一次密码',
  differ: '两次输入的密码不同。',
  short: '至少 {count} 个字符。',
  working: '正在整理全部数据…',
  save: '保存文件…',
  kind: '压缩文件',
  saved: '已导出 {members} 位成员到 {file}。',
  importTitle: '打开导出的社群',
  importWay: '用“导出全部”存下的 .zip，把社群带到这里。',
  importText:
    '你会成为这份社群的管理员。别处保存这个社群的人并不知道这一份；要一起工作，请他们加入这里，或你加入他们那里。',
  drop: '把 .zip 拖到这里',
  dropHint: '扩展名是 .zip',
  facts: '{members} 位成员、{salons} 场沙龙、{chapters} 个分会，{day}导出',
  known: '这台电脑上已经有这个社群。',
  look: '打开',
  otherFile: '换一个文件',
  importDo: '在这里打开',
} as const satisfies Record<keyof typeof en, string>
