export { seededRandom, type Random } from '../../shared/sample/random.ts'
