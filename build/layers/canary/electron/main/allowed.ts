import { app } from 'electron'
import { readFile } from 'node:fs/promises'
import type { Settings } from '../../shared/protocol/ipc.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'
