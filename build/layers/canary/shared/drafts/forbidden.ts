import { rfm } from '../value/rfm.ts'
