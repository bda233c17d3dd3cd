import { asNotices } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { formFaults, gridFaults } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireCall } from './move.ts'
import { callTemplates } from './templates.ts'
import { type PartVersion, type VersionedPart, versionsOfCall } from './versions.ts'

type Asked = ParsedInputOf<'callForms.get'>

async function versioned<P extends VersionedPart>(db: Reader, part: P, { callId, number }: Asked) {
  const call = await requireCall(db, callId)
  const versions = await versionsOfCall(db, part, callId)
  const shown = number === null ? versions.at(-1) : versions.find(version => version.number === number)
  if (number !== null && !shown)
    throw new ProblemError(problem('NotFound', `problem.notFound.${part}Version`, { number }))
  const languages: OutputOf<'callForms.get'>['languages'] = JSON.parse(call.languages)
  const row = ({ id, number: no, state, frozenAt, corrigendum }: PartVersion<unknown>) => ({
    id,
    number: no,
    state,
    frozenAt,
    corrigendum,
  })
  return { languages, versions: versions.map(row), shown: shown ? row(shown) : null, found: shown }
}

/** A version of a call's form with what is wrong with it. Throws NotFound. */
export async function getForm(db: Reader, asked: Asked): Promise<OutputOf<'callForms.get'>> {
  const { found, ...read } = await versioned(db, 'form', asked)
  const faults = found ? formFaults(found.definition, read.languages) : []
  return {
    ...read,
    definition: (found?.definition ?? null) as OutputOf<'callForms.get'>['definition'],
    faults: asNotices(faults),
  }
}

/** A version of a call's grid with what is wrong with it. Throws NotFound. */
export async function getGrid(db: Reader, asked: Asked): Promise<OutputOf<'callGrids.get'>> {
  const { found, ...read } = await versioned(db, 'grid', asked)
  const faults = found ? gridFaults(found.definition, read.languages) : []
  return {
    ...read,
    definition: (found?.definition ?? null) as OutputOf<'callGrids.get'>['definition'],
    faults: asNotices(faults),
  }
}

/** Faults of a form or grid while it is drawn. */
export const checkForms = ({
  languages,
  form,
  grid,
}: ParsedInputOf<'callForms.check'>): OutputOf<'callForms.check'> => ({
  form: form ? asNotices(formFaults(form, languages)) : [],
  grid: grid ? asNotices(gridFaults(grid, languages)) : [],
})

/** The shipped forms and grids, without their checklists. */
export const listTemplates = (): OutputOf<'callForms.templates'> => ({
  rows: callTemplates.map(({ id, source, date, form, grid }) => ({ id, source, date, form, grid })),
})
