export { burnUp } from './burn-up.ts'
export { commands } from './commands.ts'
export { createPeriod } from './create.ts'
export { lockCheck } from './lock-check.ts'
export { keepLockedFigures } from './locked-figures.ts'
export { queries } from './queries.ts'
export { listPeriods } from './repository.ts'
export const jobs = {} as const
