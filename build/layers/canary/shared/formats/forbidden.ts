import { open } from 'node:fs/promises'
import { page } from '../crdt/page.ts'
import { saveFile } from '../../electron/main/file-dialogs.ts'
