import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanBadge } from '../../../shared/salons/badge-code.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import { launchApp, type RunningApp } from '../../helpers/app.ts'
import { DOTS_PER_MM, codeAt, inkOf, readPdf } from '../../helpers/pdf.ts'
import { handOnStore, type StoreHand } from '../../helpers/store-hand.ts'
import { goTo, openSample, planSalon } from '../salons/steps.ts'
import { L4785, PLAIN, drawn, fileBytes, pdfOf, saveTo, windowCount } from './steps.ts'

/** Points of 1/72 inch; Chromium takes whole ones. */
const A4 = { width: 595.28, height: 841.89 }
const LETTER = { width: 612, height: 792 }

let running: RunningApp
let folder: string
let hand: StoreHand
let salon: SalonId
let invited: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'print-'))
  running = await openSample()
  hand = await handOnStore(running.page)
  const [chapter] = (await hand.view('community', {})).chapters
  if (!chapter) throw new Error('the sample has no chapter')
  const evening = { theme: '舊書店的第一夜', start: '2027-01-09T14:00', end: '2027-01-09T16:00', capacity: 300 }
  salon = (await hand.must('salon.create', { chapter: chapter.id, ...evening })).salon
  const who = { kind: 'query' as const, query: { chapter: chapter.id } }
  invited = (await hand.must('salon.invite', { salon, who })).invited
  for (const { member } of await guests(3)) await hand.must('salon.rsvp', { salon, member, status: 'going' })
  await goTo(running.page, `/salons/${salon}`)
})

async function guests(count: number, show: 'all' | 'going' = 'all'): Promise<readonly GuestRow[]> {
  return (await hand.view('guests', { salon, language: 'zh-TW', show, range: { from: 0, count } })).rows
}

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

/** Keeps a PDF beside the test's other files where somebody wants to look at it. */
async function look(name: string, bytes: Uint8Array): Promise<void> {
  const place = process.env['CHAPTERHOUSE_PAPERS']
  if (place !== undefined) await writeFile(join(place, `${name}.pdf`), bytes)
}

const signIn = (more: object = {}) => ({
  kind: 'signIn', paper: 'a4', salon, sheet: null, guests: 'asked', order: 'zh-TW', blanks: 8, ...more,
}) // prettier-ignore
const badges = (more: object = {}) => ({
  kind: 'badges', paper: 'a4', salon, guests: 'asked', order: 'zh-TW', labels: L4785, first: 1, offset: { x: 0, y: 0 }, show: PLAIN, ...more,
}) // prettier-ignore

describe('A printed paper', () => {
  test.each(['a4', 'letter'] as const)('is exactly as large as %s on every page', async (paper) => {
    const size = paper === 'a4' ? A4 : LETTER
    for (const job of [signIn({ paper }), { kind: 'runSheet', paper, salon, tasks: true }]) {
      const { sizes, pages } = readPdf(await drawn(running.page, job))
      expect(sizes).toHaveLength(pages)
      for (const page of sizes) {
        expect(Math.abs(page.width - size.width)).toBeLessThan(0.5)
        expect(Math.abs(page.height - size.height)).toBeLessThan(0.5)
      }
    }
  })

  test('has its fonts in it, its Chinese as text, tags, and a title', async () => {
    const bytes = await drawn(running.page, signIn())
    await look('sign-in', bytes)
    const pdf = readPdf(bytes)
    expect(pdf.fonts.length).toBeGreaterThan(0)
    expect(pdf.fonts.filter(({ embedded, unicode }) => !embedded || !unicode)).toEqual([])
    expect(pdf.text).toContain('舊書店的第一夜')
    expect(pdf.text).toContain('簽到表')
    expect(pdf.title).toBe('舊書店的第一夜 · 簽到表')
    expect(pdf.tagged).toBe(true)
    expect(pdf.language).toBe('zh-TW')
  })

  test('leaves no window behind, also where there is nothing to draw', async () => {
    const before = await windowCount(running)
    await drawn(running.page, badges())
    expect(await pdfOf(running.page, { kind: 'tableCards', paper: 'a4', salon, names: true })).toBe('empty')
    expect(await pdfOf(running.page, badges({ salon: 'sal_0000000000000000' }))).toBe('empty')
    expect(await pdfOf(running.page, signIn({ sheet: 'sht_0000000000000000' }))).toBe('empty')
    expect(await windowCount(running)).toBe(before)
  })

  test('is drawn in a window as shut in as any other', async () => {
    await running.app.evaluate(({ app }) => {
      app.once('browser-window-created', (_event, window) => {
        const { webContents } = window as unknown as { webContents: { getLastWebPreferences(): unknown } }
        Object.assign(globalThis, { printedWith: webContents.getLastWebPreferences() })
      })
    })
    await drawn(running.page, signIn())
    const preferences = await running.app.evaluate(() => (globalThis as { printedWith?: unknown }).printedWith)
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })

  test('is refused while two others are being drawn', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => pdfOf(running.page, badges())))
    expect(typeof one === 'string' || typeof two === 'string').toBe(false)
    expect(three).toBe('busy')
  })

  test('goes to no printer where the system has none, and says so', async () => {
    const answer = await running.page.evaluate(
      (id) =>
        window.chapterhouse.request('print.printer', {
          kind: 'runSheet',
          paper: 'a4',
          salon: id,
          tasks: true,
        }),
      salon,
    )
    expect(answer).toEqual({ status: 'failed', reason: 'printer' })
  })
})

describe('A sign-in sheet', () => {
  test('has a numbered row for everybody, and empty ones at the end', async () => {
    const { text, pages } = readPdf(await drawn(running.page, signIn({ blanks: 8 })))
    const numbers = [...text.matchAll(/^\s*(\d+)\s+\S/gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(Array.from({ length: invited + 8 }, (_, index) => index + 1))
    expect(text).toContain(`共 ${pages} 頁`)
  })

  test('names nobody’s telephone number', async () => {
    const { text } = readPdf(await drawn(running.page, signIn()))
    expect(text).not.toMatch(/\d{4}[- ]?\d{3}[- ]?\d{3}/)
  })

  test('is kept with its letter when it is saved, and printed again as it was', async () => {
    const { page } = running
    const path = join(folder, 'sheet.pdf')
    await saveTo(running, path)
    const open = async () => {
      await page.getByRole('button', { name: '這場沙龍的其他動作' }).first().click()
      await page.getByRole('menuitem', { name: '列印…' }).click()
      return page.getByRole('dialog', { name: '列印「舊書店的第一夜」' })
    }
    const dialog = await open()
    await dialog.getByText('共 1 頁', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: '存成 PDF' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const first = readPdf(await fileBytes(path))
    // Three said yes: they stand on it, with eight empty lines.
    expect([...first.text.matchAll(/^\s*(\d+)\s+\S/gm)]).toHaveLength(3 + 8)

    const [undecided] = await guests(1, 'going')
    if (undecided) await hand.must('salon.rsvp', { salon, member: undecided.member, status: 'maybe' })
    const again = await open()
    await again.getByText('共 1 頁', { exact: true }).waitFor()
    await again.getByRole('button', { name: /B 表/ }).click()
    await page.getByRole('option', { name: /A 表/ }).click()
    await again.getByRole('button', { name: '存成 PDF' }).click()
    await again.waitFor({ state: 'hidden' })
    expect(readPdf(await fileBytes(path)).text).toBe(first.text)
  })
})

/** Where the codes of a first sheet of badges begin, in millimetres: their corners are ink, whatever they say. */
function codesOf(bytes: Uint8Array): { x: number; y: number }[] {
  const ink = inkOf(bytes)
  return Array.from({ length: 10 }, (_, place) => {
    // A code has the right third of its label; names end before it.
    const left = L4785.left + (place % 2) * L4785.pitchX + 54.5
    const top = L4785.top + Math.floor(place / 2) * L4785.pitchY - 3
    const spots: { x: number; y: number }[] = []
    for (let x = left; x < left + 28; x += 1 / DOTS_PER_MM)
      for (let y = top; y < top + 53; y += 1 / DOTS_PER_MM) if (ink.at(x, y)) spots.push({ x, y })
    return { x: Math.min(...spots.map(({ x }) => x)), y: Math.min(...spots.map(({ y }) => y)) }
  })
}

describe('Name badges', () => {
  test('stand on as many sheets as it takes, begun where labels are left', async () => {
    const bytes = await drawn(running.page, badges())
    await look('badges', bytes)
    expect(readPdf(bytes).pages).toBe(Math.ceil(invited / 10))
    expect(readPdf(await drawn(running.page, badges({ first: 10 }))).pages).toBe(Math.ceil((invited + 9) / 10))
  })

  test('have a code that a camera reads as the guest', async () => {
    const code = codeAt(await drawn(running.page, badges()), L4785.left + 53, L4785.top + 12, 26)
    expect(scanBadge(code)).toMatchObject({ kind: 'badge' })
    expect(code.toLowerCase()).toContain(salon.slice(4, 12))
  })

  test('lie where the labels are, to a quarter of a millimetre, with the printer’s own correction', async () => {
    const bytes = await drawn(running.page, badges())
    const moved = await drawn(running.page, badges({ offset: { x: 3, y: -2 } }))
    const [plain, corrected] = [bytes, moved].map((each) => codesOf(each))
    expect(plain).toHaveLength(10)
    for (const [place, code] of (plain ?? []).entries()) {
      const first = plain?.[0] ?? code
      const expected = { x: (place % 2) * 95, y: Math.floor(place / 2) * 55 }
      expect(Math.abs(code.x - first.x - expected.x)).toBeLessThan(0.25)
      expect(Math.abs(code.y - first.y - expected.y)).toBeLessThan(0.25)
      expect(Math.abs((corrected?.[place]?.x ?? 0) - code.x - 3)).toBeLessThan(0.25)
      expect(Math.abs((corrected?.[place]?.y ?? 0) - code.y + 2)).toBeLessThan(0.25)
    }
  })
})

describe('Table cards and the run-sheet', () => {
  test('name each table and who sits there, and the evening by the clock', async () => {
    await hand.must('salon.update', {
      salon,
      set: {
        tables: [{ name: '1', chairs: 4 }, { name: '窗邊', chairs: 4 }],
        agenda: [{ minutes: 20, title: '報到' }, { minutes: 40, title: '分享', who: '王小明', bring: '投影機' }],
        tasks: [{ title: '買茶點', owner: '林大為', daysBefore: 1 }],
      },
    }) // prettier-ignore
    const rows = await guests(9, 'going')
    const tables = (await hand.view('salon', { salon }))?.salon.tables ?? []
    const moves = rows.map(({ member }) => ({ member, table: tables[1]?.id ?? null }))
    await hand.must('seating.move', { salon, moves })

    const cards = await drawn(running.page, { kind: 'tableCards', paper: 'a4', salon, names: true })
    await look('table-cards', cards)
    const { text, pages } = readPdf(cards)
    expect(pages).toBe(1)
    // Poppler leaves narrow spaces out.
    expect(text).toMatch(/第\s*1\s*桌/)
    for (const words of ['窗邊', ...rows.map(({ name }) => name)]) expect(text).toContain(words)

    const runSheet = await drawn(running.page, { kind: 'runSheet', paper: 'a4', salon, tasks: true })
    await look('run-sheet', runSheet)
    const lines = readPdf(runSheet).text
    expect(lines).toMatch(/14:00\s+20 分\s+報到/)
    expect(lines).toMatch(/14:20\s+40 分\s+分享\s+王小明\s+投影機/)
    expect(lines).toMatch(/買茶點\s+林大為/)
  })
})

test('a computer without a Chinese font says so before it prints', async () => {
  const config = join(folder, 'fonts.conf')
  const without = ['zh-tw', 'zh-cn', 'ja', 'ko']
    .map((language) => `<pattern><patelt name="lang"><string>${language}</string></patelt></pattern>`)
    .join('')
  await writeFile(
    config,
    `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include><cachedir>${folder}/cache</cachedir>
      <selectfont><rejectfont>${without}</rejectfont></selectfont></fontconfig>`,
  )
  const bare = await launchApp({ args: ['--open-sample'], env: { FONTCONFIG_FILE: config } })
  try {
    const { page } = bare
    await page.getByRole('navigation').waitFor()
    await page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
    await planSalon(page, { theme: '舊書店的第一夜', seats: '30' })
    await page.getByRole('button', { name: '這場沙龍的其他動作' }).first().click()
    await page.getByRole('menuitem', { name: '列印…' }).click()
    await page.getByText('這台電腦沒有中文字型').waitFor()
  } finally {
    await bare.close()
  }
})
