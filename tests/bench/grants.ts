import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { produceDocument } from '#backend/documents/produce.ts'
import { insertRows } from '#backend/platform/insert-rows.ts'
import type { GridDefinition } from '#shared/domain/evaluation/index.ts'
import { type AwardFixture, openAwardFixture } from '#tests/integration/awards/fixture.ts'
import { median, type Ratio, round, timed } from './measure.ts'

const READERS = 3
const PAGES = 30
const RUNS = 3

const template = new URL('../../resources/call-templates/small-grants.json', import.meta.url)

/** Points that differ from sheet to sheet and stay within the gap of the call. */
function scoresOf(grid: GridDefinition, application: number, reader: number): string {
  const criteria = grid.sections.flatMap(section => section.criteria)
  const entries = criteria.map(({ key, weight }, index) => {
    const share = 60 + ((application * 7 + index * 3) % 36) + (reader % 2)
    const points = Math.min(Number(weight), Math.floor((Number(weight) * share) / 50) / 2)
    return [key, { kind: 'score', points: String(points), comment: '' }] as const
  })
  return JSON.stringify(Object.fromEntries(entries))
}

/** A call with so many applications in evaluation, each read by three. */
async function fill(fixture: AwardFixture, applications: number): Promise<void> {
  const { grid } = JSON.parse(await readFile(template, 'utf8')) as { grid: GridDefinition }
  const { people } = fixture.workspace
  const readers = [people.assessor, people.mentor, people.auditor]
  await fixture.workspace.write(async ({ trx, newId, now }) => {
    const gridId = newId()
    await trx
      .insertInto('grid_version')
      .values({
        id: gridId,
        call_id: fixture.callId,
        number: 2,
        definition: JSON.stringify(grid),
        state: 'frozen',
        corrigendum_id: null,
        frozen_at: now,
      })
      .execute()
    await trx
      .updateTable('grant_call')
      .set({ third_reader_gap: null, assessors_needed: READERS })
      .where('id', '=', fixture.callId)
      .execute()
    const numbers = Array.from({ length: applications }, (_, index) => index + 1)
    const ids = numbers.map(() => ({ application: newId(), revision: newId() }))
    const at = (index: number) => ids[index] ?? { application: '', revision: '' }
    await insertRows(
      trx,
      'application',
      numbers.map((number, index) => ({
        id: at(index).application,
        call_id: fixture.callId,
        lot_id: number % 3 === 0 ? fixture.lots.B : fixture.lots.A,
        form_version_id: fixture.formId,
        reference_no: `L-${String(number).padStart(5, '0')}`,
        state: 'evaluated' as const,
        applicant_id: null,
        applicant_name: `Association ${number}`,
        title: `Project ${number}`,
        currency: 'EUR',
        requested_minor: 100_000 + (number % 400) * 1000,
        received_at: `2025-01-${String((number % 28) + 1).padStart(2, '0')}T10:00:00.000Z`,
        received_how: 'email' as const,
        created_at: now,
      })),
    )
    await insertRows(
      trx,
      'application_revision',
      numbers.map((_, index) => ({
        id: at(index).revision,
        application_id: at(index).application,
        number: 1,
        answers: '{}',
        created_at: now,
      })),
    )
    const read = numbers.flatMap((number, index) =>
      readers.map((person, reader) => ({ number, index, person, reader })),
    )
    await insertRows(
      trx,
      'assignment',
      read.map(({ index, person, reader }) => ({
        id: newId(),
        application_id: at(index).application,
        person_id: person,
        reader: (['first', 'second', 'further'] as const)[reader] ?? 'further',
        state: 'assigned' as const,
        assigned_by: null,
        assigned_at: now,
      })),
    )
    await insertRows(
      trx,
      'assessment',
      read.map(({ number, index, person, reader }) => ({
        id: newId(),
        application_id: at(index).application,
        revision_id: at(index).revision,
        grid_version_id: gridId,
        person_id: person,
        state: 'submitted' as const,
        scores: scoresOf(grid, number, reader),
        total: '0',
        comment: 'A comment of some words on the application.',
        intake: 'pack' as const,
        submitted_at: now,
      })),
    )
  })
}

interface Times {
  readonly ranking: number
  readonly report: number
  readonly list: number
  readonly board: number
}

async function timesOf(applications: number): Promise<Times> {
  const fixture = await openAwardFixture()
  const { workspace, callId } = fixture
  try {
    await fill(fixture, applications)
    const ranked: number[] = []
    for (let run = 0; run < RUNS; run += 1)
      ranked.push(await timed(() => workspace.call('rankings.make', { callId })))
    const folder = path.join(workspace.home, 'out')
    await mkdir(folder, { recursive: true })
    const source = {
      database: workspace.opened.store.paths.database,
      id: 'evaluation-report' as const,
      parameters: { call: 'G1', language: 'en' },
      author: { name: 'Bench', authenticated: false },
      now: '2025-06-30T12:00:00.000Z',
      appVersion: 'bench',
    }
    const reports: number[] = []
    for (let number = 1; number <= RUNS; number += 1)
      reports.push(
        await timed(() => produceDocument(source, { folder, format: 'xlsx', number }, () => undefined)),
      )
    const list = (index: number) =>
      workspace.call('applications.list', {
        callId,
        sort: { key: 'average', direction: 'descending' },
        offset: (index % 5) * 30,
        limit: 30,
      })
    const { ranking } = await workspace.call('rankings.board', { callId })
    const board = (index: number) =>
      workspace.call('rankings.whatIf', {
        rankingId: ranking?.id ?? '',
        lotId: fixture.lots.A,
        places: [{ lotId: fixture.lots.A, places: index }],
        limit: 30,
      })
    await list(0)
    const pages: number[] = []
    const lines: number[] = []
    for (let index = 0; index < PAGES; index += 1) pages.push(await timed(() => list(index)))
    for (let index = 0; index < RUNS; index += 1) lines.push(await timed(() => board(index)))
    return {
      ranking: median(ranked),
      report: median(reports),
      list: median(pages),
      board: median(lines),
    }
  } finally {
    await workspace.close()
  }
}

/** A call of 5,000 applications and 15,000 assessments against one of 500. */
export async function benchGrants(): Promise<readonly Ratio[]> {
  const small = await timesOf(500)
  const large = await timesOf(5000)
  const ratio = (name: string, key: keyof Times, limit: number): Ratio => ({
    name: `${name}, 5,000 / 500 applications`,
    ratio: round(large[key] / small[key]),
    limit,
    largeMs: round(large[key]),
    smallMs: round(small[key]),
  })
  return [
    ratio('ranking', 'ranking', 12),
    ratio('evaluation report', 'report', 12),
    ratio('sorted list page of applications', 'list', 2),
    ratio('what-if line', 'board', 12),
  ]
}
