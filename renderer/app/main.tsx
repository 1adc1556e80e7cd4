import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { bridge } from '../client/bridge.ts'
import { applySettings } from '../client/settings.ts'
import { connectStore } from '../client/store.ts'
import { App } from './app.tsx'
import { preloadRoute } from './routes.tsx'

// Everything the first paint waits for starts at once: the worker, the settings, the key, the first screen's code.
const store = connectStore()
const profile = bridge().request('profile.key')
preloadRoute(window.location.hash)
// The store reads the disk while React is still getting up.
void profile.then((state) => state.status === 'ready' && store.unlock(state.key))

bridge().on('app.flush', async () => {
  await store.command('flush', {})
})

const settings = await bridge().request('settings.get')
applySettings(settings)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App store={store} settings={settings} profile={profile} />)
