import { ROSTER_ENDINGS } from '../../../shared/protocol/ipc.ts'

/** The files a person may choose as a roster, as a file dialog of the browser wants it: `.csv,.tsv,…`. */
export const ROSTER_ACCEPT: string = ROSTER_ENDINGS.map((ending) => `.${ending}`).join(',')
