import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import type { PrintFailure, PrintJob } from '../../../shared/protocol/print.ts'
import type { RunningApp } from '../../helpers/app.ts'

export const L4785 = { columns: 2, rows: 5, width: 80, height: 50, left: 17.5, top: 13.5, pitchX: 95, pitchY: 55 }
export const PLAIN = { reading: false, newcomer: true, interests: true, companions: true }

/** Draws a job as the dialog does; its bytes, or why there are none. */
export async function pdfOf(page: Page, job: object): Promise<Uint8Array | PrintFailure> {
  const answer = await page.evaluate(async (asked) => {
    const drawn = await window.chapterhouse.request('print.pdf', asked as PrintJob)
    // Playwright carries plain values across; a PDF goes as text.
    return drawn.status === 'drawn' ? { bytes: Array.from(drawn.bytes) } : { reason: drawn.reason }
  }, job)
  return 'bytes' in answer ? Uint8Array.from(answer.bytes) : answer.reason
}

export async function drawn(page: Page, job: object): Promise<Uint8Array> {
  const bytes = await pdfOf(page, job)
  if (typeof bytes === 'string') throw new Error(`nothing was drawn: ${bytes}`)
  return bytes
}

/** Saves what the dialog offers to save next in this file. */
export async function saveTo(running: RunningApp, path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

export async function fileBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path))
}

/** Windows there are, those that nobody sees among them. */
export function windowCount(running: RunningApp): Promise<number> {
  return running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}
