import { fold } from '../text/fold.ts'
