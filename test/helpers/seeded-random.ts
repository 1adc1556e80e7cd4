export { seededRandom } from '../../shared/sample/random.ts'
