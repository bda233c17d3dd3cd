import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { procedures, ROLES } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'
import { attachFile } from './attach-file.ts'
import { baitedInputs } from './blank-input.ts'
import { type Evaluation, openEvaluation, SECRETS, scores } from './setup.ts'

let workspace: TestWorkspace
let evaluation: Evaluation
let applicationId: string
let fileId: string

beforeEach(async () => {
  workspace = await openTestWorkspace()
  evaluation = await openEvaluation(workspace, { others: 3, gap: null })
  const [application] = evaluation.applications
  if (!application) throw new Error('The call has applications')
  applicationId = application.id
  // The registry is open to all and knows the body; what must not show is that it applies.
  await workspace.write(async ({ trx }) => {
    await trx.updateTable('application').set({ applicant_id: null }).where('id', '=', applicationId).execute()
    await trx
      .updateTable('organisation')
      .set({ name: 'A body of the registry', registration_no: '' })
      .where('id', '=', application.organisationId)
      .execute()
    await trx
      .updateTable('organisation_person')
      .set({ name: 'Somebody' })
      .where('organisation_id', '=', application.organisationId)
      .execute()
  })
  fileId = await attachFile(workspace, applicationId, 'Statute of Rinia Vepruese.pdf')
  await workspace.call('committees.assign', { applicationId, personId: workspace.people.assessor })
  await workspace.call('committees.assign', { applicationId, personId: evaluation.others[0] ?? '' })
})
afterEach(() => workspace.close())

/** Ids by which the application could be asked for: its own, its parts', and those of what it belongs to. */
async function baits(): Promise<readonly string[]> {
  const revision = evaluation.applications[0]?.revisionId ?? ''
  const parts = await workspace.read(async db => [
    ...(await db.selectFrom('assignment').select('id').where('application_id', '=', applicationId).execute()),
    ...(await db.selectFrom('assessment').select('id').where('application_id', '=', applicationId).execute()),
    ...(await db
      .selectFrom('conflict_declaration')
      .select('id')
      .where('application_id', '=', applicationId)
      .execute()),
  ])
  return [
    applicationId,
    revision,
    evaluation.callId,
    evaluation.projectId,
    evaluation.schemeId,
    fileId,
    ...parts.map(({ id }) => id),
  ]
}

/** Calls a procedure with one input; says which secrets the answer tells. A refusal may repeat what was typed. */
async function toldBy(
  name: string,
  input: unknown,
  as: 'assessor' | 'coordinator',
  secrets: readonly string[],
) {
  const envelope = await workspace.envelope(name, input, { as })
  const told = JSON.stringify(envelope.ok ? envelope.value : envelope.error)
  const typed = envelope.ok ? '' : JSON.stringify(input)
  return { ok: envelope.ok, told: secrets.filter(secret => told.includes(secret) && !typed.includes(secret)) }
}

/** Answer with what was typed into them: a pasted sheet, a printed head to compare with, a name for an own view. */
const ECHOES = ['intake.readSheets', 'workspace.verify', 'views.list']

/** Every call of the walk: each procedure of the given kinds with each bait, but those that open another workspace. */
async function walk(kinds: readonly string[]) {
  const ids = await baits()
  const texts = ['Rinia Vepruese', 'T-001']
  return [...procedures]
    .filter(
      ([name, { kind, allowed }]) => kinds.includes(kind) && allowed !== 'public' && !ECHOES.includes(name),
    )
    .flatMap(([name, procedure]) => {
      // Long work starts a thread each time: only the ids of the application, its call and its file, which it could be asked by.
      const asked = procedure.kind === 'job' ? [...ids.slice(0, 2), fileId] : ids
      const inputs = asked.flatMap((id, index) =>
        baitedInputs(procedure, { id, text: texts[index % 2] ?? '' }).map(input => ({ name, input })),
      )
      // Where nothing of the bait is asked, all inputs are one; long work hears it once.
      return procedure.kind === 'job' ? differing(inputs) : inputs
    })
}

const differing = <T>(inputs: readonly T[]): readonly T[] => [
  ...new Map(inputs.map(input => [JSON.stringify(input), input])).values(),
]

/** Which procedures tell which secrets, and how many calls were answered at all. */
async function leaksFor(
  as: 'assessor' | 'coordinator',
  kinds: readonly string[],
  secrets: readonly string[],
) {
  const leaks = new Set<string>()
  let answered = 0
  for (const { name, input } of await walk(kinds)) {
    const { ok, told } = await toldBy(name, input, as, secrets)
    if (ok) answered += 1
    for (const secret of told) leaks.add(`${name} tells ${secret}`)
  }
  return { leaks: [...leaks], answered }
}

const KINDS = ['query', 'command', 'job'] as const

describe('An assessor of a call that hides names', () => {
  it('hears none of them through any procedure, before or after declaring', async () => {
    const before = await leaksFor('assessor', KINDS, SECRETS)
    expect(before.leaks).toEqual([])
    expect(before.answered).toBeGreaterThan(20)
    const declared = await workspace.envelope(
      'assessments.declare',
      { applicationId, kind: 'none', note: '' },
      { as: 'assessor' },
    )
    // The walk itself may have declared a conflict by the first kind of the list, which is none.
    expect(declared.ok).toBe(true)
    expect((await leaksFor('assessor', KINDS, SECRETS)).leaks).toEqual([])
  }, 300_000)
})

describe('An assessor who is recused', () => {
  const WRITTEN = ['Rinia Vepruese teaches', 'Secret reason', '77.77', '+383 44 555 666'] as const
  const RECUSED = [...SECRETS, ...WRITTEN] as const

  beforeEach(async () => {
    await workspace.call('assessments.declare', { applicationId, kind: 'none', note: '' }, { as: 'assessor' })
    await workspace.call(
      'assessments.submit',
      {
        applicationId,
        version: null,
        revisionId: evaluation.applications[0]?.revisionId ?? '',
        scores: scores('8', '8', '61.77'),
        comment: 'Secret reason',
      },
      { as: 'assessor' },
    )
    await workspace.call(
      'assessments.declare',
      { applicationId, kind: 'board', note: 'Secret reason' },
      { as: 'assessor' },
    )
  })

  it('hears nothing of the application through any procedure', async () => {
    expect((await leaksFor('assessor', KINDS, RECUSED)).leaks).toEqual([])
  }, 300_000)

  it('hears nothing of it by a reading role either: lists, search, audit, attachments, documents', async () => {
    const session = workspace.session('coordinator')
    session.actor = {
      personId: workspace.people.assessor,
      name: 'Test assessor',
      roles: [...ROLES],
      authenticated: false,
    }
    const found = await leaksFor('coordinator', ['query', 'job'], RECUSED)
    expect(found.leaks).toEqual([])
    expect(found.answered).toBeGreaterThan(100)
    const seqs = await workspace.read(db => db.selectFrom('audit_event').select('seq').execute())
    for (const { seq } of seqs) {
      const told = JSON.stringify(await workspace.envelope('audit.changes', { seq }))
      // The registry's own names are no secret; what they wrote and got is.
      for (const secret of WRITTEN) expect(told).not.toContain(secret)
    }
  }, 300_000)
})
