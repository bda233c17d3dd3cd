export { accountDays } from './record-link.ts'
