export {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  type ApplicationState,
  PUBLIC_STATES,
  type PublicState,
  publicState,
} from './states.ts'
export { isStepByName, reasonFault, stepFault } from './steps.ts'
