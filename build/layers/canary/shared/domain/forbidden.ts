import { fold } from '../text/fold.ts'
export * from '../protocol/ipc.ts'
export { read } from '../../renderer/worker/read.ts'
import 'valibot'
import { readFile } from 'node:fs/promises'
export const lazy = () => import('../crdt/page.ts')
export type App = import('electron').App
