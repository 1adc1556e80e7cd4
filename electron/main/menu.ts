import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/protocol/ipc.ts'
import type { MenuWords } from './menu-words.ts'

interface MenuOptions {
  readonly words: MenuWords
  /** Does what an item says, in the window in front. */
  readonly command: (command: MenuCommand) => void
  /** Looks for updates; given in builds that can. */
  readonly updates: (() => void) | undefined
  readonly devTools: boolean
}

/** Replaces the app's menu, in the language of `words`. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin', options)))
}

/** The menus of one platform: macOS has the app's own menu and a Window menu, the others keep Settings and Quit in File. */
function menuTemplate(
  isMac: boolean,
  { words, command, updates, devTools }: MenuOptions,
): MenuItemConstructorOptions[] {
  const item = (id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => command(id),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item('settings', words.settings, 'CmdOrCtrl+,')
  const about = item('about', words.about)
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.quit }

  const looking: MenuItemConstructorOptions[] =
    updates === undefined ? [] : [{ id: 'updates', label: words.updateCheck, click: updates }]

  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      ...looking,
      line,
      settings,
      line,
      { role: 'services', label: words.services },
      line,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      line,
      quit,
    ],
  }

  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      item('new-member', words.newMember, 'CmdOrCtrl+N'),
      item('new-salon', words.newSalon, 'CmdOrCtrl+Shift+N'),
      line,
      item('import-roster', words.importRoster, 'CmdOrCtrl+I'),
      item('import-purchases', words.importPurchases),
      item('export-members', words.exportMembers, 'CmdOrCtrl+E'),
      item('export-again', words.exportAgain, 'CmdOrCtrl+Shift+E'),
      line,
      item('send-changes', words.sendChanges, 'CmdOrCtrl+Shift+S'),
      item('open-changes', words.openChanges, 'CmdOrCtrl+O'),
      line,
      item('lock', words.lock, 'CmdOrCtrl+Shift+L'),
      ...(isMac ? [] : [settings, line]),
      { role: 'close', label: words.closeWindow },
      ...(isMac ? [] : [quit]),
    ],
  }

  // Undo and redo are the register's, not only the text field's: the page decides which of the two is meant.
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [
      item('undo', words.undo, 'CmdOrCtrl+Z'),
      item('redo', words.redo, isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      line,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
      line,
      item('find', words.find, 'CmdOrCtrl+F'),
      item('palette', words.palette, 'CmdOrCtrl+K'),
    ],
  }

  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      item('go-week', words.goWeek, 'CmdOrCtrl+1'),
      item('go-members', words.goMembers, 'CmdOrCtrl+2'),
      item('go-salons', words.goSalons, 'CmdOrCtrl+3'),
      item('go-calendar', words.goCalendar, 'CmdOrCtrl+4'),
      line,
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(devTools
        ? ([
            line,
            { role: 'reload', label: words.reload },
            { role: 'toggleDevTools', label: words.developerTools },
          ] satisfies MenuItemConstructorOptions[])
        : []),
    ],
  }

  const windows: MenuItemConstructorOptions = {
    label: words.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'zoom', label: words.zoom },
      line,
      { role: 'front', label: words.bringAllToFront },
    ],
  }

  const help: MenuItemConstructorOptions = { label: words.help, submenu: [about, ...(isMac ? [] : looking)] }

  return isMac ? [appMenu, file, edit, view, windows] : [file, edit, view, help]
}
