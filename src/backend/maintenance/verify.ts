import { access } from 'node:fs/promises'
import { contentPath, hashFile } from '#backend/platform/atomic-file.ts'
import { type ChainProblem, verifyChain } from '#backend/platform/audit-chain.ts'
import { type Connection, openReader } from '#backend/platform/connection.ts'
import { quickCheck } from '#backend/platform/quick-check.ts'
import { storageProblem } from '#backend/platform/storage-error.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { Verification } from '#shared/contract/workspace.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { type AvailabilityDifference, availabilityDifferences, KEPT_AMOUNTS } from './availability-sums.ts'
import {
  type InvariantFinding,
  MONEY_INVARIANTS,
  moneyFindings,
  PERIOD_INVARIANTS,
  periodFindings,
} from './money-invariants.ts'

export interface VerifyTask {
  readonly database: string
  readonly attachments: string
  readonly head: string | null
}

type Check = Verification['checks'][number]
type Progress = (done: number, total: number | null, stepKey: string) => void

const MOST_LISTED = 100

const notice = (code: string, details: Record<string, JsonValue>): Notice => ({
  code,
  messageKey: `verify.${code}`,
  details: { ...details } as Notice['details'],
  fix: null,
})

const check = (name: Check['check'], checked: number, problems: Notice[]): Check => ({
  check: name,
  ok: problems.length === 0,
  checked,
  problems: problems.slice(0, MOST_LISTED),
})

function foreignKeys(connection: Connection): Check {
  const rows = connection
    .prepare<[], { table: string; rowid: number }>('SELECT "table", rowid FROM pragma_foreign_key_check')
    .all()
  return check(
    'foreign_keys',
    rows.length,
    rows.map(row => notice('foreignKey', { table: row.table, row: row.rowid })),
  )
}

function chainNotice(found: ChainProblem): Notice {
  if (found.kind === 'head_missing') return notice('headMissing', { head: found.head })
  if (found.kind === 'orphans') return notice('unsealedChanges', { rows: found.rows })
  if (found.kind === 'layout') return notice('changedLayout', { layout: found.layout })
  return notice(`chain.${found.kind}`, { seq: found.seq })
}

async function attachments(connection: Connection, folder: string, progress: Progress): Promise<Check> {
  const rows = connection
    .prepare<[], { id: string; size: number }>('SELECT id, size FROM attachment ORDER BY id')
    .all()
  const problems: Notice[] = []
  for (const [index, row] of rows.entries()) {
    const file = contentPath(folder, row.id)
    const present = await access(file).then(
      () => true,
      () => false,
    )
    if (!present) problems.push(notice('attachmentMissing', { hash: row.id }))
    else {
      const found = await hashFile(file)
      if (found.hash !== row.id || found.size !== row.size)
        problems.push(notice('attachmentChanged', { hash: row.id, size: found.size }))
    }
    if (index % 50 === 0) progress(index, rows.length, 'progress.verifyAttachments')
  }
  return check('attachments', rows.length, problems)
}

const invariantNotices = (found: readonly InvariantFinding[]) =>
  found.map(finding =>
    notice(`invariant.${finding.invariant}`, { rows: finding.rows, example: finding.example }),
  )

function availabilityNotice({ line, currency, amount, kept, summed }: AvailabilityDifference): Notice {
  const details = { line, summed: { minor: summed, currency } }
  return kept === null
    ? notice('availability.missing', details)
    : notice(`availability.${amount}`, { ...details, kept: { minor: kept, currency } })
}

function availability(connection: Connection): Check {
  const { lines, differences } = availabilityDifferences(connection)
  return check('availability', lines * KEPT_AMOUNTS.length, differences.map(availabilityNotice))
}

/** A damaged page makes any statement throw; the check that met it then says so instead of ending the whole verification. */
async function guarded(name: Check['check'], work: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await work()
  } catch (error) {
    if (storageProblem(error) === undefined) throw error
    return check(name, 0, [
      notice('unreadable', { code: error instanceof Error && 'code' in error ? String(error.code) : '' }),
    ])
  }
}

/** Proves a workspace from outside: database, keys, audit chain (and a printed head), vouchers, money, availability and periods. */
export async function verifyWorkspace(task: VerifyTask, progress: Progress): Promise<Verification> {
  const connection = openReader(task.database)
  try {
    progress(0, 6, 'progress.verifyDatabase')
    const lines = quickCheck(connection, true)
    const database = check(
      'database',
      1,
      lines.map(line => notice('database', { line })),
    )
    const keys = await guarded('foreign_keys', () => foreignKeys(connection))
    progress(2, 6, 'progress.verifyAudit')
    let head = ''
    let events = 0
    const chain = await guarded('audit_chain', async () => {
      const report = await verifyChain(connection, task.head)
      head = report.head
      events = report.events
      return check('audit_chain', report.events, report.problems.map(chainNotice))
    })
    const files = await guarded('attachments', () => attachments(connection, task.attachments, progress))
    progress(4, 6, 'progress.verifyMoney')
    const money = await guarded('money', () =>
      check('money', MONEY_INVARIANTS, invariantNotices(moneyFindings(connection))),
    )
    const amounts = await guarded('availability', () => availability(connection))
    const periods = await guarded('periods', () =>
      check('periods', PERIOD_INVARIANTS, invariantNotices(periodFindings(connection))),
    )
    const checks = [database, keys, chain, files, money, amounts, periods]
    progress(6, 6, 'progress.verifyMoney')
    return { ok: checks.every(item => item.ok), auditHead: head, events, checks }
  } finally {
    connection.close()
  }
}
