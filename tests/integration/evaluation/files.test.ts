import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'
import { attachFile } from './attach-file.ts'
import { type Evaluation, openEvaluation } from './setup.ts'

let workspace: TestWorkspace
let evaluation: Evaluation
let applicationId: string
let fileId: string
const ASSESSOR = { as: 'assessor' } as const

beforeEach(async () => {
  workspace = await openTestWorkspace()
  evaluation = await openEvaluation(workspace, { others: 3, gap: null })
  applicationId = evaluation.applications[0]?.id ?? ''
  fileId = await attachFile(workspace, applicationId, 'statute.pdf')
  await workspace.call('committees.assign', { applicationId, personId: workspace.people.assessor })
})
afterEach(() => workspace.close())

const showNames = () =>
  workspace.write(async ({ trx }) => {
    await trx.updateTable('grant_call').set({ blind: 0 }).where('id', '=', evaluation.callId).execute()
  })
const declare = (kind: 'none' | 'board') =>
  workspace.call('assessments.declare', { applicationId, kind, note: 'as it is' }, ASSESSOR)
const opened = () => workspace.call('assessments.open', { applicationId, language: 'en' }, ASSESSOR)
const codeOf = async (input: object = {}) => {
  const answer = await workspace.envelope('assessments.file', { applicationId, fileId, ...input }, ASSESSOR)
  return answer.ok ? null : answer.error.code
}

describe('files of an application', () => {
  it('are listed and opened by an assessor where the call shows names, after the declaration', async () => {
    await showNames()
    expect(await codeOf()).toBe('Rule.NotDeclared')
    await declare('none')
    expect((await opened()).files).toMatchObject([{ id: fileId, fileName: 'statute.pdf' }])
    expect(await codeOf()).toBeNull()
  })

  it('stand in the trail of the application, attached and taken off', async () => {
    const draft = evaluation.applications[2]?.id ?? ''
    await workspace.write(async ({ trx }) => {
      await trx.updateTable('application').set({ state: 'draft' }).where('id', '=', draft).execute()
    })
    const file = await attachFile(workspace, draft, 'draft.pdf')
    await workspace.call('intake.detach', { fileId: file })
    const { rows } = await workspace.call('audit.list', { recordId: draft })
    expect(rows.map(row => row.procedure)).toEqual(expect.arrayContaining(['intake.attach', 'intake.detach']))
  })

  it('are not offered where the call hides names', async () => {
    await declare('none')
    expect((await opened()).files).toEqual([])
    expect(await codeOf()).toBe('Rule.Blind')
  })

  it('close with a recusal, and are never those of another application', async () => {
    await showNames()
    const other = evaluation.applications[1]?.id ?? ''
    const foreign = await attachFile(workspace, other, 'other.pdf')
    await declare('none')
    expect(await codeOf({ fileId: foreign })).toBe('NotFound')
    expect(await codeOf({ applicationId: other, fileId: foreign })).toBe('Rule.NotAssigned')
    await declare('board')
    expect(await codeOf()).toBe('Rule.Recused')
    expect(await workspace.envelope('intake.files', { applicationId }, ASSESSOR)).toMatchObject({
      error: { code: 'Forbidden' },
    })
  })

  it('stay as they came once the application is received', async () => {
    const { rows } = await workspace.call('intake.files', { applicationId })
    expect(rows).toMatchObject([{ id: fileId, fileName: 'statute.pdf' }])
    expect(await workspace.envelope('intake.detach', { fileId })).toMatchObject({
      error: { code: 'Rule.NotADraft' },
    })
    await workspace.write(async ({ trx }) => {
      await trx.updateTable('application').set({ state: 'draft' }).where('id', '=', applicationId).execute()
    })
    await workspace.call('intake.detach', { fileId })
    expect((await workspace.call('intake.files', { applicationId })).rows).toEqual([])
  })
})
