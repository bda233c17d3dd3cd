import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { produceRecords, type RecordsExport } from '#backend/documents/record-lists/produce-records.ts'
import { RECORD_LISTS, type RecordListName } from '#backend/documents/record-lists/record-list.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { Actor } from '#backend/rpc/context.ts'
import { procedures } from '#shared/contract/index.ts'
import * as COLUMNS from '#shared/contract/list-columns.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'

let demo: OpenDemo
let folder: string
beforeAll(async () => {
  demo = await openDemo()
  folder = await mkdtemp(path.join(tmpdir(), 'regrant-lists-'))
})
afterAll(async () => {
  await demo.close()
  await rm(folder, { recursive: true, force: true })
})

const one = (sql: string): string => demo.values<string>(sql)[0] ?? ''
const actor = (personId = ''): Actor => ({
  personId,
  name: 'Zana',
  roles: ['coordinator'],
  authenticated: false,
})

type Case = { readonly columns: readonly string[]; readonly filter: () => object; readonly count: string }
const none = () => ({})
const soe11 = () => ({ projectId: one("SELECT id FROM project WHERE code = 'SOE-11'") })
const evaluated = () => ({ callId: one("SELECT id FROM grant_call WHERE state = 'in_evaluation'") })
const decided = () => ({
  callId: one(
    'SELECT call_id FROM application WHERE id = (SELECT application_id FROM grant_decision LIMIT 1)',
  ),
})

/** Every list, what it is asked with, and how many records of the demo it has. */
const CASES: Readonly<Record<RecordListName, Case>> = {
  organisations: { columns: COLUMNS.ORGANISATION_COLUMNS, filter: none, count: 'organisation' },
  projects: {
    columns: COLUMNS.PROJECT_COLUMNS,
    filter: () => ({ ids: demo.values<string>('SELECT id FROM project') }),
    count: 'project',
  },
  schemes: { columns: COLUMNS.SCHEME_COLUMNS, filter: none, count: 'grant_scheme' },
  calls: { columns: COLUMNS.CALL_COLUMNS, filter: none, count: 'grant_call' },
  applications: { columns: COLUMNS.APPLICATION_COLUMNS, filter: none, count: 'application' },
  assignments: {
    columns: COLUMNS.ASSIGNMENT_COLUMNS,
    filter: evaluated,
    count: `application WHERE state NOT IN ('draft', 'submitted', 'late', 'admin_check', 'clarification_requested', 'ineligible', 'withdrawn')
      AND call_id = (SELECT id FROM grant_call WHERE state = 'in_evaluation')`,
  },
  decisions: {
    columns: COLUMNS.DECISION_COLUMNS,
    filter: decided,
    count: `grant_decision d JOIN application a ON a.id = d.application_id
      WHERE a.call_id = (SELECT call_id FROM application WHERE id = (SELECT application_id FROM grant_decision LIMIT 1))`,
  },
  accounts: { columns: COLUMNS.ACCOUNT_COLUMNS, filter: none, count: 'account' },
  assets: { columns: COLUMNS.ASSET_COLUMNS, filter: none, count: 'asset' },
  procurements: { columns: COLUMNS.PROCUREMENT_COLUMNS, filter: none, count: 'procurement' },
  ineligible: {
    columns: COLUMNS.INELIGIBLE_COLUMNS,
    filter: soe11,
    count: `ineligible_cost JOIN ledger_entry e ON e.id = entry_id JOIN project p ON p.id = e.project_id
      WHERE p.code = 'SOE-11'`,
  },
  pendingPayments: {
    columns: COLUMNS.PENDING_COLUMNS,
    filter: soe11,
    count: `pending_payment JOIN project p ON p.id = project_id WHERE p.code = 'SOE-11'`,
  },
  rates: { columns: COLUMNS.RATE_COLUMNS, filter: none, count: 'exchange_rate' },
  perDiems: { columns: COLUMNS.PER_DIEM_COLUMNS, filter: none, count: 'per_diem_rate' },
  documents: { columns: COLUMNS.DOCUMENT_COLUMNS, filter: none, count: 'document_run' },
  sharedCosts: { columns: COLUMNS.SHARED_COST_COLUMNS, filter: none, count: 'shared_cost' },
  payroll: {
    columns: COLUMNS.PAYROLL_COLUMNS,
    filter: () => ({ month: one('SELECT max(month) FROM payroll') }),
    count: 'payroll WHERE month = (SELECT max(month) FROM payroll)',
  },
  agreements: {
    columns: COLUMNS.AGREEMENT_COLUMNS,
    filter: () => ({ projectId: one('SELECT project_id FROM forwarded_agreement LIMIT 1') }),
    count: 'forwarded_agreement WHERE project_id = (SELECT project_id FROM forwarded_agreement LIMIT 1)',
  },
  reservations: {
    columns: COLUMNS.RESERVATION_COLUMNS,
    filter: () => ({ projectId: one('SELECT project_id FROM reservation LIMIT 1') }),
    count: 'reservation WHERE project_id = (SELECT project_id FROM reservation LIMIT 1)',
  },
  audit: { columns: COLUMNS.AUDIT_COLUMNS, filter: none, count: 'audit_event' },
}

async function made(
  list: RecordListName,
  { format, language, person = '' }: { format: 'csv' | 'xlsx'; language: 'en' | 'sq'; person?: string },
) {
  const { columns, filter } = CASES[list]
  const procedure = procedures.get(`${list}.export`)
  const request = procedure?.input.parse({ ...filter(), columns, format, language })
  const file = path.join(folder, `${list}-${language}-${person}.${format}`)
  const task = {
    database: workspacePaths(demo.folder).database,
    path: file,
    fileStem: list,
    author: { name: 'Zana', authenticated: false },
    now: '2026-01-12T10:00:00.000Z',
    appVersion: '0',
    actor: actor(person),
    records: { list, request },
  } as unknown as RecordsExport
  const { rows } = await produceRecords(task, () => undefined)
  return { file, rows }
}

async function csvOf(list: RecordListName, language: 'en' | 'sq', person = '') {
  const { file, rows } = await made(list, { format: 'csv', language, person })
  const [heads = [], ...body]: string[][] = parse(await readFile(file, 'utf8'), {
    bom: true,
    record_delimiter: '\r\n',
  })
  return { heads, body, rows }
}

/** A key that no text was found for stands as it is. */
const KEY = /^[a-z]+[A-Za-z]*(\.[A-Za-z_]+)+$/

describe('every list that can be exported', () => {
  it('has a case here and a procedure', () => {
    const declared = [...procedures.keys()].filter(name => name.endsWith('.export')).toSorted()
    expect(declared).toEqual(['ledger', ...RECORD_LISTS].map(name => `${name}.export`).toSorted())
  })

  it.each(RECORD_LISTS)('%s has all its records and words, in both languages', async list => {
    const english = await csvOf(list, 'en')
    const albanian = await csvOf(list, 'sq')
    const [stored] = demo.values<number>(`SELECT count(*) FROM ${CASES[list].count}`)
    expect(english.rows).toBe(stored)
    expect([english.body.length, albanian.body.length]).toEqual([stored, stored])
    expect(english.heads.length).toBeGreaterThanOrEqual(CASES[list].columns.length)
    expect(english.heads.filter(head => KEY.test(head))).toEqual([])
    expect(new Set(english.heads.filter(head => head !== 'Currency')).size).toBe(
      english.heads.filter(head => head !== 'Currency').length,
    )
    expect(albanian.heads).not.toEqual(english.heads)
    expect([...english.body, ...albanian.body].flat().filter(cell => KEY.test(cell))).toEqual([])
    expect([...english.body, ...albanian.body].flat().filter(cell => cell.includes('{{'))).toEqual([])
  })

  it('is a workbook with filters whose amounts can be reckoned with', async () => {
    const { file } = await made('applications', { format: 'xlsx', language: 'en' })
    const book = new Excel.Workbook()
    await book.xlsx.readFile(file)
    const sheet = book.worksheets[0]
    const heads = sheet?.getRow(1).values as string[]
    const row = sheet?.getRow(2)
    expect(sheet?.autoFilter).toBeTruthy()
    expect(typeof row?.getCell(heads.indexOf('Requested')).value).toBe('number')
    expect(row?.getCell(heads.indexOf('Currency')).value).toBe('EUR')
  })

  it('leaves out what the person is recused from', async () => {
    const [person = '', reference = ''] = demo
      .values<string>(
        `SELECT assignment.person_id || ' ' || application.reference_no FROM assignment
         JOIN application ON application.id = assignment.application_id WHERE assignment.state = 'recused' LIMIT 1`,
      )
      .flatMap(found => found.split(' '))
    expect(reference).not.toBe('')
    for (const list of ['applications', 'assignments'] as const) {
      const all = await csvOf(list, 'en')
      const own = await csvOf(list, 'en', person)
      expect(own.rows).toBeLessThan(all.rows)
      expect(all.body.flat()).toContain(reference)
      expect(own.body.flat()).not.toContain(reference)
    }
  })
})
