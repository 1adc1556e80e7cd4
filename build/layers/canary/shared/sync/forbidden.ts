import { page } from '../crdt/page.ts'
import { decode } from '../formats/changes-file.ts'
