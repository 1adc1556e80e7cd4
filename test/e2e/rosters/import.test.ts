import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
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
    await preview.getByRole('cell', { name: '1990-13-45', exact: true }).waitFor()
  })

  test('is not imported while nothing is chosen as the name', async () => {
    await choose('姓名', '不匯入')
    await page.getByText('請選出哪一欄是姓名；沒有姓名就無法匯入任何人。').waitFor()
    expect(await page.getByRole('button', { name: /^匯入 \d+ 列$/ }).isDisabled()).toBe(true)
    await choose('姓名', '姓名')
    // Only the rows that will come in are counted.
    await expect.poll(() => page.getByRole('button', { name: '匯入 2 列' }).isEnabled()).toBe(true)
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
    await page.getByRole('button', { name: '匯入 2 列' }).click()
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
    ['has a cell as long as a book', messy.hugeCell(), /太長，不像名冊/],
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
    await page.getByRole('button', { name: '匯入 2 列' }).waitFor()
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

test('a file that takes long to read can be given up, and another one chosen', async () => {
  await toImport(page)
  // Reading is over before a hand that waits for the button could reach it; this one is there as soon as the button is.
  await page.evaluate(() => {
    const found = () => [...document.querySelectorAll('main button')].find((button) => button.textContent === '取消')
    const watch = new MutationObserver(() => {
      const button = found()
      if (!(button instanceof HTMLElement)) return
      watch.disconnect()
      button.click()
    })
    watch.observe(document.body, { childList: true, subtree: true })
  })
  await page.locator('input[type=file]').setInputFiles({
    name: '太慢.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rosterCsv({ rows: 40_000, seed: 9 })),
  })
  await page.getByText('把名冊檔案拖到這裡').waitFor()
  await bring(page, { name: '好的.csv', bytes: new TextEncoder().encode(READERS) })
  await page.getByRole('button', { name: '匯入 2 列' }).waitFor()
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

describe('a mapping that was guessed wrong', () => {
  const SPOILED = [
    '姓名,代號,分機,生日',
    '歐陽子軒,ouyang_99,912345678,31456',
    '林志明,lin_88,0922111222,1988-11-28',
    '',
  ].join('\r\n')
  const unused = () => page.getByRole('group', { name: '還沒有對應的欄位' })
  const preview = () => page.getByRole('region', { name: '匯入後的樣子' })

  test('is put right by dragging a field onto its column', async () => {
    await bring(page, { name: '社友.csv', bytes: new TextEncoder().encode(SPOILED) })
    await expect.poll(() => targetOf('代號')).toBe('不匯入')
    await drag(field(unused(), 'LINE'), place('代號'))
    await expect.poll(() => targetOf('代號')).toBe('LINE')
    await preview().getByText('ouyang_99').waitFor()
    expect(await field(unused(), 'LINE').count()).toBe(0)
  })

  test('is put right by dragging a field from one column to another', async () => {
    await drag(field(place('代號'), 'LINE'), place('分機'))
    await expect.poll(() => targetOf('代號')).toBe('不匯入')
    await expect.poll(async () => (await targetOf('分機')).split('\n')).toEqual(['手機', 'LINE'])
    await place('分機')
      .getByRole('button', { name: /移除.*LINE|LINE.*移除/ })
      .click()
    await expect.poll(() => targetOf('分機')).toBe('手機')
  })

  test('is put right with the keyboard alone', async () => {
    await field(unused(), '暱稱').focus()
    await page.keyboard.press('Enter')
    // Every column is a place to drop a field on, in the order of the file; the second one is wanted.
    await expect.poll(() => focused()).toContain('「姓名」')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused()).toContain('「代號」')
    await page.keyboard.press('Enter')
    await expect.poll(() => targetOf('代號')).toBe('暱稱')
  })

  test('takes whole names apart where somebody wants that', async () => {
    await page.getByRole('button', { name: '把姓名拆成姓和名' }).click()
    await expect.poll(async () => (await targetOf('姓名')).split('\n')).toEqual(['姓名', '姓', '名'])
    await preview().getByRole('cell', { name: '林', exact: true }).waitFor()
  })

  test('offers what a spreadsheet spoiled, and puts nothing right unasked', async () => {
    const repairs = page.getByRole('region', { name: '試算表改壞的地方' })
    await repairs.getByText('「分機」有 1 個值少了開頭的 0。').waitFor()
    await preview().getByText('有 1 列不會匯入').waitFor()
    await preview().getByText('912345678', { exact: true }).waitFor()
    await repairs.getByRole('button', { name: '全部修正' }).click()
    await preview().getByText('0912345678').waitFor()
    await preview().getByText('有 1 列不會匯入').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '匯入 2 列' }).click()
    await page.getByRole('heading', { name: '2 位成員加入了' }).waitFor()
  })

  test('is proposed as it was put right when the next roster like it comes, until it is to be forgotten', async () => {
    const next = 'Email,姓名,代號,分機,生日\r\nnext@example.com,陳怡君,chen_77,0933222111,1990-11-03\r\n'
    await bring(page, { name: '社友二.csv', bytes: new TextEncoder().encode(next) })
    await page.getByText('每一欄都照你上次匯入這種名冊時的選擇。').waitFor()
    expect(await targetOf('代號')).toBe('暱稱')
    expect(await targetOf('Email')).toBe('電子郵件')
    await page.getByRole('button', { name: '不要記住' }).click()
    await expect.poll(() => targetOf('代號')).toBe('不匯入')
  })

  /** Takes a field where a hand would: the very middle is where screen readers take things. */
  function drag(from: Locator, to: Locator): Promise<void> {
    return from.dragTo(to, { sourcePosition: { x: 8, y: 6 } })
  }

  function focused(): Promise<string> {
    return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  }
})

test('a file that continues a roster asks whether it does, and then brings it up to date', async () => {
  const people = Array.from({ length: 9 }, (_, at) => `春日讀友${at},09126540${at}0,spring${at}@example.com`)
  const file = (lines: readonly string[]) => new TextEncoder().encode(['姓名,手機,Email', ...lines].join('\r\n'))
  await bring(page, { name: '春日讀友.csv', bytes: file(people) })
  await page.getByRole('button', { name: '匯入 9 列' }).click()
  await page.getByRole('heading', { name: '9 位成員加入了' }).waitFor()
  const newer = [...people.slice(1), '春日新人,0912999888,fresh@example.com']
  await bring(page, { name: '春日讀友 五月.csv', bytes: file(newer) })
  const version = page.getByRole('region', { name: '這是「春日讀友」的新版本嗎？' })
  await version.getByText('8 人不變，0 人有新內容，1 人是新的。1 人不在新名單上，但仍是成員。').waitFor()
  expect(await version.getByRole('radio', { name: /是，更新「春日讀友」/ }).isChecked()).toBe(true)
  await page.getByRole('button', { name: '匯入 9 列' }).click()
  await page.getByRole('heading', { name: '1 位成員加入了' }).waitFor()
})

describe('a table on the clipboard', () => {
  test('is read when it is pasted anywhere on the screen of rosters', async () => {
    await goTo(page, '/rosters')
    await page.getByRole('heading', { level: 1, name: '名冊' }).waitFor()
    // Commas within cells are no reason to take it for anything but cells.
    await copy('姓名\t手機\t備註\n貼上的人\t0955111222\t茶, 書, 花, 貓\n')
    await page.keyboard.press('Control+V')
    await page.getByRole('heading', { level: 1, name: '匯入名冊' }).waitFor()
    await page.getByText('剪貼簿').first().waitFor()
    await page.getByRole('region', { name: '匯入後的樣子' }).getByText('茶, 書, 花, 貓').waitFor()
  })

  test('is read in the window that the button opens', async () => {
    await copy('姓名\t手機\n另一個人\t0955333444\n')
    await page.getByRole('button', { name: '貼上表格' }).click()
    await page.getByRole('textbox', { name: '請按 Ctrl+V' }).waitFor()
    await page.keyboard.press('Control+V')
    await page.getByRole('region', { name: '匯入後的樣子' }).getByText('另一個人').waitFor()
    await page.getByRole('button', { name: '匯入 1 列' }).click()
    await page.getByRole('heading', { name: '1 位成員加入了' }).waitFor()
  })

  test('is left alone where somebody types', async () => {
    await bring(page, { name: '一個人.csv', bytes: new TextEncoder().encode('姓名\r\n王小明\r\n') })
    await page.getByRole('textbox', { name: /這份名冊的名稱/ }).fill('')
    await copy('春季讀友')
    await page.keyboard.press('Control+V')
    await expect.poll(() => page.getByRole('textbox', { name: /這份名冊的名稱/ }).inputValue()).toBe('春季讀友')
  })

  function copy(text: string): Promise<void> {
    return running.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  }
})

/** What a column becomes: the place where its fields stand, and where others can be dropped. */
function place(column: string): Locator {
  return page.getByRole('group', { name: `「${column}」匯入成什麼`, exact: true })
}

/** A field that stands on a column, or among the unused ones, to be dragged. */
function field(within: Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true })
}

async function targetOf(column: string): Promise<string> {
  return (await place(column).innerText()).trim()
}

async function choose(column: string, target: string): Promise<void> {
  await page.getByRole('button', { name: `選擇「${column}」匯入成什麼` }).click()
  await page.getByRole('menuitem', { name: target, exact: true }).click()
}

/** How many members the sidebar counts. */
function memberCount(): Promise<string> {
  return page.getByRole('link', { name: /^成員/ }).first().innerText()
}
