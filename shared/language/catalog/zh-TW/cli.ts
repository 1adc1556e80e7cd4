import type { cli as en } from '../en/cli.ts'

/** 命令列的訊息。 */
export const cli = {
  'help.intro': '在命令列使用 Chapterhouse。不必先開啟程式；開著的話，視窗不受影響。',
  'help.export': '依存好的設定匯出，並留下紀錄。',
  'help.backup': '備份到資料夾，並讀回檢查。',
  'help.profile': '「匯出」裡存好的設定名稱。',
  'help.out': '要寫入的檔案。',
  'help.force': '檔案已經存在時取代它。',
  'help.password': '從標準輸入讀取壓縮檔的密碼。',
  'help.community': '目前開啟的不是這個社群就不動作。',
  'help.data': '資料所在的資料夾（不在平常位置時）。',
  'help.passphrase': '從標準輸入的第一行讀取解鎖資料的密碼。',
  'help.language': '訊息的語言：en、zh-TW、zh-CN。',
  'help.result': '結果是標準輸出上的一個 JSON 物件；進度與訊息寫到標準錯誤輸出。',
  'help.codes': '結束代碼：0 完成，1 被拒絕，2 用法錯誤，3 已鎖住，4 沒有事要做。',
  seeHelp: '用法請見 chapterhouse --help。',
  progress: '{step}：{done, number}／{of, number}',
  'step.opening': '開啟資料',
  'step.making': '整理名單',
  'step.writing': '寫入',
  'step.verifying': '讀回檢查',
  'step.reading': '讀取檔案',
} as const satisfies Record<keyof typeof en, string>
