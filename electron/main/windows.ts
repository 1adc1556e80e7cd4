import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import { pageAddress } from './app-address.ts'
import { flushBeforeClosing } from './closing.ts'
import {
  MIN_HEIGHT,
  MIN_WIDTH,
  readWindowState,
  repairedState,
  type WindowState,
  writeWindowState,
} from './window-state.ts'

/** The paper of each theme: what a window shows before its page has painted, so that opening never flashes white. */
const PAPER = { light: '#faf7f1', dark: '#171512' } as const

/** A window dragged about sends many events; its place is saved once it has been still this long. */
const SETTLE_MS = 400

export interface WindowOptions {
  readonly preload: string
  /** Where the main window's place is kept. */
  readonly stateFile: string
  readonly devTools: boolean
}

/** The app's windows: one main window, and one door desk and one feedback form a salon. */
export interface Windows {
  /** Opens the main window, or brings it to the front. */
  showMain(openSample?: boolean): BrowserWindow
  /** Opens a salon's door desk, or brings it to the front. */
  showDoor(salonId: string): BrowserWindow
  /** Opens a salon's form for what guests have to say, or brings it to the front. */
  showFeedback(salonId: string): BrowserWindow
  /** The main window, while it is open. */
  main(): BrowserWindow | undefined
  isDoor(window: BrowserWindow): boolean
  /** Whether a person sees it: what prints draws in windows of its own. */
  isShown(window: BrowserWindow): boolean
}

export function createWindows(options: WindowOptions): Windows {
  let main: BrowserWindow | undefined
  const doors = new Map<string, BrowserWindow>()
  const forms = new Map<string, BrowserWindow>()

  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(paper())
  })

  function showMain(openSample = false): BrowserWindow {
    if (main !== undefined) return bringForward(main)
    const areas = screen.getAllDisplays().map((display) => display.workArea)
    const state = repairedState(readWindowState(options.stateFile), areas)
    const window = openWindow(options, pageAddress({ openSample }), state)
    keepState(window, options.stateFile)
    window.once('closed', () => {
      main = undefined
    })
    main = window
    return window
  }

  const showDoor = (salonId: string) => showBeside(doors, salonId, pageAddress({ door: salonId }))
  const showFeedback = (salonId: string) => showBeside(forms, salonId, pageAddress({ feedback: salonId }))

  function showBeside(shown: Map<string, BrowserWindow>, salonId: string, address: string): BrowserWindow {
    const open = shown.get(salonId)
    if (open !== undefined) return bringForward(open)
    const window = openWindow(options, address, { width: MIN_WIDTH, height: MIN_HEIGHT, maximized: false })
    window.once('closed', () => shown.delete(salonId))
    shown.set(salonId, window)
    return window
  }

  return {
    showMain,
    showDoor,
    showFeedback,
    main: () => main,
    isDoor: (window) => [...doors.values()].includes(window),
    isShown: (window) => window === main || [...doors.values(), ...forms.values()].includes(window),
  }
}

function openWindow(options: WindowOptions, address: string, state: WindowState): BrowserWindow {
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...state.position,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Chapterhouse',
    backgroundColor: paper(),
    webPreferences: pagePreferences(options),
  })
  if (state.maximized) window.maximize()
  flushBeforeClosing(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(address)
  return window
}

/** What every page of ours may do, on screen or not. */
export function pagePreferences(options: Pick<WindowOptions, 'preload' | 'devTools'>): WebPreferences {
  return {
    preload: options.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    devTools: options.devTools,
    // macOS checks spelling itself; elsewhere Chromium would download a dictionary.
    spellcheck: process.platform === 'darwin',
  }
}

function keepState(window: BrowserWindow, file: string): void {
  let settled: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(settled)
    if (!window.isDestroyed()) writeWindowState(file, window.getNormalBounds(), window.isMaximized())
  }
  const saveSoon = () => {
    clearTimeout(settled)
    settled = setTimeout(save, SETTLE_MS)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('close', save)
}

function bringForward(window: BrowserWindow): BrowserWindow {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return window
}

function paper(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light
}
