import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { likelyIbans, readIban, showIban } from '#shared/domain/accounts/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { reconciledTo, requireAccount, type StoredAccount } from './account.ts'
import { isOpenLine } from './open-line.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

type Filter = ParsedInputOf<'accounts.list'>

const accountRows = (db: Reader, { projectId, archived }: Filter) =>
  db
    .selectFrom('account')
    .leftJoin('project', 'project.id', 'account.project_id')
    .selectAll('account')
    .select('project.code as project_code')
    .$if(projectId !== null, query =>
      query.where(eb =>
        eb.or([eb('account.project_id', '=', projectId), eb('account.project_id', 'is', null)]),
      ),
    )
    .$if(!archived, query => query.where('account.archived', '=', 0))
    .orderBy('project.code')
    .orderBy('account.kind')
    .orderBy('account.name')
    .execute()

/** Movements by account up to a day, summed. */
async function movedUntil(db: Reader, day: PlainDate): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('account_movement')
    .select(eb => ['account_id', eb.fn.sum<number>('effect_minor').as('moved')])
    .where('date', '<=', day)
    .groupBy('account_id')
    .execute()
  return new Map(rows.map(row => [row.account_id, Number(row.moved)]))
}

/** The newest statement of each account. */
async function newestStatements(db: Reader) {
  const rows = await db
    .selectFrom('account_statement')
    .select(['account_id', 'closing_minor', 'end_date'])
    .orderBy('end_date')
    .orderBy('start_date')
    .execute()
  return new Map(rows.map(row => [row.account_id, row]))
}

/** Lines by account that nothing answers in full. */
async function openLineCounts(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('account_line as line')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .select(eb => ['statement.account_id', eb.fn.countAll<number>().as('n')])
    .where(isOpenLine)
    .groupBy('statement.account_id')
    .execute()
  return new Map(rows.map(row => [row.account_id, row.n]))
}

/** Accounts with today's balance, the last statement and what is open; an account of several projects stands under each. */
export async function listAccounts(
  db: Reader,
  filter: Filter,
  today: PlainDate,
): Promise<OutputOf<'accounts.list'>['rows']> {
  const rows = await accountRows(db, filter)
  const moved = await movedUntil(db, today)
  const statements = await newestStatements(db)
  const open = await openLineCounts(db)
  const days = await reconciledTo(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const statement = statements.get(row.id)
    return {
      id: row.id,
      version: row.version,
      projectId: row.project_id,
      projectCode: row.project_code,
      kind: row.kind,
      name: row.name,
      iban: showIban(row.iban),
      bank: row.bank,
      currency: row.currency,
      openingDate: row.opening_date,
      openingMinor: row.opening_minor,
      archived: row.archived === 1,
      balance: money(row.opening_minor + (moved.get(row.id) ?? 0), row.currency),
      statement: statement
        ? { closing: money(statement.closing_minor, row.currency), endDate: statement.end_date }
        : null,
      openLines: open.get(row.id) ?? 0,
      reconciledTo: days.get(row.id) ?? null,
    }
  })
}

/** The number without spaces; throws Rule.IbanInvalid with what is wrong and what was probably meant. */
function checkedIban(text: string): string {
  if (text.trim() === '') return ''
  const read = readIban(text)
  if (read.ok) return read.iban
  const likely = likelyIbans(text).map(showIban)
  throw new ProblemError(
    problem('Rule.IbanInvalid', `problem.account.iban${read.fault}`, {
      field: 'iban',
      iban: text,
      country: read.country,
      expected: read.expected ?? 0,
      actual: read.actual,
      likely: likely.length === 0 ? '–' : likely.join(' · '),
    }),
  )
}

async function requireFree(db: Reader, iban: string, ownId: string | null): Promise<void> {
  if (iban === '') return
  const other = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('iban', '=', iban)
    .executeTakeFirst()
  if (other && other.id !== ownId)
    throw new ProblemError(
      problem('Rule.IbanTaken', 'problem.account.ibanTaken', {
        field: 'iban',
        iban: showIban(iban),
        account: other.name,
      }),
    )
}

async function requireProject(db: Reader, id: string | null): Promise<void> {
  if (id === null) return
  const row = await db.selectFrom('project').select('id').where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ProblemError(problem('NotFound', 'problem.notFound.project', { field: 'projectId', id }))
}

/** Records that reckon with the account's currency, opening and project. */
async function usesOf(db: Reader, id: string): Promise<number> {
  const count = async (table: 'account_movement' | 'account_statement' | 'account_reconciliation') => {
    const { n } = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('account_id', '=', id)
      .executeTakeFirstOrThrow()
    return n
  }
  return (
    (await count('account_movement')) +
    (await count('account_statement')) +
    (await count('account_reconciliation'))
  )
}

/** Currency, project and opening stay once anything reckons with them. */
async function requireUnused(
  db: Reader,
  stored: StoredAccount,
  input: ParsedInputOf<'accounts.save'>,
): Promise<void> {
  const same =
    stored.currency === input.currency &&
    stored.project_id === input.projectId &&
    stored.opening_date === input.openingDate &&
    stored.opening_minor === input.openingMinor
  if (same) return
  const uses = await usesOf(db, stored.id)
  if (uses > 0)
    throw new ProblemError(
      problem('Rule.AccountInUse', 'problem.account.inUse', { account: stored.name, count: uses }),
    )
}

/**
 * Stores an account; its IBAN is checked by country, length and check digits (ISO 13616). Throws NotFound, Conflict,
 * Rule.IbanInvalid, Rule.IbanTaken, Rule.AccountInUse.
 */
export async function saveAccount(
  context: CommandContext,
  input: ParsedInputOf<'accounts.save'>,
): Promise<Saved> {
  const { trx } = context
  const iban = checkedIban(input.iban)
  await requireFree(trx, iban, input.id)
  await requireProject(trx, input.projectId)
  const columns = {
    project_id: input.projectId,
    kind: input.kind,
    name: input.name,
    iban,
    bank: input.bank.trim(),
    currency: input.currency,
    opening_date: input.openingDate,
    opening_minor: input.openingMinor,
  }
  if (input.id === null) {
    const id = context.newId()
    await trx
      .insertInto('account')
      .values({ ...columns, id })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireAccount(trx, input.id)
  await requireVersion(trx, stored, input.version)
  await requireUnused(trx, stored, input)
  const version = stored.version + 1
  await trx
    .updateTable('account')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Takes an account out of the lists, or back; its records stay. Throws NotFound, Conflict. */
export async function archiveAccount(
  { trx }: CommandContext,
  input: ParsedInputOf<'accounts.archive'>,
): Promise<Saved> {
  const stored = await requireAccount(trx, input.id)
  await requireVersion(trx, stored, input.version)
  const version = stored.version + 1
  await trx
    .updateTable('account')
    .set({ archived: input.archived ? 1 : 0, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}
