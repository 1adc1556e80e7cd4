/** Everything that speaks with a sync server. Loaded by `server-later.ts` where one is set, because most have none. */
export { ServerLine } from './server-line.ts'
export { ServerMailbox } from './server-mailbox.ts'
export { documentIdOf, serverSecret } from './server-secret.ts'
export { ServerShelf } from './server-shelf.ts'
