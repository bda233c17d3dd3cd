/** What the program offers whatever workspace is open: for the command line, which needs it without one. */
export { listKinds as documentCatalogue } from '#backend/documents/handlers.ts'
export { rulePacks } from '#backend/features/programmes/index.ts'
export { importCatalogue } from '#backend/imports/registry.ts'
