const { app, BrowserWindow } = require('electron')
const path = require('node:path')

const PAGE = path.join(__dirname, 'index.html')

// The least an Electron app can do: one sandboxed window with a field and a word in it.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  window.on('page-title-updated', (_event, title) => {
    if (title === 'print') void print(window)
  })
  void window.loadFile(PAGE)
})
app.on('window-all-closed', () => app.quit())

/**
 * The least that printing takes: a window that nobody sees, the same page in it, and that page as PDF.
 * @param {import('electron').BrowserWindow} window
 */
async function print(window) {
  const begun = performance.now()
  const paper = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  await paper.loadFile(PAGE)
  await paper.webContents.printToPDF({ generateTaggedPDF: true })
  paper.destroy()
  await window.webContents.executeJavaScript(`document.title = 'printed ${performance.now() - begun}'`)
}
