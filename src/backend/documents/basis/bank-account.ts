import type { Reader } from '#backend/rpc/context.ts'

export interface BankAccount {
  readonly name: string
  readonly iban: string
  readonly bank: string
}

/** The project's first bank account, to which the donor pays; null while none is entered. */
export async function loadBankAccount(db: Reader, projectId: string): Promise<BankAccount | null> {
  const row = await db
    .selectFrom('account')
    .select(['name', 'iban', 'bank'])
    .where('project_id', '=', projectId)
    .where('kind', '=', 'bank')
    .where('archived', '=', 0)
    .orderBy('opening_date')
    .orderBy('id')
    .executeTakeFirst()
  return row ?? null
}
