/** What the program offers whatever workspace is open: for the command line, which lists it without one. */
export { listKinds as documentCatalogue } from '#backend/documents/handlers.ts'
export { importCatalogue } from '#backend/imports/registry.ts'
