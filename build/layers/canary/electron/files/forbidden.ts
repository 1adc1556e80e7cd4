import { dialog } from 'electron'
import { settings } from '../main/settings.ts'
import { lan } from '../lan/lan.ts'
