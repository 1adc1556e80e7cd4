import { readFile } from 'node:fs/promises'
import { createWindows } from '../main/windows.ts'
import * as v from 'valibot'
