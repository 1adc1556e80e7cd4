import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, LANGUAGES } from '../../../shared/protocol/selection.ts'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp()
})

afterAll(() => running.close())

interface Item {
  readonly label: string
  readonly items: readonly Item[]
}

function menus(): Promise<readonly Item[]> {
  return running.app.evaluate(({ Menu }) => {
    const read = (menu: Electron.Menu): Item[] =>
      menu.items
        .filter((item) => item.type !== 'separator')
        .map((item) => ({ label: item.label, items: item.submenu ? read(item.submenu) : [] }))
    const menu = Menu.getApplicationMenu()
    return menu === null ? [] : read(menu)
  })
}

async function speak(language: Language): Promise<void> {
  await running.page.evaluate(
    (wanted) => window.chapterhouse.request('settings.set', { language: wanted, theme: 'system' }),
    language,
  )
}

const EXPECTED: Readonly<Record<Language, { readonly bar: readonly string[]; readonly newMember: string }>> = {
  en: { bar: ['File', 'Edit', 'View'], newMember: 'New Member' },
  'zh-TW': { bar: ['檔案', '編輯', '顯示方式'], newMember: '新增成員' },
  'zh-CN': { bar: ['文件', '编辑', '显示'], newMember: '新建成员' },
}

test.each(LANGUAGES)('the menus speak %s as soon as it is chosen', async (language) => {
  await speak(language)
  const bar = await menus()
  expect(bar.map((menu) => menu.label)).toEqual(expect.arrayContaining([...EXPECTED[language].bar]))
  expect(bar.flatMap((menu) => menu.items.map((item) => item.label))).toContain(EXPECTED[language].newMember)
})

test('no item is without words, and no two languages share a menu', async () => {
  const labels: string[][] = []
  for (const language of LANGUAGES) {
    await speak(language)
    labels.push((await menus()).flatMap((menu) => [menu.label, ...menu.items.map((item) => item.label)]))
  }
  expect(labels.flat().filter((label) => label.trim() === '')).toEqual([])
  const [english, taiwan, china] = labels
  expect(new Set([english?.join(), taiwan?.join(), china?.join()]).size).toBe(3)
})

test('an item tells the window in front what was asked', async () => {
  const asked = running.page.evaluate(
    () => new Promise<string>((resolve) => window.chapterhouse.on('menu.command', ({ command }) => resolve(command))),
  )
  await running.page.evaluate(() => undefined)
  await running.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('import-roster')?.click()
  })
  expect(await asked).toBe('import-roster')
})

test('a change of language reaches every window', async () => {
  await speak('en')
  const heard = running.page.evaluate(
    () =>
      new Promise<string>((resolve) => window.chapterhouse.on('settings.changed', ({ language }) => resolve(language))),
  )
  await speak('zh-TW')
  expect(await heard).toBe('zh-TW')
})
