export { requireVersion } from './changed-meanwhile.ts'
export { queries } from './queries.ts'
export const commands = {} as const
