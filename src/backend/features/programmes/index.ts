import { chainCommands } from './chain-commands.ts'
import { interventionCommands } from './intervention-commands.ts'
import { projectCommands } from './project-commands.ts'
import { workCommands } from './work-commands.ts'

export { seesMoney } from './money-sight.ts'
export { createProject, type ProjectFields, requireProject } from './project-commands.ts'
export { findProject, type StoredProject } from './project-details.ts'
export { listProjects } from './project-rows.ts'
export { queries } from './queries.ts'
export { rulePack, rulePacks } from './rule-packs.ts'
export {
  parametersOf,
  projectRules,
  readParameters,
  type StoredParameter,
  writeParameters,
} from './rule-parameters.ts'
export const commands = {
  ...projectCommands,
  ...chainCommands,
  ...workCommands,
  ...interventionCommands,
} as const
