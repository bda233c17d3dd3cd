import { rename, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { SCORE_COLUMNS } from '#shared/domain/evaluation/index.ts'
import {
  declareIn,
  type Filled,
  fillScores,
  openScorePack,
  rowOf,
  sheetNamed,
} from '#tests/support/score-pack.ts'
import { scores } from '../../integration/evaluation/setup.ts'
import { convertWithOffice } from '../support/office.ts'
import { lines, openPackFixture, type PackFixture } from './fixture.ts'

let packs: PackFixture
let ids: readonly string[]
beforeEach(async () => {
  packs = await openPackFixture()
  ids = packs.evaluation.applications.map(({ id }) => id)
}, 60_000)
afterEach(() => packs.workspace.close())

const NAME = 'Test assessor'
const WHOLE: Filled = {
  scores: { c1: 8, c2: 7.5, r1: 61.25 },
  comments: { r1: 'Fits the objective.' },
  recommendation: 'Fund it with changes',
  comment: 'Worth it.',
  finished: 'yes',
}
const outcome = ({ files }: OutputOf<'committees.readPacks'>) => files.map(file => file.outcome)
const sheetsOf = (applicationId: string) =>
  packs.workspace.call('committees.sheets', { applicationId, language: 'en' })
const idAt = (index: number) => ids[index] ?? ''

describe('a score pack that comes back', () => {
  it('declares first, then scores in the name of the assessor, with the file as evidence', async () => {
    const { workspace, filled, read } = packs
    const declared = await filled('declared.xlsx', book => {
      declareIn(book, idAt(0), { kind: 'No conflict of interest', name: 'assessor TEST' })
      declareIn(book, idAt(1), { kind: 'I compete with it', name: NAME })
    })
    expect(await read([declared], { dryRun: true })).toMatchObject({ created: 0, refused: 0 })
    expect((await workspace.call('committees.conflicts', { callId: packs.evaluation.callId })).rows).toEqual(
      [],
    )
    expect(await read([declared])).toMatchObject({ created: 1 })
    const register = (await workspace.call('committees.conflicts', { callId: packs.evaluation.callId })).rows
    expect(register.map(({ referenceNo, kind, late }) => [referenceNo, kind, late]).toSorted()).toEqual([
      ['T-001', 'none', false],
      ['T-002', 'competitor', false],
    ])
    const scored = await filled('scored.xlsx', book => fillScores(book, 'T-001', WHOLE))
    const answer = await read([scored])
    expect(answer.files[0]).toMatchObject({
      outcome: 'created',
      assessor: NAME,
      parts: [
        { referenceNo: 'T-001', scores: 'submitted', total: '76.75', declared: null },
        { referenceNo: 'T-003', scores: 'closed' },
      ],
    })
    const [sheet] = (await sheetsOf(idAt(0))).sheets
    expect(sheet).toMatchObject({
      state: 'submitted',
      total: '76.75',
      intake: 'pack',
      recommendation: 'fund_changed',
      comment: 'Worth it.',
      enteredBy: { name: 'Test coordinator' },
      hasFile: true,
      scores: { r1: { kind: 'score', points: '61.25', comment: 'Fits the objective.' } },
    })
    const kept = await workspace.call('committees.packFile', { assessmentId: sheet?.id ?? '' })
    expect(kept.fileName).toBe('scored.xlsx')
    const { rows } = await workspace.call('audit.list', {})
    expect(rows[0]).toMatchObject({ procedure: 'committees.readPacks' })
    const changes = JSON.stringify(await workspace.call('audit.changes', { seq: rows[0]?.seq ?? 0 }))
    expect(changes).toContain('Test coordinator')
    expect(changes).toContain(NAME)
  }, 60_000)

  it('changes nothing the second time, nor as another program saved it', async () => {
    const { filled, read, at, declare } = packs
    await declare(idAt(0), idAt(1))
    const file = await filled('a.xlsx', book => {
      fillScores(book, 'T-001', { ...WHOLE, scores: { ...WHOLE.scores, c2: 'not applicable' } })
      fillScores(book, 'T-002', { scores: { c1: 4 }, comments: { c1: 'So far' } })
    })
    const first = await read([file])
    expect(first.files[0]?.parts.map(part => part.scores)).toEqual(['submitted', 'draft', 'closed'])
    expect(outcome(await read([file]))).toEqual(['unchanged'])
    const resaved = await convertWithOffice(file, 'xlsx', at('office'))
    expect(outcome(await read([resaved]))).toEqual(['unchanged'])
    // What was a draft goes on from where it was, in the same file.
    const more = await filled('b.xlsx', book => fillScores(book, 'T-002', WHOLE))
    expect((await read([more])).files[0]?.parts.map(part => part.scores)).toEqual([
      'same',
      'submitted',
      'closed',
    ])
  }, 90_000)

  it('names what is wrong by sheet, row and column, and stores nothing of the file', async () => {
    const { filled, read, declare } = packs
    await declare(...ids)
    const rows: Record<string, number> = {}
    const file = await filled('faults.xlsx', book => {
      fillScores(book, 'T-001', WHOLE)
      fillScores(book, 'T-002', { scores: { c1: 11, c2: 2.555, r1: 60 }, finished: 'yes' })
      fillScores(book, 'T-003', {
        scores: { c1: 5 },
        comments: { c2: 'No points here' },
        recommendation: 'perhaps',
        finished: 'soon',
      })
      const third = sheetNamed(book, 'T-003')
      third.getCell(rowOf(third, 'criterion:c1'), SCORE_COLUMNS.without).value = 'I abstain'
      third.getCell(rowOf(third, 'criterion:r1'), SCORE_COLUMNS.points).value = 'many'
      for (const key of ['criterion:c1', 'criterion:c2', 'criterion:r1', 'recommendation', 'finished'])
        rows[key] = rowOf(third, key)
    })
    expect(lines(await read([file]))).toEqual([
      `T-002 ${rows['criterion:c1']} D problem.score.range`,
      `T-002 ${rows['criterion:c2']} D problem.score.decimals`,
      `T-003 ${rows['criterion:c1']} E packFault.PointsAndWithout`,
      `T-003 ${rows['criterion:c2']} D packFault.CommentAlone`,
      `T-003 ${rows['criterion:r1']} D packFault.NotANumber`,
      `T-003 ${rows['recommendation']} D packFault.NotInList`,
      `T-003 ${rows['finished']} D packFault.NotYesOrNo`,
    ])
    expect((await sheetsOf(idAt(0))).sheets).toEqual([])
    const open = await filled('open.xlsx', book =>
      fillScores(book, 'T-001', { scores: { c1: 5, r1: 60 }, finished: 'po' }),
    )
    expect(lines(await read([open]))).toEqual([`T-001 ${rows['criterion:c2']} D problem.score.missing`])
  }, 60_000)

  it('asks for day, name and words of a declaration', async () => {
    const { filled, read } = packs
    const file = await filled('declared.xlsx', book => {
      declareIn(book, idAt(0), { kind: 'Another tie', on: null, name: 'Somebody Else' })
      declareIn(book, idAt(1), { kind: 'No conflict of interest', on: '2031-01-01', name: '' })
    })
    expect(lines(await read([file]))).toEqual([
      'Declarations 6 G packFault.DayMissing',
      'Declarations 6 H packFault.OtherName',
      'Declarations 6 F packFault.NoteMissing',
      'Declarations 7 G packFault.DayInFuture',
      'Declarations 7 H packFault.NameMissing',
    ])
  })

  it('takes several files, each for itself', async () => {
    const { filled, read, declare, at } = packs
    await declare(idAt(0))
    const good = await filled('good.xlsx', book => fillScores(book, 'T-001', WHOLE))
    const none = await filled('none.xlsx', book => book.removeWorksheet('_scores'))
    await writeFile(at('text.xlsx'), 'this is no workbook')
    const answer = await read([at('text.xlsx'), none, good])
    expect(outcome(answer)).toEqual(['refused', 'refused', 'created'])
    expect(lines(answer)[1]).toBe('0  packFault.NotAScorePack')
  })
})

describe('a score pack that is not what was handed out', () => {
  it('is named by its structure, its grid, its call and its assessor', async () => {
    const { workspace, filled, read, declare, tokenOf, evaluation } = packs
    await declare(idAt(0))
    const moved = await filled('moved.xlsx', book => {
      const sheet = sheetNamed(book, 'T-001')
      sheet.getCell(rowOf(sheet, 'criterion:c2'), 1).value = ''
    })
    expect(lines(await read([moved]))).toEqual([
      '0  packFault.StructureChanged',
      'T-001 8 A packFault.RowLost',
    ])
    const gone = await filled('gone.xlsx', book => book.removeWorksheet('T-001'))
    expect(lines(await read([gone]))[0]).toBe('0  packFault.StructureChanged')
    const file = await filled('file.xlsx', book => fillScores(book, 'T-001', WHOLE))
    const other = await openPackFixture(1)
    try {
      const strange = other.at('strange.xlsx')
      await rename(await other.make(), strange)
      expect(lines(await read([strange]))).toEqual(['0  packFault.CallUnknown'])
    } finally {
      await other.workspace.close()
    }
    const asOther = await workspace.call(
      'assessments.readPacks',
      { files: [{ token: tokenOf(file) }] },
      { as: 'director' },
    )
    expect(lines(asOther)).toEqual(['0  packFault.OtherAssessor'])
    await workspace.write(async ({ trx, newId, now }) => {
      const old = await trx
        .selectFrom('grid_version')
        .selectAll()
        .where('id', '=', evaluation.gridId)
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('grid_version')
        .values({ ...old, id: newId(), number: 2, frozen_at: now })
        .execute()
    })
    expect(lines(await read([file]))).toEqual(['0  packFault.GridOlder'])
  }, 60_000)

  it('is held to who reads what now', async () => {
    const { workspace, filled, read, declare, evaluation } = packs
    await declare(...ids)
    const file = await filled('file.xlsx', book => {
      fillScores(book, 'T-001', WHOLE)
      fillScores(book, 'T-002', { scores: { c1: 5 } })
    })
    const { rows } = await workspace.call('committees.assignments', { callId: evaluation.callId })
    const reader = rows.find(row => row.applicationId === idAt(2))?.readers[0]
    await workspace.call('committees.takeBack', {
      assignmentId: reader?.assignmentId ?? '',
      version: reader?.version ?? 1,
      reason: 'Another reader',
    })
    await workspace.call('committees.recuse', {
      applicationId: idAt(1),
      personId: packs.assessor,
      kind: 'board',
      note: 'Came to light',
    })
    const answer = await read([file])
    expect(outcome(answer)).toEqual(['refused'])
    expect(answer.files[0]?.problems.map(({ messageKey, severity }) => [messageKey, severity])).toEqual([
      ['packFault.RecusedSince', 'error'],
      ['packFault.NotAssigned', 'warning'],
    ])
    expect((await sheetsOf(idAt(0))).sheets).toEqual([])
  })

  it('never writes over what was handed in, nor over a newer draft', async () => {
    const { workspace, filled, read, declare, evaluation } = packs
    await declare(...ids)
    const file = await filled('file.xlsx', book => {
      fillScores(book, 'T-001', WHOLE)
      fillScores(book, 'T-002', WHOLE)
    })
    const typed = (index: number, name: 'assessments.submit' | 'assessments.saveDraft') =>
      workspace.call(
        name,
        {
          applicationId: idAt(index),
          version: null,
          revisionId: evaluation.applications[index]?.revisionId ?? '',
          scores: scores('1', '1', '1'),
        },
        { as: 'assessor' },
      )
    await typed(0, 'assessments.submit')
    await typed(1, 'assessments.saveDraft')
    expect(lines(await read([file])).map(line => line.split(' ').at(-1))).toEqual([
      'packFault.AlreadySubmitted',
      'packFault.DraftNewer',
    ])
    expect((await sheetsOf(idAt(0))).sheets[0]?.total).toBe('3.00')
  })

  it('ends with a conflict that comes to light in it: its scores are not read', async () => {
    const { filled, read, declare } = packs
    await declare(...ids)
    const file = await filled('late.xlsx', book => {
      fillScores(book, 'T-001', WHOLE)
      fillScores(book, 'T-002', WHOLE)
      declareIn(book, idAt(1), { kind: 'Family or close friends are part of it', name: NAME })
    })
    const answer = await read([file])
    expect(answer.files[0]).toMatchObject({ outcome: 'created', errors: 0, warnings: 1 })
    expect(answer.files[0]?.problems[0]?.messageKey).toBe('packFault.ConflictEnds')
    expect((await sheetsOf(idAt(1))).sheets).toEqual([])
    expect((await sheetsOf(idAt(0))).sheets[0]?.state).toBe('submitted')
  })
})

describe('who handles a score pack', () => {
  it('sees nothing of a draft that the assessor has not handed in', async () => {
    const { workspace, evaluation, filled, tokenOf, declare, make } = packs
    await declare(idAt(0), idAt(1))
    await workspace.call(
      'assessments.saveDraft',
      {
        applicationId: idAt(0),
        version: null,
        revisionId: evaluation.applications[0]?.revisionId ?? '',
        scores: scores('1', '1', '1'),
      },
      { as: 'assessor' },
    )
    const pointsIn = async (file: string) => {
      const sheet = sheetNamed(await openScorePack(file), 'T-001')
      return sheet.getCell(rowOf(sheet, 'criterion:c1'), SCORE_COLUMNS.points).value
    }
    expect(await pointsIn(await make())).toBeNull()
    const { token } = await workspace.call(
      'assessments.makePack',
      { callId: evaluation.callId, language: 'en' },
      { as: 'assessor' },
    )
    expect(await pointsIn(workspace.state.files.takeOutgoing(token)?.path ?? '')).toBe(1)
    const begun = await filled('begun.xlsx', book =>
      fillScores(book, 'T-002', { scores: { c1: 4 }, comments: { c1: 'So far' } }),
    )
    await workspace.call('assessments.readPacks', { files: [{ token: tokenOf(begun) }] }, { as: 'assessor' })
    const [draft] = (await sheetsOf(idAt(1))).sheets
    expect(draft).toMatchObject({ state: 'draft', scores: {}, hasFile: true })
    const asked = { assessmentId: draft?.id ?? '' }
    expect(await workspace.envelope('committees.packFile', asked)).toMatchObject({
      ok: false,
      error: { code: 'Rule.NotHandedIn' },
    })
    await workspace.write(async ({ trx }) => {
      await trx
        .updateTable('grant_call')
        .set({ state: 'decided' })
        .where('id', '=', evaluation.callId)
        .execute()
    })
    expect(await workspace.envelope('committees.packFile', asked)).toMatchObject({ ok: true })
  }, 60_000)

  it('may be the assessor for the own one, but nobody recused from any of it', async () => {
    const { workspace, evaluation, filled, tokenOf, declare, read } = packs
    await declare(idAt(0))
    const own = await workspace.call(
      'assessments.makePack',
      { callId: evaluation.callId, language: 'sq' },
      { as: 'assessor' },
    )
    expect(own.fileName).toMatch(/_Test-assessor_sq\.xlsx$/)
    const file = await filled('own.xlsx', book => fillScores(book, 'T-001', WHOLE))
    await workspace.call('committees.recuse', {
      applicationId: idAt(2),
      personId: workspace.people.coordinator,
      kind: 'family',
      note: 'A cousin applies',
    })
    expect(lines(await read([file]))).toEqual(['0  packFault.ReaderRecused'])
    const making = await workspace.envelope('committees.makePacks', {
      callId: evaluation.callId,
      language: 'en',
      personId: packs.assessor,
    })
    expect(making).toMatchObject({ ok: false, error: { messageKey: 'problem.evaluation.packRecused' } })
    const answer = await workspace.call(
      'assessments.readPacks',
      { files: [{ token: tokenOf(file) }] },
      { as: 'assessor' },
    )
    expect(outcome(answer)).toEqual(['created'])
    const seen = await workspace.call(
      'committees.sheets',
      { applicationId: idAt(0), language: 'en' },
      { as: 'director' },
    )
    expect(seen.sheets[0]).toMatchObject({ intake: 'pack', enteredBy: null })
    const assessmentId = seen.sheets[0]?.id ?? ''
    expect(await workspace.envelope('committees.packFile', { assessmentId })).toMatchObject({
      ok: false,
      error: { code: 'Rule.Recused' },
    })
    expect((await workspace.call('committees.packFile', { assessmentId }, { as: 'director' })).fileName).toBe(
      'own.xlsx',
    )
    for (const as of ['assessor', 'mentor', 'finance_officer', 'auditor'] as const)
      expect(
        await workspace.envelope(
          'committees.readPacks',
          { callId: null, files: [{ token: tokenOf(file) }] },
          { as },
        ),
      ).toMatchObject({ ok: false, error: { code: 'Forbidden' } })
  }, 60_000)
})
