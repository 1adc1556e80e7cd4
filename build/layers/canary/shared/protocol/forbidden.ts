import type { IpcMain } from 'electron'
import { fold } from '../text/fold.ts'
import type { ReactNode } from 'react'
