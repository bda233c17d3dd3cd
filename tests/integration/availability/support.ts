import type { InsertObject } from 'kysely'
import { availabilityDifferences } from '#backend/maintenance/availability-sums.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { Database } from '#backend/schema.ts'
import type { MoneyFixture } from '#tests/integration/ledger/fixture.ts'

export type Kept = Readonly<Record<string, number>>

/** The amounts kept for a line, without the zeros. */
export const keptOn = (fixture: MoneyFixture, lineId: string): Promise<Kept> =>
  fixture.workspace.read(async db => {
    const { budget_line_id, project_id, ...amounts } = await db
      .selectFrom('line_availability')
      .selectAll()
      .where('budget_line_id', '=', lineId)
      .executeTakeFirstOrThrow()
    return Object.fromEntries(
      Object.entries(amounts).flatMap(([name, minor]) =>
        minor === 0 ? [] : [[name.replace('_minor', ''), minor]],
      ),
    )
  })

/** What verification finds: kept amounts that are not the sum of their parts. */
export const differences = (fixture: MoneyFixture) =>
  availabilityDifferences(fixture.workspace.opened.store.connection).differences

/** Inserts rows as any command might, through the same database rules. */
export const insert = <T extends keyof Database>(
  fixture: MoneyFixture,
  table: T,
  row: (context: CommandContext) => InsertObject<Database, T>,
): Promise<void> =>
  fixture.workspace.write(async context => {
    await context.trx.insertInto(table).values(row(context)).execute()
  })

/** Runs one statement inside an audited command. */
export const run = (fixture: MoneyFixture, statement: string): Promise<void> =>
  fixture.workspace.write(async () => {
    fixture.workspace.opened.store.connection.exec(statement)
  })

/** The handlers of the whole application. */
export const allHandlers = async () => (await import('#backend/rpc/handlers.ts')).handlers
