import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { applySettings } from '../client/settings.ts'
import { App } from './app.tsx'
import type { AppProps } from './app.tsx'
import { askAhead } from './ask-ahead.ts'
import { preloadRoute } from './routes.tsx'

preloadRoute(window.location.hash)

/** Draws the window for the first time. */
export function showWindow(props: AppProps): void {
  applySettings(props.settings)
  askAhead(props.store, window.location.hash, props.settings.language)
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(<App {...props} />)
}
