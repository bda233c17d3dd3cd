export { commands } from './commands.ts'
export { queries } from './queries.ts'
export { holdReservation, releaseReservation } from './reservations.ts'
export { grantedMinor, isStanding, partyCapMinor, thirdPartyOf } from './third-party.ts'
