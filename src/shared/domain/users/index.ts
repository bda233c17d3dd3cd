export { CAPABILITIES, type Capability, may, rolesThatMay } from './capabilities.ts'
export { type ActingPerson, checkSecondPerson, keepsCoordinator } from './second-person.ts'
