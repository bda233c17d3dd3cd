export { lineGroups } from './list/line-options.ts'
