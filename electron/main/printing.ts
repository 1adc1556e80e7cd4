import { BrowserWindow } from 'electron'
import {
  pageSizeOf,
  type PdfAnswer,
  type PrinterAnswer,
  type PrintFailure,
  type PrintJob,
} from '../../shared/protocol/print.ts'
import { pageAddress } from './app-address.ts'
import { pagePreferences, type WindowOptions } from './windows.ts'

/** Papers that are drawn at a time: a person prints one, and a page that asks for more is not doing what a person wants. */
const MOST_AT_ONCE = 2

/** A window opens and draws three hundred badges within two seconds; a slow machine that does ten things gets this long. */
const DRAWING_LIMIT_MS = 30_000

const MM_PER_INCH = 25.4
const POINTS_PER_INCH = 72
const MICRONS_PER_MM = 1000

/** Paper, by Chromium's own printing: fonts are embedded as far as they are used, and every script the system can draw prints. */
export interface Printing {
  /** Draws a job as PDF. */
  pdf(job: PrintJob, asker: BrowserWindow): Promise<PdfAnswer>
  /** Draws a job and hands it to the system's print dialog. */
  printer(job: PrintJob, asker: BrowserWindow): Promise<PrinterAnswer>
  /** Called when the page of a window says that everything stands on it. */
  drawn(window: BrowserWindow, pages: number): void
}

type Drawing = (pages: number) => void
type PageSize = ReturnType<typeof pageSizeOf>

export function createPrinting(options: Pick<WindowOptions, 'preload' | 'devTools'>): Printing {
  const drawings = new Map<BrowserWindow, Drawing>()

  /** Opens a window that nobody sees, finishes it once its page is drawn, and closes it whatever happens. */
  async function withDrawn<Answer>(
    job: PrintJob,
    asker: BrowserWindow,
    finish: (window: BrowserWindow, pages: number) => Promise<Answer>,
  ): Promise<Answer | { readonly status: 'failed'; readonly reason: PrintFailure }> {
    // A window that draws does not ask for another one.
    if (drawings.size >= MOST_AT_ONCE || drawings.has(asker)) return { status: 'failed', reason: 'busy' }
    const window = new BrowserWindow({
      show: false,
      // Chromium draws nothing in a window that it takes for hidden, unless it is told to.
      webPreferences: { ...pagePreferences(options), backgroundThrottling: false },
    })
    const close = () => {
      if (!window.isDestroyed()) window.destroy()
    }
    asker.once('closed', close)
    try {
      const pages = await drawnPages(window, (drawing) => drawings.set(window, drawing), job)
      if (typeof pages !== 'number') return { status: 'failed', reason: pages }
      return pages === 0 ? { status: 'failed', reason: 'empty' } : await finish(window, pages)
    } catch {
      return { status: 'failed', reason: 'other' }
    } finally {
      drawings.delete(window)
      if (!asker.isDestroyed()) asker.removeListener('closed', close)
      close()
    }
  }

  return {
    pdf: (job, asker) =>
      withDrawn(job, asker, async (window, pages) => ({
        status: 'drawn',
        bytes: await pdfOf(window, pageSizeOf(job)),
        pages,
      })),
    printer: (job, asker) => withDrawn(job, asker, (window) => print(window, pageSizeOf(job))),
    drawn: (window, pages) => drawings.get(window)?.(pages),
  }
}

/** How many pages there are once they are drawn, or why none will be. */
function drawnPages(
  window: BrowserWindow,
  listen: (drawing: Drawing) => void,
  job: PrintJob,
): Promise<number | PrintFailure> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve('slow'), DRAWING_LIMIT_MS)
    const settle = (pages: number | PrintFailure) => {
      clearTimeout(limit)
      resolve(pages)
    }
    listen(settle)
    window.once('closed', () => settle('other'))
    window.webContents.once('render-process-gone', () => settle('other'))
    window.loadURL(pageAddress({ print: job })).catch(() => settle('other'))
  })
}

/** Pages have their margins in them, and a heading becomes an entry of the document's outline. */
async function pdfOf(window: BrowserWindow, { width, height }: PageSize): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await window.webContents.printToPDF({
    pageSize: { width: wholePoints(width), height: wholePoints(height) },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return Uint8Array.from(pdf)
}

/** Inches. Chromium takes the next larger whole point, which for A4 is a quarter of a millimetre too wide; the nearest is not. */
function wholePoints(millimetres: number): number {
  return Math.round((millimetres / MM_PER_INCH) * POINTS_PER_INCH) / POINTS_PER_INCH
}

/** Chromium tells a person's "no" from a failure by nothing but this word. */
const CANCELLED = /cancel/i

async function print(window: BrowserWindow, { width, height }: PageSize): Promise<PrinterAnswer> {
  const contents = window.webContents
  if ((await contents.getPrintersAsync()).length === 0) return { status: 'failed', reason: 'printer' }
  return new Promise((resolve) => {
    contents.print(
      {
        pageSize: { width: width * MICRONS_PER_MM, height: height * MICRONS_PER_MM },
        margins: { marginType: 'none' },
        printBackground: true,
      },
      (done, why) => {
        if (done) resolve({ status: 'printed' })
        else resolve(CANCELLED.test(why) ? { status: 'cancelled' } : { status: 'failed', reason: 'other' })
      },
    )
  })
}
