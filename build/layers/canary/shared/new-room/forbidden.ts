import { newId } from '../domain/ids.ts'
