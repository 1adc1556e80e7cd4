export { seededRandom } from '../../shared/domain/random.ts'
