import type { HandlersOf } from '#backend/rpc/context.ts'
import { proposeRequest } from './propose.ts'
import { listRequests } from './repository.ts'

export { commands } from './commands.ts'
export { acceptedCost, contractFigures, forecastOf } from './figures.ts'
export { type Proposal, proposeRequest } from './propose.ts'
export { listRequests } from './repository.ts'

export const queries = {
  'paymentRequests.list': ({ db }, { projectId }) => listRequests(db, projectId),
  'paymentRequests.propose': ({ db }, chosen) => proposeRequest(db, chosen),
} satisfies HandlersOf<'paymentRequests.list' | 'paymentRequests.propose'>
