import { sql } from 'kysely'
import { notRecused } from '#backend/features/applications/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { formatInZone } from '#shared/kernel/zoned-time.ts'
import { type DocumentBuilder, type Translate, text } from '../model/index.ts'

export interface ConflictRow {
  readonly reference: string
  readonly person: string
  /** Null while nothing is declared. */
  readonly kind: string | null
  readonly note: string
  readonly late: boolean
  readonly declaredAt: string | null
  /** Who entered it for the assessor, from a paper or on their own; empty when the assessor did. */
  readonly enteredBy: string
  readonly state: string
  /** Submitted a score, so a declaration must be there. */
  readonly read: boolean
}

/** The newest declaration of everyone who was assigned, by application; nothing the reader is recused from. */
export async function readConflicts(db: Reader, callId: string, readerId: string): Promise<ConflictRow[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('application', 'application.id', 'assignment.application_id')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .leftJoin('conflict_declaration as declared', join =>
      join
        .onRef('declared.application_id', '=', 'assignment.application_id')
        .onRef('declared.person_id', '=', 'assignment.person_id')
        .on(
          sql<boolean>`not exists (select 1 from conflict_declaration as later
            where later.application_id = declared.application_id and later.person_id = declared.person_id
            and (later.declared_at, later.id) > (declared.declared_at, declared.id))`,
        ),
    )
    .leftJoin('person as enterer', 'enterer.id', 'declared.entered_by')
    .select([
      'application.reference_no as reference',
      'person.name as person',
      'declared.kind',
      'declared.note',
      'declared.late',
      'declared.declared_at as declaredAt',
      'enterer.name as enteredBy',
      'assignment.state',
      sql<number>`exists (select 1 from assessment where assessment.application_id = assignment.application_id
        and assessment.person_id = assignment.person_id and assessment.state = 'submitted')`.as('read'),
    ])
    .where('application.call_id', '=', callId)
    .where(notRecused(readerId))
    .orderBy('application.reference_no')
    .orderBy('person.name')
    .execute()
  return rows.map(row => ({
    ...row,
    note: row.note ?? '',
    enteredBy: row.enteredBy ?? '',
    late: row.late === 1,
    read: row.read === 1,
  }))
}

/** The conflict register: every declaration, those of no conflict too. */
export function addConflicts(
  book: DocumentBuilder,
  rows: readonly ConflictRow[],
  { zone, language }: { readonly zone: string; readonly language: string },
  t: Translate,
): void {
  const words = (key: string) => t(`documents.grants.${key}`)
  const sheet = book.sheet<'reference' | 'person' | 'kind' | 'note' | 'late' | 'at' | 'by' | 'state'>({
    key: 'conflicts',
    name: words('sheet.conflicts'),
    columns: [
      { key: 'reference', header: words('reference'), width: 14, format: 'text' },
      { key: 'person', header: words('assessor'), width: 26, format: 'text' },
      { key: 'kind', header: words('conflict'), width: 24, format: 'text' },
      { key: 'note', header: words('note'), width: 44, format: 'text' },
      { key: 'late', header: words('declaredLate'), width: 10, format: 'text' },
      { key: 'at', header: `${words('declaredAt')} (${zone})`, width: 22, format: 'text' },
      { key: 'by', header: words('enteredBy'), width: 22, format: 'text' },
      { key: 'state', header: words('assignment'), width: 16, format: 'text' },
    ],
  })
  sheet.title(words('conflictsTitle')).blank().header()
  sheet.list({
    key: 'rows',
    count: rows.length,
    filter: true,
    rows: () =>
      rows.map(row => ({
        reference: row.reference,
        person: row.person,
        kind: row.kind === null ? words('notDeclared') : t(`conflictKind.${row.kind}`),
        note: row.note,
        late: row.late ? t('checkAnswer.yes') : '',
        at: row.declaredAt === null ? '' : formatInZone(row.declaredAt, zone, language),
        by: row.enteredBy,
        state: text(t(`assignmentState.${row.state}`)),
      })),
  })
}
