import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  noticeSchema,
  pageSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { ledgerFilterSchema } from './ledger.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const ACCOUNT_KINDS = ['bank', 'cash'] as const
export const ITEM_KINDS = ['entry', 'fund', 'forwarded', 'conversion', 'transfer'] as const
export const MATCH_STATES = ['open', 'partly', 'matched'] as const
/** Days between a booking and the bank's line that a proposal bridges at most, unless the caller says otherwise. */
export const MATCH_DAYS = 7

const accountFields = {
  /** Null: an account that several projects use. */
  projectId: idSchema.nullable(),
  kind: z.enum(ACCOUNT_KINDS),
  name: nameSchema,
  /** As written or without spaces; empty where the country has none, or for cash. */
  iban: textSchema(60),
  bank: textSchema(200),
  currency: currencySchema,
  /** The balance below is that of the morning of this day; earlier movements are in it. */
  openingDate: dateSchema,
  openingMinor: minorSchema,
}

const accountRowSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...accountFields,
  projectCode: z.string().nullable(),
  archived: z.boolean(),
  /** By the books, today. */
  balance: moneySchema,
  /** Closing balance of the newest statement; null before the first. */
  statement: z.strictObject({ closing: moneySchema, endDate: dateSchema }).nullable(),
  /** Lines of statements that nothing in the books answers in full. */
  openLines: z.int(),
  reconciledTo: dateSchema.nullable(),
})
export type AccountRow = z.infer<typeof accountRowSchema>

const recordFields = {
  kind: z.enum(ITEM_KINDS),
  recordId: idSchema,
  projectId: idSchema,
  date: dateSchema,
  /** Minor units of the account's currency, into the account above zero. */
  amountMinor: minorSchema,
  documentNo: z.string(),
  reference: z.string(),
  counterparty: z.string(),
  description: z.string(),
}

const lineMatchSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ITEM_KINDS),
  recordId: idSchema,
  date: dateSchema,
  documentNo: z.string(),
  counterparty: z.string(),
  amountMinor: minorSchema,
  method: z.enum(['automatic', 'by_hand']),
  matchedBy: z.string(),
  matchedAt: instantSchema,
})

const lineSchema = z.strictObject({
  id: idSchema,
  statementId: idSchema,
  statementNumber: z.string(),
  date: dateSchema,
  amountMinor: minorSchema,
  /** What nothing in the books answers yet. */
  openMinor: minorSchema,
  balanceMinor: minorSchema.nullable(),
  counterparty: z.string(),
  reference: z.string(),
  description: z.string(),
  state: z.enum(MATCH_STATES),
  matches: z.array(lineMatchSchema),
})
export type StatementLine = z.infer<typeof lineSchema>

const itemSchema = z.strictObject({ ...recordFields, openMinor: minorSchema })
export type BookItem = z.infer<typeof itemSchema>

const ledgerRowSchema = z.strictObject({
  ...recordFields,
  /** After this movement. */
  balanceMinor: minorSchema,
  state: z.enum(MATCH_STATES),
})
export type AccountLedgerRow = z.infer<typeof ledgerRowSchema>

const partSchema = z.strictObject({
  lineId: idSchema,
  kind: z.enum(ITEM_KINDS),
  recordId: idSchema,
  amountMinor: minorSchema,
})

const proposalSchema = z.strictObject({
  parts: z.array(partSchema),
  certainty: z.enum(['certain', 'likely']),
  reasons: z.array(z.enum(['amount', 'reference', 'payee', 'date', 'onlyOne', 'sum'])),
})
export type Proposal = z.infer<typeof proposalSchema>

const outstandingSchema = z.strictObject({
  side: z.enum(['books', 'statement']),
  kind: z.enum(ITEM_KINDS).nullable(),
  /** The movement of the books, or the line of the statement. */
  recordId: idSchema,
  date: dateSchema,
  /** What is open of it; minor units, into the account above zero. */
  openMinor: minorSchema,
  label: z.string(),
  /** Why the bank has what the books don't. */
  explanation: z.string(),
})
export type OutstandingItem = z.infer<typeof outstandingSchema>

const sheetFields = {
  asOf: dateSchema,
  statementMinor: minorSchema,
  bookMinor: minorSchema,
  outstandingMinor: minorSchema,
  outstanding: z.array(outstandingSchema),
}

const preparedSchema = z.strictObject({
  accountId: idSchema,
  name: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
  currency: currencySchema,
  ...sheetFields,
  /** What no named item explains; zero on a sheet that stands. */
  differenceMinor: minorSchema,
  blockers: z.array(noticeSchema),
})
export type ReconciliationSheet = z.infer<typeof preparedSchema>

const reconciliationRowSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...sheetFields,
  note: z.string(),
  reconciledBy: z.string(),
  reconciledAt: instantSchema,
})

const assignSchema = z.strictObject({
  accountId: idSchema,
  /** The entries by name, or all that the filter shows. */
  entries: z.union([
    z.strictObject({ ids: z.array(idSchema).min(1).max(500) }),
    z.strictObject({ filter: ledgerFilterSchema }),
  ]),
  /** What the account was charged, in its currency; only for one entry in another currency. */
  chargedMinor: minorSchema.nullable().default(null),
})
export type AssignedEntries = z.input<typeof assignSchema>['entries']

const ofAccount = z.strictObject({ accountId: idSchema })
const countedMinor = minorSchema.nullable().default(null)
const reasonSchema = z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(1000)

export const accountsContract = {
  'accounts.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema.nullable().default(null),
      archived: z.boolean().default(false),
    }),
    output: z.strictObject({ rows: z.array(accountRowSchema) }),
  }),
  /** The account's own ledger: opening balance and every movement with the balance after it. */
  'accounts.ledger': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      accountId: idSchema,
      from: dateSchema.nullable().default(null),
      to: dateSchema.nullable().default(null),
      ...pageSchema,
    }),
    output: z.strictObject({
      currency: currencySchema,
      openingMinor: minorSchema,
      closingMinor: minorSchema,
      rows: z.array(ledgerRowSchema),
      total: z.int(),
    }),
    errors: ['NotFound'],
  }),
  'accounts.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema.nullable(), version: versionSchema.nullable(), ...accountFields }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IbanInvalid', 'Rule.IbanTaken', 'Rule.AccountInUse'],
  }),
  'accounts.archive': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema, archived: z.boolean() }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  /** What `accounts.assign` would do: nothing is changed. */
  'accounts.previewAssign': query({
    allowed: FINANCE_READERS,
    input: assignSchema,
    output: z.strictObject({
      /** Entries that get the account. */
      count: z.int(),
      /** Entries that name it already. */
      unchanged: z.int(),
      /** What the entries that get it are worth, by their currency. */
      sums: z.array(moneySchema),
      /** What stands against the others, the first hundred; the count is of entries. */
      refused: z.int(),
      blockers: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  /**
   * Says which account paid: drafts freely, posted entries that name none; nothing else of them changes. All or
   * nothing, unless what can't be changed is to be left out.
   */
  'accounts.assign': command({
    allowed: FINANCE_WRITERS,
    input: assignSchema.extend({ leaveOut: z.boolean().default(false) }),
    output: z.strictObject({ assigned: z.int(), refused: z.int() }),
    errors: ['NotFound', 'Rule.Blocked'],
  }),
  'statements.list': query({
    allowed: FINANCE_READERS,
    input: ofAccount,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          version: versionSchema,
          number: z.string(),
          startDate: dateSchema,
          endDate: dateSchema,
          openingMinor: minorSchema,
          closingMinor: minorSchema,
          lines: z.int(),
          openLines: z.int(),
          sourceFile: z.string().nullable(),
          /** May be deleted: the newest, nothing matched, nothing reconciled. */
          draft: z.boolean(),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  'statements.lines': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      accountId: idSchema,
      statementId: idSchema.nullable().default(null),
      state: z.enum(['all', 'open']).default('all'),
      ...pageSchema,
    }),
    output: z.strictObject({ currency: currencySchema, rows: z.array(lineSchema), total: z.int() }),
    errors: ['NotFound'],
  }),
  'statements.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked'],
  }),
  /** Movements of the books that no line answers in full, for matching by hand. */
  'matches.items': query({
    allowed: FINANCE_READERS,
    input: ofAccount,
    output: z.strictObject({ currency: currencySchema, rows: z.array(itemSchema) }),
    errors: ['NotFound'],
  }),
  'matches.propose': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ accountId: idSchema, days: z.int().min(0).max(90).default(MATCH_DAYS) }),
    output: z.strictObject({ currency: currencySchema, proposals: z.array(proposalSchema) }),
    errors: ['NotFound'],
  }),
  /** The named parts, or all certain proposals at once. */
  'matches.confirm': command({
    allowed: FINANCE_WRITERS,
    input: z.union([
      z.strictObject({ accountId: idSchema, parts: z.array(partSchema).min(1).max(500) }),
      z.strictObject({
        accountId: idSchema,
        certain: z.literal(true),
        days: z.int().min(0).max(90).default(MATCH_DAYS),
      }),
    ]),
    output: z.strictObject({ matched: z.int() }),
    errors: ['NotFound', 'Rule.Blocked'],
  }),
  'matches.undo': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ids: z.array(idSchema).min(1).max(500) }),
    output: z.strictObject({ undone: z.int() }),
    errors: ['NotFound', 'Rule.Blocked'],
  }),
  'reconciliations.list': query({
    allowed: FINANCE_READERS,
    input: ofAccount,
    output: z.strictObject({ currency: currencySchema, rows: z.array(reconciliationRowSchema) }),
    errors: ['NotFound'],
  }),
  /** The sheet of a day as the data stand: both balances, everything outstanding by name, what blocks signing it off. */
  'reconciliations.prepare': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ accountId: idSchema, asOf: dateSchema, countedMinor }),
    output: preparedSchema,
    errors: ['NotFound'],
  }),
  /** Signs the sheet of a day off: what lies up to that day stays. Refused while something is unexplained. */
  'reconciliations.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      accountId: idSchema,
      asOf: dateSchema,
      /** What was counted in the cash box; a bank's balance comes from its statements. */
      countedMinor,
      /** Why the bank has what the books don't, by line of the statement. */
      explanations: z
        .array(z.strictObject({ lineId: idSchema, text: textSchema(500).min(1) }))
        .max(500)
        .default([]),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.Blocked'],
  }),
  /** Takes the newest sheet back with a reason, to mend what it covers; a locked period keeps its sheets. */
  'reconciliations.remove': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema, reason: reasonSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.PeriodLocked'],
  }),
} as const
