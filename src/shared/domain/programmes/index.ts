export {
  INTERVENTION_STATES,
  INTERVENTION_TRANSITIONS,
  type InterventionState,
  mayBecome,
} from './interventions.ts'
