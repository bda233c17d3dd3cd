export { CAPABILITIES, type Capability, may, rolesThatMay } from './capabilities.ts'
export { isRole, ROLES, type Role } from './roles.ts'
export { type ActingPerson, checkSecondPerson, keepsCoordinator } from './second-person.ts'
