import * as A from '@automerge/automerge'
import { Repo } from '@automerge/automerge-repo'
import Dexie from 'dexie'
import { toCsv } from '../formats/member-csv.ts'
