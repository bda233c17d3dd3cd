import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insertEntries, type NewEntry } from '#backend/features/ledger/index.ts'
import { newId } from '#backend/platform/ids.ts'
import { BackendState } from '#backend/rpc/backend-state.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'
import { addDays } from '#shared/kernel/plain-date.ts'

export const LARGE_PROJECT = 'LARGE-1'
const LINES = 24
const START = '2024-01-01'
const END = '2025-12-31'
const DAYS = 700

export interface LargeWorkspace {
  readonly folder: string
  readonly database: string
  readonly projectId: string
  readonly lineIds: readonly string[]
  readonly remove: () => Promise<void>
}

async function insertFrame(
  { trx, now, newId: id }: CommandContext,
  projectId: string,
  personId: string,
  workspaceId: string,
): Promise<readonly string[]> {
  await trx
    .insertInto('workspace_info')
    .values({ id: workspaceId, name: 'Large', base_currency: 'EUR', is_demo: 0, created_at: now })
    .execute()
  await trx.insertInto('person').values({ id: personId, name: 'Bench' }).execute()
  await trx.insertInto('person_role').values({ id: id(), person_id: personId, role: 'coordinator' }).execute()
  const rules = ['pending_payment_limit', 'deviation_limit'].map(name => ({
    name,
    value: name === 'deviation_limit' ? '0.10' : '500',
    currency: 'EUR',
    source: 'bench',
    date: '2024',
    confirmed: true,
    overrideReason: null,
  }))
  await trx
    .insertInto('project')
    .values({
      id: projectId,
      kind: 'action',
      code: LARGE_PROJECT,
      title: 'Large project',
      contract_no: 'L/1',
      family: 'eu',
      status: 'implementation',
      start_date: START,
      end_date: END,
      currency: 'EUR',
      total_minor: LINES * 100_000_000,
      rule_pack: 'eu',
      rule_parameters: JSON.stringify(rules),
    })
    .execute()
  await trx
    .insertInto('reporting_period')
    .values({
      id: id(),
      project_id: projectId,
      number: 1,
      kind: 'interim',
      start_date: START,
      end_date: END,
      state: 'open',
    })
    .execute()
  const versionId = id()
  await trx
    .insertInto('budget_version')
    .values({
      id: versionId,
      project_id: projectId,
      number: 1,
      kind: 'original',
      state: 'signed',
      signed_on: START,
    })
    .execute()
  const headingId = id()
  await trx
    .insertInto('budget_node')
    .values({
      id: headingId,
      version_id: versionId,
      position: 0,
      kind: 'heading',
      code: '1',
      label: 'All costs',
      amount_minor: 0,
    })
    .execute()
  const lines = Array.from({ length: LINES }, (_, index) => ({ id: id(), code: `1.${index + 1}` }))
  await trx
    .insertInto('budget_line')
    .values(lines.map(line => ({ ...line, project_id: projectId })))
    .execute()
  await trx
    .insertInto('budget_node')
    .values(
      lines.map((line, index) => ({
        id: id(),
        version_id: versionId,
        parent_id: headingId,
        line_id: line.id,
        position: index + 1,
        kind: 'line' as const,
        code: line.code,
        label: `Line ${line.code}`,
        amount_minor: 100_000_000,
      })),
    )
    .execute()
  return lines.map(line => line.id)
}

/** One plain invented entry; the same for the same number. */
export function largeEntry(projectId: string, lineId: string, index: number): NewEntry {
  const day = addDays(START, index % DAYS)
  return {
    projectId,
    entryDate: day,
    documentNo: `INV-${String(index + 1).padStart(6, '0')}`,
    documentDate: day,
    paymentDate: day,
    documentType: 'Invoice',
    paymentReference: `Bank slip ${index + 1}`,
    payee: `Invented supplier ${index % 97}`,
    description: `Invented cost number ${index + 1}, delivered and paid`,
    beneficiaryId: null,
    interventionId: null,
    currency: index % 3 === 0 ? 'RSD' : 'EUR',
    amountMinor: 1000 + ((index * 7919) % 250_000),
    vatMinor: null,
    rate: index % 3 === 0 ? '117.1745' : null,
    rateSource: index % 3 === 0 ? 'bench' : '',
    rateDate: index % 3 === 0 ? day : null,
    quantity: '1',
    subGrantNo: '',
    remark: '',
    splits: [{ lineId, workPackageId: null, activityId: null, share: '100' }],
  }
}

/** A workspace with one project and so many posted entries, for measuring. */
export async function buildLargeWorkspace(entries: number): Promise<LargeWorkspace> {
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-bench-'))
  const folder = path.join(home, 'workspace')
  const state = new BackendState(
    { home, appVersion: '0.0.0-bench', log: () => undefined },
    createFileTokens(),
  )
  const opened = await state.create(folder)
  const projectId = newId()
  const personId = newId()
  let lineIds: readonly string[] = []
  await opened.commands.run({
    procedure: 'bench.build',
    commandId: null,
    input: null,
    actor: { personId, name: 'Bench', roles: ['coordinator'], authenticated: false },
    now: state.now(),
    work: async context => {
      lineIds = await insertFrame(context, projectId, personId, opened.store.identity.id)
      const rows = Array.from({ length: entries }, (_, index) =>
        largeEntry(projectId, lineIds[index % LINES] ?? '', index),
      )
      if (rows.length > 0) await insertEntries(context, rows, { importRunId: null, post: true })
      return null
    },
  })
  const { database } = opened.store.paths
  await state.closeWorkspace()
  return { folder, database, projectId, lineIds, remove: () => rm(home, { recursive: true, force: true }) }
}
