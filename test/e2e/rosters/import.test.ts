import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { messy } from '../../helpers/messy-files.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { bring, goTo, openRegister, saveGoesTo, toImport } from './steps.ts'

let running: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  folder = await mkdtemp(join(tmpdir(), 'rosters-'))
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

const READERS = [
  '姓名,手機,電子郵件,生日,標籤,興趣,入會日,我的註記',
  '歐陽子軒,0912345678,ouyang@example.com,1985/3/2,志工;攝影,歷史、閱讀,2023-05-01,坐窗邊',
  '王雅婷,0922111222,,1990-13-45,,,,第一次來',
  ',0933222111,noname@example.com,,,,,',
  'Amy Chen 陳佩珊,0955018102,amy@example.com,1988-11-28,新朋友,電影,2026/1/15,說話很快',
  '司馬懿文,0900123456,,,,,,,多的一格',
  '',
].join('\r\n')

describe('a roster from a Taiwanese spreadsheet', () => {
  test('has its headers recognised, and what is not known is left out', async () => {
    await bring(page, { name: '台北讀友.csv', bytes: new TextEncoder().encode(READERS) })
    await expect.poll(() => targetOf('姓名')).toBe('姓名')
    expect(await targetOf('電子郵件')).toBe('電子郵件')
    expect(await targetOf('入會日')).toBe('加入日期')
    expect(await targetOf('標籤')).toBe('標籤')
    expect(await targetOf('我的註記')).toBe('備註')
  })

  test('shows beforehand who would come in, and why some would not', async () => {
    const preview = page.getByRole('region', { name: '匯入後的樣子' })
    await preview.getByText('有 3 列不會匯入').waitFor()
    await preview.getByRole('row', { name: /歐陽子軒/ }).waitFor()
    await preview.getByText('不會匯入：這一列沒有姓名。').waitFor()
    await preview.getByText(/1990-13-45/).waitFor()
  })

  test('is not imported while nothing is chosen as the name', async () => {
    await choose('姓名', '不匯入')
    await page.getByText('請選出哪一欄是姓名；沒有姓名就無法匯入任何人。').waitFor()
    expect(await page.getByRole('button', { name: '匯入 5 列' }).isDisabled()).toBe(true)
    await choose('姓名', '姓名')
    expect(await page.getByRole('button', { name: '匯入 5 列' }).isEnabled()).toBe(true)
  })

  test('is read again when a person knows the encoding better', async () => {
    const encoding = page.getByRole('button', { name: /文字編碼/ })
    await encoding.click()
    const other = page.getByRole('option').nth(1)
    if (await other.isVisible()) await other.click()
    else await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '換一個檔案' }).click()
    await bring(page, { name: '台北讀友.csv', bytes: messy.big5().bytes })
    await page.getByText('王小明').first().waitFor()
    await page.getByRole('button', { name: /繁體中文（Big5）/ }).waitFor()
  })

  test('comes in, says how many rows did not and why, and gives those back as a file to mend', async () => {
    await bring(page, { name: '台北讀友.csv', bytes: new TextEncoder().encode(READERS) })
    await page.getByRole('button', { name: '匯入 5 列' }).click()
    await page.getByRole('heading', { name: '2 位成員加入了' }).waitFor()
    await page.getByText('1 列在姓名欄裡沒有姓名。').waitFor()
    await page.getByText('1 列有看不懂的日期。').waitFor()
    await page.getByText('1 列的格數比欄位多，可能有逗號沒放在引號裡。').waitFor()

    const path = join(folder, 'refused.csv')
    await saveGoesTo(running, path)
    await page.getByRole('button', { name: '儲存未匯入的列…' }).click()
    await page.getByText('已存成 refused.csv。').waitFor()
    const text = await readFile(path, 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    const lines = text.slice(1).trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toContain('姓名,手機,電子郵件')
    expect(lines[0]).toContain('未匯入的原因')
    expect(lines[1]).toContain('王雅婷')
    expect(lines[1]).toContain('1990-13-45')
  })

  test('leads to the members that came from it, who remember their row', async () => {
    await page.getByRole('button', { name: '查看成員' }).click()
    await page.getByText('來自「台北讀友」').waitFor()
    const rows = page.getByRole('grid', { name: '成員列表' }).locator('[role="row"][data-index]')
    await expect.poll(() => rows.count()).toBe(2)
    await rows.filter({ hasText: '歐陽子軒' }).click()
    await page.getByRole('tab', { name: '資料來源' }).click()
    await page.getByText('「台北讀友」第 1 列').waitFor()
    await page.getByText('志工;攝影').waitFor()
  })

  test('stays in the list of rosters under the name people give it', async () => {
    await goTo(page, '/rosters')
    await page.getByRole('button', { name: '名冊名稱: 台北讀友' }).click()
    await page.keyboard.type('台北讀書會 2026')
    await page.keyboard.press('Enter')
    await page.getByText('名冊已改名為「台北讀書會 2026」。').waitFor()
    await page.getByText('3 列未匯入').waitFor()
  })
})

describe('a file that cannot be imported', () => {
  const cases = [
    ['is empty', messy.empty(), /是空的/],
    ['is a picture', messy.png(), /不是 Chapterhouse 讀得懂的名單/],
    ['is an Excel workbook cut short', messy.xlsx(), /損壞或不完整/],
    ['is a PDF', messy.pdf(), /PDF|CSV/],
    ['holds only headers', messy.headerOnly(), /沒有任何人的資料/],
    ['holds only blank lines', messy.blankLines(), /沒有任何人的資料|是空的/],
    ['has ten thousand columns', messy.manyColumns(), /欄位太多了/],
    ['opens a quote and never closes it', messy.openQuote(), /引號/],
    ['has a cell as long as a book', messy.hugeCell(), /長得不像名冊/],
  ] as const

  test.each(cases)('because it %s is told in a sentence', async (_why, file, sentence) => {
    await bring(page, { name: file.name, bytes: file.bytes })
    await page.getByRole('heading', { name: '這個檔案無法匯入' }).waitFor()
    await page.getByText(sentence).first().waitFor()
    await page.getByText('什麼都沒有匯入，也沒有任何改動。').waitFor()
  })

  test('because it is far too large is told at once, without being read', async () => {
    const path = join(folder, '日誌.csv')
    await writeFile(path, '')
    await truncate(path, messy.oversize)
    await toImport(page)
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText(/「日誌.csv」太大了/).waitFor()
  })

  test('leaves the app alive and the next good file welcome', async () => {
    await bring(page, { name: '好的.csv', bytes: new TextEncoder().encode(READERS) })
    await page.getByRole('button', { name: '匯入 5 列' }).waitFor()
  })
})

test('an import that is cancelled leaves the register as it was', async () => {
  await toImport(page)
  const before = await memberCount()
  await bring(page, { name: '很長.csv', bytes: new TextEncoder().encode(rosterCsv({ rows: 40_000, seed: 7 })) })
  await page.getByRole('button', { name: '匯入 40,000 列' }).click()
  await page.getByRole('button', { name: '取消匯入' }).click()
  await page.getByText('已取消匯入，名冊維持原樣。').waitFor()
  expect(await memberCount()).toBe(before)
})

test('an import goes on while somebody looks elsewhere, and says when everyone is in', async () => {
  await bring(page, { name: '慢慢來.csv', bytes: new TextEncoder().encode(rosterCsv({ rows: 12_000, seed: 8 })) })
  await page.getByRole('button', { name: '匯入 12,000 列' }).click()
  await page.getByRole('button', { name: '取消匯入' }).waitFor()
  await goTo(page, '/members')
  await page.getByText('12,000 位成員加入了').waitFor()
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '查看成員' }).click()
  await page.getByText('來自「慢慢來」').waitFor()
  await page.getByText(/^12,000 \/ /).waitFor()
})

test('a file is read again with another separator, and back, with the preview following', async () => {
  await bring(page, { name: '台北讀友.csv', bytes: messy.big5().bytes })
  await page.getByText('王小明').first().waitFor()
  await page.getByRole('button', { name: /分隔符號/ }).click()
  await page.getByRole('option', { name: '分號' }).click()
  await page.getByRole('rowheader', { name: '姓名,手機,生日,備註' }).waitFor()
  await page.getByRole('button', { name: /分隔符號/ }).click()
  await page.getByRole('option', { name: '逗號' }).click()
  await page.getByRole('region', { name: '匯入後的樣子' }).getByText('王小明').waitFor()
})

function targetOf(column: string): Promise<string> {
  return page.getByRole('button', { name: `「${column}」匯入成什麼` }).innerText()
}

async function choose(column: string, target: string): Promise<void> {
  await page.getByRole('button', { name: `「${column}」匯入成什麼` }).click()
  await page.getByRole('option', { name: target, exact: true }).click()
}

/** How many members the sidebar counts. */
function memberCount(): Promise<string> {
  return page.getByRole('link', { name: /^成員/ }).first().innerText()
}
