export { commands } from './commands.ts'
export { entriesWithMissingPapers, type MissingPapers, missingPaperCounts } from './missing.ts'
export { missingPapersOf } from './missing-sql.ts'
export { queries } from './queries.ts'
