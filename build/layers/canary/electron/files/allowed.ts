import { open } from 'node:fs/promises'
import type { FolderFile } from '../../shared/protocol/link.ts'
