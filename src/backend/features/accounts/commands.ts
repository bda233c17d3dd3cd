import type { HandlersOf } from '#backend/rpc/context.ts'
import { archiveAccount, saveAccount } from './accounts.ts'
import { confirmMatches, undoMatches } from './matches.ts'
import { removeReconciliation, saveReconciliation } from './reconciliations.ts'
import { deleteStatement } from './statements.ts'

export const commands = {
  'accounts.save': saveAccount,
  'accounts.archive': archiveAccount,
  'statements.delete': async (context, input) => {
    await deleteStatement(context, input)
    return {}
  },
  'matches.confirm': async (context, input) => ({ matched: await confirmMatches(context, input) }),
  'matches.undo': async (context, { ids }) => ({ undone: await undoMatches(context, ids) }),
  'reconciliations.save': saveReconciliation,
  'reconciliations.remove': async (context, input) => {
    await removeReconciliation(context, input)
    return {}
  },
} satisfies HandlersOf<
  | 'accounts.save'
  | 'accounts.archive'
  | 'statements.delete'
  | 'matches.confirm'
  | 'matches.undo'
  | 'reconciliations.save'
  | 'reconciliations.remove'
>
