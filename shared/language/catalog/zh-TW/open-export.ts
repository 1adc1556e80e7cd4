import type { openExport as en } from '../en/open-export.ts'

export const openExport = {
  title: '全部資料，開放格式',
  text: '整個社群存成表格、JSON 和含歷史的文件，放進一個不需要 Chapterhouse 就能打開的 .zip，也能從它重新打開社群。',
  do: '匯出全部…',
  warning: '裡面有每個人的一切。沒有密碼的話，拿到檔案的人都讀得到。',
  receiverHint: '某個人、某家公司，或你自己。會寫進匯出紀錄。',
  password: '密碼',
  passwordHint: '不設密碼就不加密；設了密碼，可用 7-Zip、WinRAR、Keka 打開。',
  again: '再輸入一次密碼',
  differ: '兩次輸入的密碼不同。',
  short: '至少 {count} 個字元。',
  working: '正在整理全部資料…',
  save: '存成檔案…',
  kind: '壓縮檔',
  saved: '已匯出 {members} 位成員到 {file}。',
  importTitle: '打開匯出的社群',
  importWay: '用「匯出全部」存下的 .zip，把社群帶到這裡。',
  importText:
    '你會成為這份社群的管理員。其他地方有這個社群的人並不知道這一份；要一起工作，請他們加入這裡，或你加入他們那裡。',
  drop: '把 .zip 拖到這裡',
  dropHint: '副檔名是 .zip',
  facts: '{members} 位成員、{salons} 場沙龍、{chapters} 個分會，{day}匯出',
  known: '這台電腦上已經有這個社群。',
  look: '打開',
  otherFile: '換一個檔案',
  importDo: '在這裡打開',
} as const satisfies Record<keyof typeof en, string>
