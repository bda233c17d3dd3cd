import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import type { Workbook } from 'exceljs'
import type { OutputOf } from '#shared/contract/index.ts'
import { openScorePack } from '#tests/support/score-pack.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'
import { type Evaluation, openEvaluation } from '../../integration/evaluation/setup.ts'

/** A blind call whose first assessor reads every application, and the ways of their packs. */
export interface PackFixture {
  readonly workspace: TestWorkspace
  readonly evaluation: Evaluation
  readonly assessor: string
  /** Makes the assessor's pack; gives its file. */
  readonly make: (language?: 'en' | 'sq') => Promise<string>
  readonly declare: (...applications: string[]) => Promise<void>
  /** The empty pack, changed and saved under a name. */
  readonly filled: (name: string, edit: (book: Workbook) => void) => Promise<string>
  readonly read: (
    files: readonly string[],
    change?: { readonly dryRun?: boolean; readonly callId?: string | null },
  ) => Promise<OutputOf<'committees.readPacks'>>
  readonly tokenOf: (file: string) => string
  readonly at: (name: string) => string
}

export async function openPackFixture(applications = 3): Promise<PackFixture> {
  const workspace = await openTestWorkspace()
  const evaluation = await openEvaluation(workspace, { applications, gap: null })
  const assessor = workspace.people.assessor
  for (const { id } of evaluation.applications)
    await workspace.call('committees.assign', { applicationId: id, personId: assessor })
  const at = (name: string) => path.join(workspace.home, name)
  let made = 0
  const make = async (language: 'en' | 'sq' = 'en') => {
    const { token } = await workspace.call('committees.makePacks', {
      callId: evaluation.callId,
      language,
      personId: assessor,
    })
    const file = workspace.state.files.takeOutgoing(token)
    if (!file) throw new Error('The pack was not offered')
    made += 1
    await copyFile(file.path, at(`empty-${made}.xlsx`))
    return at(`empty-${made}.xlsx`)
  }
  const tokenOf = (file: string) =>
    workspace.state.files.offerIncoming({
      path: file,
      fileName: path.basename(file),
      mediaType: 'application/octet-stream',
      temporary: false,
    })
  return {
    workspace,
    evaluation,
    assessor,
    make,
    tokenOf,
    at,
    declare: async (...ids) => {
      for (const applicationId of ids)
        await workspace.call(
          'assessments.declare',
          { applicationId, kind: 'none', note: '' },
          { as: 'assessor' },
        )
    },
    filled: async (name, edit) => {
      const book = await openScorePack(await make())
      edit(book)
      await book.xlsx.writeFile(at(name))
      return at(name)
    },
    read: (files, change = {}) =>
      workspace.call('committees.readPacks', {
        callId: evaluation.callId,
        files: files.map(file => ({ token: tokenOf(file) })),
        ...change,
      }),
  }
}

/** Problems of the files as one line each: sheet, row, column and what it is. */
export const lines = ({ files }: OutputOf<'committees.readPacks'>): string[] =>
  files.flatMap(({ problems }) =>
    problems.map(({ sheet, row, column, messageKey }) => `${sheet} ${row} ${column} ${messageKey}`.trim()),
  )
