import { ERRAND_ROUTE } from '../../shared/protocol/errands.ts'
import { bridge } from '../client/bridge.ts'
import { draftsOf } from '../client/drafts.ts'
import { noteFailures } from '../client/notes.ts'
import { connectStore } from '../client/store.ts'
import { keepTyped, watchTyping } from './typed-before-lock.ts'

/**
 * The first code of a window, kept small: it starts the store's worker and asks for the key and the settings, so that
 * all three are on their way while the screens are still being loaded.
 */
const store = noteFailures(connectStore())
const profile = bridge().request('profile.key')
const settings = bridge().request('settings.get')
void profile.then((state) => state.status === 'ready' && store.unlock(state.key))
watchTyping()
bridge().on('lock.coming', () => keepTyped(draftsOf(store)))
bridge().on('app.flush', async () => {
  // What is saved as its field is left is left now.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await draftsOf(store).flush()
  await store.command('flush', {})
})

if (window.location.hash === `#${ERRAND_ROUTE}`) {
  // A page that nobody sees needs no screens.
  void import('./errands/run-errand.ts').then(({ runErrand }) => runErrand(store))
} else {
  // Not awaited up here: the screens import what this file imports, and would wait for a file that waits for them.
  void Promise.all([import('./main.tsx'), settings]).then(([{ showWindow }, inForce]) => {
    showWindow({ store, profile, settings: inForce })
  })
}
