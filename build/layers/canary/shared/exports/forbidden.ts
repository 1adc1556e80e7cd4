import { tieText } from '../crdt/tie-settings.ts'
