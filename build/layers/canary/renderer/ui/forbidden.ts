import { client } from '../client/client.ts'
import { store } from '../worker/store.worker.ts'
import { Members } from '../features/members/members.tsx'
import * as A from '@automerge/automerge'
