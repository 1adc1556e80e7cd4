import { store } from '../worker/store.worker.ts'
import { createWindows } from '../../electron/main/windows.ts'
import { argon2id } from 'hash-wasm'
