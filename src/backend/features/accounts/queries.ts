import type { HandlersOf } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { listAccounts } from './accounts.ts'
import { accountLedger } from './ledger-view.ts'
import { openBookItems, propose } from './matches.ts'
import { listReconciliations } from './reconciliations.ts'
import { sheetAt } from './sheet.ts'
import { listLines, listStatements } from './statements.ts'

export const queries = {
  'accounts.list': async ({ db, now }, filter) => ({
    rows: await listAccounts(db, filter, dayHere(now)),
  }),
  'accounts.ledger': ({ db }, input) => accountLedger(db, input),
  'statements.list': async ({ db }, { accountId }) => ({ rows: await listStatements(db, accountId) }),
  'statements.lines': ({ db }, input) => listLines(db, input),
  'matches.items': ({ db }, { accountId }) => openBookItems(db, accountId),
  'matches.propose': ({ db }, { accountId, days }) => propose(db, accountId, days),
  'reconciliations.list': ({ db }, { accountId }) => listReconciliations(db, accountId),
  'reconciliations.prepare': ({ db, now }, request) => sheetAt(db, request, dayHere(now)),
} satisfies HandlersOf<
  | 'accounts.list'
  | 'accounts.ledger'
  | 'statements.list'
  | 'statements.lines'
  | 'matches.items'
  | 'matches.propose'
  | 'reconciliations.list'
  | 'reconciliations.prepare'
>
