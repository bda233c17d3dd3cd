/** What a bank statement may need to be told; blanks mean that the file says it itself. Balances are decimal text. */
export type StatementParams = {
  readonly accountId: string | null
  readonly number: string
  readonly from: string | null
  readonly to: string | null
  readonly opening: string | null
  readonly closing: string | null
  readonly ownAccount: string
}

export const statementParams = (accountId: string | null): StatementParams => ({
  accountId,
  number: '',
  from: null,
  to: null,
  opening: null,
  closing: null,
  ownAccount: '',
})
