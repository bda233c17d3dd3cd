import { type SqlBool, sql } from 'kysely'

/** Of a query over `account_line as line`: something of the line's amount is answered by nothing in the books. */
export const isOpenLine = sql<SqlBool>`line.amount_minor <> (SELECT coalesce(sum(answer.amount_minor), 0)
  FROM account_match answer WHERE answer.account_line_id = line.id)`
