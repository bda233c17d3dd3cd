export { matchExpression, matchingIds } from './full-text.ts'
export { queries } from './queries.ts'
export const commands = {} as const
