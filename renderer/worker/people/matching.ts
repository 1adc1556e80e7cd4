/** Everything that compares people. Loaded by `matching-later.ts` when somebody compares, because a start does not. */
export { findMatches } from '../../../shared/matching/find-matches.ts'
export { reasonsBetween, reasonsFor } from './explain.ts'
export { matchMember, matchRecordOf, metAtOneSalon } from './match-records.ts'
