import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeQR } from 'qr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badgeCode } from '../../../shared/salons/badge-code.ts'
import { counter, openDesk, said } from './steps.ts'
import type { DoorDesk } from './steps.ts'

let folder: string
let desk: DoorDesk

/** Chromium plays this file as if it came from a camera; it reads it whenever a page is given the picture. */
const film = () => join(folder, 'camera.y4m')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-'))
  await writeFile(film(), filmOf(null))
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film()}`]
  desk = await openDesk('掃名牌的晚上', camera)
})

afterAll(async () => {
  await desk.running.close()
  await rm(folder, { recursive: true })
})

test('the camera is nobody’s before somebody scans, nor the main window’s, nor the microphone anybody’s', async () => {
  const { door, main } = desk
  expect(await door.evaluate(media, { video: true })).toBe('NotAllowedError')
  expect(await main.evaluate(() => window.chapterhouse.request('door.scan', { on: true }))).toEqual({
    status: 'refused',
    reason: 'window',
  })
  expect(await main.evaluate(media, { video: true })).toBe('NotAllowedError')
})

test('a badge held before the camera checks its guest in, once', async () => {
  const [first] = desk.guests
  if (!first) throw new Error('nobody was asked')
  await writeFile(film(), filmOf(badgeCode(desk.salon, first.member)))
  const { door } = desk
  await door.getByRole('button', { name: '掃名牌' }).click()
  await said(door, `${first.name}已報到。`)
  await expect.poll(() => counter(door)).toBe('1 / 400')
  expect(await door.evaluate(media, { audio: true })).toMatch(/NotAllowedError|NotFoundError/)
  expect(await door.evaluate(media, { audio: true, video: true })).toBe('NotAllowedError')
})

test('when scanning ends, the picture ends, and the page has no camera any more', async () => {
  const { door } = desk
  const track = await door.evaluateHandle(() => {
    const stream = document.querySelector('video')?.srcObject
    return stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined
  })
  expect(await track.evaluate((each) => each?.readyState)).toBe('live')
  await door.getByRole('button', { name: '不掃了' }).click()
  await expect.poll(() => track.evaluate((each) => each?.readyState)).toBe('ended')
  await expect.poll(() => door.evaluate(media, { video: true })).toBe('NotAllowedError')
})

/** Asks for a picture or sound as any page may, and lets go of it at once. */
function media(wanted: MediaStreamConstraints): Promise<string> {
  return navigator.mediaDevices.getUserMedia(wanted).then(
    (stream) => {
      for (const track of stream.getTracks()) track.stop()
      return 'granted'
    },
    (error: unknown) => (error as Error).name,
  )
}

const WIDTH = 640
const HEIGHT = 480

/** A raw film (YUV4MPEG2, 4:2:0) of one code on grey paper, or of the paper alone. */
function filmOf(text: string | null): Buffer {
  const code = text === null ? [] : encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const scale = Math.floor((HEIGHT * 0.8) / Math.max(1, code.length))
  const luma = Buffer.alloc(WIDTH * HEIGHT, 140)
  const left = Math.floor((WIDTH - scale * code.length) / 2)
  const top = Math.floor((HEIGHT - scale * code.length) / 2)
  for (const [y, row] of code.entries())
    for (const [x, dark] of row.entries())
      for (let line = 0; line < scale; line += 1) {
        const from = (top + y * scale + line) * WIDTH + left + x * scale
        luma.fill(dark ? 30 : 225, from, from + scale)
      }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame, frame])
}
