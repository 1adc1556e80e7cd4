import { app } from 'electron'
import { page } from '../crdt/page.ts'
