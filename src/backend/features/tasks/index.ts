export { queries } from './queries.ts'
export const commands = {} as const
