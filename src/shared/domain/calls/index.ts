export { CALL_STATES, CALL_TRANSITIONS, type CallState, isFrozen, isInformed } from './states.ts'
