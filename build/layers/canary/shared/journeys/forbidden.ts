import { page } from '../crdt/page.ts'
