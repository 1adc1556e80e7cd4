import type { firstrun as en } from '../en/firstrun.ts'

export const firstrun = {
  tagline: '給會見面的人，一本好名冊。',
  promiseLocal: '一切都留在這台電腦上。不用帳號、沒有伺服器，你沒說，就什麼都不會傳出去。',
  promiseSealed: '成員資料在寫進硬碟之前就先加密。',
  promiseTogether: '幾位組織者可以經網路、資料夾或檔案保持一致，誰的心血都不會蓋掉誰的。',
  language: '語言',

  protectTitle: '這本名冊要怎麼上鎖？',
  protectText: '成員資料會在這台電腦上加密。平常金鑰由系統的鑰匙圈保管，但這台電腦沒有可用的鑰匙圈，所以請你決定。',
  protectPassphrase: '設一組通關密語',
  protectPassphraseHint: '每次開啟 Chapterhouse 時輸入。沒有它，就算拿到硬碟也讀不到成員資料。',
  protectFile: '這台電腦上不設密語',
  protectFileHint: '金鑰放在資料旁邊的檔案裡，能打開你檔案的人就讀得到成員資料。只有你自己在用的電腦才適合這樣選。',
  passphrase: '通關密語',
  passphraseAgain: '再輸入一次',
  passphraseHint: '至少 {count} 個字元。四、五個不相干的詞湊在一起，好記又難猜。',
  passphraseDiffers: '兩次輸入的不一樣。',
  passphraseShort: '還差 {count} 個字元',
  passphraseWeak: '太好猜了，再長一點',
  passphraseFair: '還可以',
  passphraseStrong: '很牢靠',
  passphraseLost:
    '忘記密語時，只有復原金鑰打得開資料，下一步就可以抄下來。兩樣都沒有，誰也打不開；和其他組織者交換過的內容，可以向他們要回來。',
  protectDo: '上鎖',
  protectFileDo: '不設密語，繼續',
  showPassphrase: '顯示密語',

  unlockTitle: '歡迎回來',
  unlockText: '這本名冊用你的通關密語上了鎖。',
  unlockDo: '開啟',
  unlockWrong: '密語不對。請看看大寫鎖定和輸入法，再試一次。',
  unlockForgotten: '忘了密語？',
  unlockForgottenText:
    '沒有密語，誰也打不開這份資料。要重新開始，請先關閉 Chapterhouse，把資料夾 {folder} 移到別處，再開一次；其他組織者可以傳一份包含全部變更的檔案給你。',

  damagedTitle: '金鑰無法使用',
  damagedUnreadable:
    '存放金鑰的檔案損壞了，所以打不開資料；資料沒有任何改動。請從備份找回「keyring.json」，或用另一個設定檔重新開始，再向其他組織者取得社群。',
  damagedNewer: '金鑰是較新版的 Chapterhouse 寫的。請更新程式；資料沒有任何改動。',
  damagedKeychain:
    '系統的鑰匙圈不再交出金鑰，通常是重設過密碼，或搬過設定檔。請用當初建立名冊的帳號登入，或向其他組織者取得社群。',

  keychainNote: '已加密，金鑰由這台電腦的鑰匙圈保管。',
  passphraseNote: '已用你的通關密語加密。',
  fileNote: '已加密，金鑰放在資料旁邊，沒有設密語。',

  beginTitle: '想從哪裡開始？',
  newTitle: '建立新社群',
  newText: '從一本空白的名冊開始，再把名單帶進來。',
  joinTitle: '用檔案加入',
  joinText: '另一位組織者傳了一份包含全部變更的檔案給你。',
  sampleTitle: '打開範例',
  sampleText: '三個分會、約 400 位虛構的成員，先四處看看。按一下就能移除。',

  communityName: '社群名稱',
  communityNameExample: '晨光讀書會',
  yourName: '你的名字',
  yourNameHint: '會標在你做的每個變更旁邊，讓其他組織者知道。',
  deviceName: '這台電腦',
  deviceNameHint: '交換變更時，用來分辨你的幾台電腦。',
  deviceDefault: '{name}的電腦',
  deviceDefaultNobody: '這台電腦',
  start: '建立社群',
  join: '加入',
  joinDrop: '把變更檔拖到這裡',
  joinDropHint: '檔名以 .chapterhouse 結尾，而且要包含全部變更，不能只有最近的。',
  joinOther: '換一個檔案',
  joined: '歡迎加入，一起帶來了 {members, number} 位成員。',
  sampleOrganizer: '林予安',
  sampleMaking: '正在想像 400 個人',
  working: '正在寫第一頁',
} as const satisfies Record<keyof typeof en, string>
