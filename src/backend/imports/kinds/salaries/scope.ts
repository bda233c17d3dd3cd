import { z } from 'zod'
import type { Reader } from '#backend/rpc/context.ts'
import { monthSchema } from '#shared/contract/common.ts'
import { type CodeBook, codeBook } from '../code-book.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { type ProjectBooks, projectBooks } from '../project-books.ts'

export const salariesParams = z.strictObject({
  month: monthSchema.optional().meta({ description: 'Month of rows that name none, as 2025-11' }),
  addPeople: z
    .boolean()
    .default(false)
    .meta({ description: 'Add people who are not on the payroll yet, with name and position' }),
})

/** Who is paid, and which projects may pay. */
export interface SalariesScope extends Scope {
  readonly month: string | null
  readonly addPeople: boolean
  readonly currency: string
  readonly staff: CodeBook
  readonly projects: CodeBook
  /** Looks up a project's lines once. */
  readonly booksOf: (projectId: string) => Promise<ProjectBooks>
}

/** Looks up people on the payroll and projects. Throws Validation. */
export async function salariesScope(db: Reader, params: unknown): Promise<SalariesScope> {
  const { month, addPeople } = parseParams(salariesParams, params)
  const staff = await db.selectFrom('staff_member').select(['id', 'name']).where('archived', '=', 0).execute()
  const projects = await db.selectFrom('project').select(['id', 'code', 'title as label']).execute()
  const { base_currency: currency } = await db
    .selectFrom('workspace_info')
    .select('base_currency')
    .executeTakeFirstOrThrow()
  const books = new Map<string, Promise<ProjectBooks>>()
  return {
    projectId: null,
    params: { month: month ?? null, addPeople },
    reading: { kind: 'map', target: 'salaries', currency },
    month: month ?? null,
    addPeople,
    currency,
    staff: codeBook(staff.map(person => ({ id: person.id, code: person.name, label: person.name }))),
    projects: codeBook(projects),
    booksOf: projectId => {
      const known = books.get(projectId) ?? projectBooks(db, projectId)
      books.set(projectId, known)
      return known
    },
  }
}
