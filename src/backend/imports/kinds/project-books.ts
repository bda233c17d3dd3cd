import type { Reader } from '#backend/rpc/context.ts'
import { type CodeBook, codeBook } from './code-book.ts'

/** Where a cost of a project may be booked. */
export interface ProjectBooks {
  readonly lines: CodeBook
  readonly workPackages: CodeBook
  readonly activities: CodeBook
}

/** Lines that may be spent on, with the label of their newest budget version. */
async function linesOf(db: Reader, projectId: string): Promise<CodeBook> {
  const rows = await db
    .selectFrom('budget_line')
    .leftJoin('budget_node', 'budget_node.line_id', 'budget_line.id')
    .leftJoin('budget_version', 'budget_version.id', 'budget_node.version_id')
    .select(['budget_line.id as id', 'budget_line.code as code', 'budget_node.label as label'])
    .where('budget_line.project_id', '=', projectId)
    .orderBy('budget_version.number')
    .execute()
  const newest = new Map(rows.map(row => [row.id, { ...row, label: row.label ?? '' }]))
  return codeBook([...newest.values()])
}

/** Records of a project by code or title. */
export const titledBook = async (
  db: Reader,
  table: 'work_package' | 'activity' | 'intervention',
  projectId: string,
): Promise<CodeBook> =>
  codeBook(
    await db
      .selectFrom(table)
      .select(['id', 'code', 'title as label'])
      .where('project_id', '=', projectId)
      .orderBy('position')
      .execute(),
  )

/** Lines, work packages and activities of a project, by what people write in a cell. */
export const projectBooks = async (db: Reader, projectId: string): Promise<ProjectBooks> => ({
  lines: await linesOf(db, projectId),
  workPackages: await titledBook(db, 'work_package', projectId),
  activities: await titledBook(db, 'activity', projectId),
})
