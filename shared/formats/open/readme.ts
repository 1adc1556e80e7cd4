import type { CommunityId } from '../../domain/ids.ts'

export interface ReadmeFacts {
  readonly community: { readonly id: CommunityId; readonly name: string }
  /** `2026-11-22T19:13:00.000Z` */
  readonly made: string
  readonly app: string
}

/**
 * The README of an open export: what each file is and how to read it without Chapterhouse, in the three languages of the
 * product, because whoever opens it in ten years may not have been its maker.
 */
export function openReadme({ community, made, app }: ReadmeFacts): string {
  return `# ${oneLine(community.name)}

${community.id} · ${made} · Chapterhouse ${app}

## English

Everything that one device of this community knew, in formats that need no Chapterhouse. **This is other people's private data.**
Keep it as you would keep the roster itself, and delete it when it has served.

- \`csv/\`: a table for every kind of record (members, salons, attendance …), UTF-8 with a byte order mark, for Excel, LibreOffice
  or Numbers. Text that a spreadsheet would take for a formula has an apostrophe in front, and digits that it would take for a number
  a tab behind. Programs should read \`json/\` instead.
- \`json/\`: the same records, one JSON object a line, with every field as it is kept. Instants are milliseconds since 1970 in UTC;
  days are \`2026-11-22\`; sets are \`{"label": true}\`. Ids are random and lead from record to record. Records are facts where the
  program keeps facts: what was taken back is marked \`voided\` and not removed.
- \`automerge/\`: the documents themselves with their whole history, one file a page, which any Automerge 3 opens
  (\`Automerge.load(bytes)\`). The records lie under \`records\`. From these the community can be opened again: *From an open
  export* on Chapterhouse's first screen.
- \`manifest.json\`: which pages there are, and the SHA-256 of every file (base64).

Not in it: keys, passphrases, what belongs to a machine and not to the community.

## 繁體中文

這部電腦所知道的整個社群，用不需要 Chapterhouse 也能打開的格式存下。**裡面是別人的個人資料**，請像保管名冊一樣保管，用完刪除。

- \`csv/\`：每一種紀錄一張表（成員、沙龍、出席……），UTF-8 附位元組順序記號，可用 Excel、LibreOffice、Numbers 打開。試算表會誤認成公式的
  文字前面加了撇號，會誤認成數字的後面加了定位字元；要給程式讀，請用 \`json/\`。
- \`json/\`：同樣的紀錄，一行一個 JSON 物件，欄位一個不少。時刻是 1970 年起的毫秒（UTC），日期寫作 \`2026-11-22\`，集合寫作
  \`{"標籤": true}\`。編號是隨機的，紀錄之間靠它相連。收回的事會標上 \`voided\`，不會刪掉。
- \`automerge/\`：含全部歷史的原始文件，一頁一個檔，任何 Automerge 3 都能載入（\`Automerge.load(bytes)\`），紀錄在 \`records\` 底下。
  Chapterhouse 的第一個畫面可以從這裡把社群重新打開。
- \`manifest.json\`：有哪些頁，以及每個檔的 SHA-256（base64）。

不在裡面的：金鑰、通關密語，以及只屬於某部電腦的東西。

## 简体中文

这台电脑所知道的整个社群，用不依赖 Chapterhouse 的格式存下。**里面是别人的个人信息**，请像保管名册一样保管，用完删除。

- \`csv/\`：每一种记录一张表（成员、沙龙、出席……），UTF-8 带字节顺序标记，可用 Excel、WPS、LibreOffice 打开。电子表格会误认成公式的
  文字前面加了撇号，会误认成数字的后面加了制表符；给程序读请用 \`json/\`。
- \`json/\`：同样的记录，一行一个 JSON 对象，字段一个不少。时刻是 1970 年起的毫秒（UTC），日期写作 \`2026-11-22\`，集合写作
  \`{"标签": true}\`。编号是随机的，记录之间靠它相连。撤回的事会标上 \`voided\`，不会删掉。
- \`automerge/\`：含全部历史的原始文档，一页一个文件，任何 Automerge 3 都能加载（\`Automerge.load(bytes)\`），记录在 \`records\` 下面。
  Chapterhouse 的第一个画面可以从这里重新打开社群。
- \`manifest.json\`：有哪些页，以及每个文件的 SHA-256（base64）。

不在里面的：密钥、口令，以及只属于某台电脑的东西。
`
}

/** A name that would begin something else in Markdown stays a name. */
function oneLine(name: string): string {
  return name.replaceAll(/\s+/g, ' ').replaceAll(/[#*_[\]<>`\\]/g, (sign) => `\\${sign}`)
}
