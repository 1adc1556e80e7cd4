import { newId } from './ids.ts'
export type { MemberId } from '../domain/ids.ts'
