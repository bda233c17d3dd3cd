export { requireVersion } from './changed-meanwhile.ts'
export { type AuditEvent, wholeTrail } from './events.ts'
export { queries } from './queries.ts'
export const commands = {} as const
