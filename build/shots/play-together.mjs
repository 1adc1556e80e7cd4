import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWire } from './store-wire.mjs'

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./shoot-screens.mjs').Window} Window */
/** @typedef {Awaited<ReturnType<typeof openWire>>} Wire */
/** @typedef {Window & { wire: Wire }} Desk */
/** @typedef {(name: string, page: Page) => Promise<void>} Shoot */

/** What is pictured of several computers agreeing, in the order in which it comes about. */
export const SCENES = [
  'organizers-alone',
  'organizers-invite',
  'organizers-invitation',
  'begin',
  'join-wrong',
  'join-invitation',
  'join-compare',
  'organizers-compare',
  'in-step',
  'join-used',
  'join-reaching',
  'join-other-ways',
  'organizers-answer',
  'organizers-admitted',
  'volunteer',
  'volunteer-door',
  'volunteer-settings',
  'organizers-together',
  'organizers-ways',
  'organizers-more',
  'organizers-role',
  'organizers-remove',
  'organizers-removed',
  'organizers-leader',
  'organizers-open',
  'organizers-opened',
  'fetching',
  'nobody-here',
]

/**
 * Plays an evening on three computers, each an app of its own on this machine: somebody organizes, a second one is invited
 * over the network and a third one, who helps at the door, by hand. Everything is done as a screen would do it.
 * @param {{ open: (sample: boolean, work: (window: Window) => Promise<void>) => Promise<void>, shoot: Shoot }} stage
 */
export async function playTogether({ open, shoot }) {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-shared-'))
  try {
    await open(true, (first) =>
      open(false, (second) =>
        open(false, async (third) => {
          const host = { ...first, wire: await openWire(first.page) }
          const mei = await openFresh(second)
          const ming = await openFresh(third)
          const used = await joinOverNetwork(host, mei, shoot)
          await joinByHand(host, ming, used, shoot)
          await stayTogether(host, mei, ming, folder, shoot)
        }),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A profile of which nobody has chosen anything but how it is locked.
 * @param {Window} window
 * @returns {Promise<Desk>}
 */
async function openFresh({ app, page }) {
  await page.evaluate(async () => {
    const bridge = /** @type {any} */ (window).chapterhouse
    await bridge.request('profile.protect', { kind: 'file' })
  })
  await page.reload()
  await page.locator('button:has(svg.lucide-mail-open)').waitFor()
  return { app, page, wire: await openWire(page) }
}

/**
 * @param {Desk} host @param {Desk} mei @param {Shoot} shoot
 * @returns {Promise<string>} the invitation, which is used by now
 */
async function joinOverNetwork(host, mei, shoot) {
  await go(host.page, '/organizers')
  await shoot('organizers-alone', host.page)
  await go(host.page, '/organizers/invite')
  const dialog = host.page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('美玲')
  await dialog.getByRole('radio').nth(1).click({ force: true })
  await dialog.getByRole('checkbox').nth(1).click({ force: true })
  await shoot('organizers-invite', host.page)
  await dialog.locator('button[type=submit]').click()
  const text = await host.page.locator('textarea[readonly]').inputValue()
  await host.wire.until('peers', {}, ({ network }) => network.listening !== null)
  await shoot('organizers-invitation', host.page)

  await shoot('begin', mei.page)
  await mei.page.locator('button:has(svg.lucide-mail-open)').click()
  await mei.page.locator('textarea').fill(text.slice(0, -20))
  await mei.page.locator('input').nth(-2).fill('美玲')
  await mei.page.locator('button[type=submit]').click()
  await mei.page.locator('[aria-invalid=true]').waitFor()
  await shoot('join-wrong', mei.page)
  await mei.page.locator('textarea').fill(text)
  await shoot('join-invitation', mei.page)
  await mei.page.locator('button[type=submit]').click()
  await mei.wire.until('joining', {}, ({ state }) => state === 'compare')
  await shoot('join-compare', mei.page)
  const invite = await answered(host)
  await shoot('organizers-compare', host.page)
  await host.wire.must('invite.confirm', { invite, same: true })
  await mei.wire.until('sync', {}, ({ state }) => state === 'inStep')
  await host.wire.until('sync', {}, ({ state }) => state === 'inStep')
  await go(host.page, '/members')
  await shoot('in-step', host.page)
  return text
}

/** @param {Desk} host @param {Desk} ming @param {string} used @param {Shoot} shoot */
async function joinByHand(host, ming, used, shoot) {
  const { rows } = await host.wire.view('salons', { when: 'upcoming', range: { from: 0, count: 1 } })
  const [{ id: salon, chapter }] = rows
  const self = { organizer: '志明', device: '志明的平板' }
  await ming.wire.must('community.enter', { invitation: used, ...self })
  await ming.wire.until('joining', {}, ({ problem }) => problem?.code === 'invitation-closed')
  await shoot('join-used', ming.page)
  await ming.wire.must('joining.cancel', {})

  await host.wire.must('sync.lan', { on: false })
  await host.wire.must('door.open', { salon })
  const invitation = { name: '志明', role: 'door', chapters: [chapter], network: false }
  const { text } = await host.wire.must('organizer.invite', invitation)
  await ming.wire.must('community.enter', { invitation: text, ...self })
  const { answer } = await ming.wire.until('joining', {}, ({ state }) => state === 'reaching')
  await shoot('join-reaching', ming.page)
  await ming.page.locator('summary').first().click()
  await shoot('join-other-ways', ming.page)
  await go(host.page, '/organizers')
  await host.page.locator('summary').click()
  await host.page.locator('textarea:not([readonly])').fill(answer)
  await shoot('organizers-answer', host.page)
  await host.wire.must('invite.answer', { text: answer })
  await host.wire.must('invite.confirm', { invite: await answered(host), same: true })
  await shoot('organizers-admitted', host.page)
  const [{ state }] = await host.wire.view('invitations', {})
  const file = await host.wire.must('exchange.write', { for: [state.device] })
  await ming.wire.must('exchange.read', { file: { name: file.name, data: file.bytes } })
  await ming.page.locator('svg.lucide-door-open').first().waitFor()
  await shoot('volunteer', ming.page)
  await go(ming.page, `/door/${salon}`)
  await shoot('volunteer-door', ming.page)
  await go(ming.page, '/settings')
  await shoot('volunteer-settings', ming.page)
}

/** @param {Desk} host @param {Desk} mei @param {Desk} ming @param {string} folder @param {Shoot} shoot */
async function stayTogether(host, mei, ming, folder, shoot) {
  const { organizers } = await host.wire.view('community', {})
  const [her, door] = ['美玲', '志明'].map((name) => organizers.find((/** @type {{ name: string }} */ each) => each.name === name))
  const [chapter] = her.chapters
  await share(host, join(folder, '共用雲端硬碟', '讀書會'))
  const stick = join(folder, '隨身碟')
  await share(host, stick)
  rmSync(stick, { recursive: true, force: true })
  await host.wire.must('sync.now', {})
  await host.wire.must('sync.server', { url: 'wss://sync.example.org' })
  // She changes what she may change no more: she has not heard of it yet.
  await mei.wire.must('sync.lan', { on: false })
  await mei.wire.must('chapter.update', { chapter, set: { name: '台中總會' } })
  await host.wire.must('organizer.grant', { organizer: her.id, role: 'leader', chapters: [chapter] })
  await host.wire.must('sync.lan', { on: true })
  await mei.wire.must('sync.lan', { on: true })
  await host.wire.until('peers', {}, ({ refusals }) => refusals.length > 0)
  await go(host.page, '/organizers')
  await shoot('organizers-together', host.page)
  await host.page.locator('svg.lucide-server').scrollIntoViewIfNeeded()
  await host.page.locator('input').last().scrollIntoViewIfNeeded()
  await shoot('organizers-ways', host.page)
  const more = host.page.locator('button:has(svg.lucide-ellipsis)')
  await more.nth(1).click()
  await shoot('organizers-more', host.page)
  await host.page.getByRole('menuitem').first().click()
  await shoot('organizers-role', host.page)
  await host.page.keyboard.press('Escape')
  await more.nth(1).click()
  await host.page.getByRole('menuitem').last().click()
  await shoot('organizers-remove', host.page)
  await host.page.keyboard.press('Escape')
  await host.wire.must('organizer.remove', { organizer: door.id })
  await go(mei.page, '/organizers')
  await shoot('organizers-leader', mei.page)
  await shoot('organizers-removed', host.page)

  await go(host.page, '/organizers/open')
  await shoot('organizers-open', host.page)
  const { bytes } = await mei.wire.must('exchange.write', {})
  const [file] = [{ name: 'from-meiling.chapterhouse', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }]
  await host.page.getByRole('dialog').locator('input[type=file]').setInputFiles(file)
  await host.page.getByRole('dialog').waitFor({ state: 'detached' })
  await shoot('organizers-opened', host.page)

  await go(mei.page, '/members')
  const { draft, mapping } = await host.wire.must('roster.read', { file: { name: '大名單.csv', data: manyPeople() } })
  await host.wire.must('roster.import', { draft, name: '大名單', chapter, mapping })
  await mei.wire.until('sync', {}, ({ state }) => state === 'fetching')
  await shoot('fetching', mei.page)
  await ming.wire.must('sync.lan', { on: false })
  await host.wire.must('sync.lan', { on: false })
  await mei.wire.until('sync', {}, ({ state }) => state === 'alone')
  await shoot('nobody-here', mei.page)
}

/** Lets a folder carry changes, as if a person had chosen it. @param {Desk} desk @param {string} path */
async function share({ app, wire }, path) {
  mkdirSync(path, { recursive: true })
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  await wire.must('sync.folder', {})
}

/** The invitation that somebody has answered. @param {Desk} host */
async function answered({ wire }) {
  const invitations = await wire.until('invitations', {}, (all) => all.some(isAnswered))
  return invitations.find(isAnswered).invitation
}

/** @param {{ state: { step: string } }} invitation */
function isAnswered({ state }) {
  return state.step === 'compare'
}

/** A list that takes a moment to go over. */
function manyPeople() {
  const rows = Array.from({ length: 8000 }, (_, index) => `讀友${index},0900-${String(index).padStart(6, '0')}`)
  return new TextEncoder().encode(`姓名,手機\n${rows.join('\n')}\n`)
}

/** @param {Page} page @param {string} address */
async function go(page, address) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}
