import { page } from '../crdt/page.ts'
import fs from 'fs'
