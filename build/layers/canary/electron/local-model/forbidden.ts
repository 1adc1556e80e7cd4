import { app } from 'electron'
import { page } from '../../shared/crdt/page.ts'
import { settings } from '../main/settings.ts'
