const { app, BrowserWindow } = require('electron')
const path = require('node:path')

// The least an Electron app can do: one sandboxed window with a field and a word in it.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  void window.loadFile(path.join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
