import { app } from 'electron'
import * as v from 'valibot'
import { page } from '../../shared/crdt/page.ts'
import { settings } from '../main/settings.ts'
