/** Everything that speaks with a sync server. Loaded by `server-later.ts` where one is set, because most have none. */
export { serverSecret } from './server-secret.ts'
export { ServerShelf } from './server-shelf.ts'
