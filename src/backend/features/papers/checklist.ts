import { sql } from 'kysely'
import { costTypes } from '#backend/features/rule-lists/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type CostType, checklist, likelyPaper } from '#shared/domain/costs/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { costTypeOf } from './missing-sql.ts'

type Checklist = OutputOf<'papers.checklist'>

async function typeOf(db: Reader, entryId: string) {
  const { rows } = await sql<{ own: string; costType: string; reversesId: string | null }>`
    SELECT e.cost_type AS own, ${costTypeOf('e')} AS costType, e.reverses_id AS reversesId
    FROM ledger_entry AS e WHERE e.id = ${entryId}`.execute(db)
  const [row] = rows
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id: entryId }))
  return row
}

const filesOf = (db: Reader, entryId: string) =>
  db
    .selectFrom('attachment_link')
    .select(['id', 'file_name as fileName', 'document_type as documentType'])
    .where('record_kind', '=', 'ledger_entry')
    .where('record_id', '=', entryId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

const waiversOf = (db: Reader, entryId: string) =>
  db
    .selectFrom('document_waiver as waiver')
    .innerJoin('person', 'person.id', 'waiver.waived_by')
    .select([
      'waiver.id',
      'waiver.document_type as documentType',
      'waiver.reason',
      'waiver.waived_at as at',
      'person.name as by',
    ])
    .where('waiver.entry_id', '=', entryId)
    .execute()

/** The type of cost an entry's papers go by, when it is a known one. */
export async function knownType(db: Reader, entryId: string): Promise<CostType | undefined> {
  const { costType } = await typeOf(db, entryId)
  return costTypes().find(type => type.code === costType)
}

/** The papers an entry needs by its type of cost, each with its files or why it is waived. Throws NotFound. */
export async function entryChecklist(db: Reader, entryId: string): Promise<Checklist> {
  const { own, costType, reversesId } = await typeOf(db, entryId)
  const type = reversesId === null ? costTypes().find(known => known.code === costType) : undefined
  const files = await filesOf(db, entryId)
  const waivers = await waiversOf(db, entryId)
  const papers = type
    ? checklist(
        type,
        new Set(files.map(file => file.documentType)),
        new Set(waivers.map(waiver => waiver.documentType)),
      )
    : []
  const listed = new Set(papers.map(paper => paper.code))
  return {
    costType,
    fromLine: own === '' && costType !== '',
    isCost: type?.isCost ?? true,
    papers: papers.map(({ code, state }) => {
      const waiver = state === 'waived' ? waivers.find(other => other.documentType === code) : undefined
      return {
        code,
        state,
        files: files.filter(file => file.documentType === code).map(({ id, fileName }) => ({ id, fileName })),
        waiver: waiver ? { id: waiver.id, reason: waiver.reason, by: waiver.by, at: waiver.at } : null,
      }
    }),
    others: files.filter(file => !listed.has(file.documentType)),
    missing: papers.filter(paper => paper.state === 'missing').length,
    likely: likelyPaper(papers),
  }
}
