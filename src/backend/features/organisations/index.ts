export {
  changeOrganisation,
  commands,
  createOrganisation,
  type OrganisationFields,
  type OrganisationSource,
} from './commands.ts'
export { type Candidate, type DuplicateIndex, openDuplicateIndex } from './duplicates.ts'
export { foldedName } from './folding.ts'
export { listOrganisations } from './list.ts'
export { requirePatron } from './patron.ts'
export { queries } from './queries.ts'
