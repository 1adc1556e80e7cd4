import * as A from '@automerge/automerge/slim'
import type { Member } from '../domain/member.ts'
