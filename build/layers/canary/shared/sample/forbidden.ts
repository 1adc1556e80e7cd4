import { page } from '../crdt/page.ts'
import { randomBytes } from 'node:crypto'
