import Dexie from 'dexie'
import wasm from '@automerge/automerge/automerge.wasm?url'
import { page } from '../../shared/crdt/page.ts'
