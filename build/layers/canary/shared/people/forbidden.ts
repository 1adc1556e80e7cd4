import { page } from '../crdt/page.ts'
import { findMatches } from '../matching/find-matches.ts'
