import {
  currentFormId,
  faultsOf,
  type IntakeCall,
  type OpenedForm,
  openForm,
  requireIntakeCall,
  structureHash,
} from '#backend/features/applications/index.ts'
import type { PackOutput } from '#backend/imports/worker/task.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { packLayout, readPack, structureFaults } from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { minorDigits } from '#shared/kernel/currency.ts'
import { filledPack, type StatedIdentity, statedIdentity } from './filled-pack.ts'
import { answerProblem, cellProblem, fileProblem } from './problems.ts'

/** A pack that was read, with everything that is wrong with it. */
export interface JudgedPack {
  /** Undefined when the file isn't a pack of a call here, or its structure was changed: nothing was read. */
  readonly read?: {
    readonly call: IntakeCall
    readonly form: OpenedForm
    readonly language: string
    readonly lotId: string | null
    readonly answers: Answers
  }
  readonly problems: readonly RowProblem[]
  readonly brokenRules: boolean
  readonly olderForm: boolean
}

export interface JudgeWish {
  /** Only packs of this call. */
  readonly callId: string | null
  readonly acceptFaults: boolean
}

const refused = (...problems: RowProblem[]): JudgedPack => ({
  problems,
  brokenRules: false,
  olderForm: false,
})

/** The call that a pack is of, or why it isn't taken for one here. */
async function callOf(db: Reader, identity: StatedIdentity, wanted: string | null) {
  const call = await db
    .selectFrom('grant_call')
    .select('id')
    .where('id', '=', identity.callId)
    .executeTakeFirst()
  if (!call) return fileProblem('CallUnknown', { call: identity.callCode })
  if (wanted === null || wanted === call.id) return requireIntakeCall(db, call.id)
  const expected = await requireIntakeCall(db, wanted)
  return fileProblem('WrongCall', { call: identity.callCode, expected: expected.code })
}

/** The form that a pack is of; a problem when the call never had it. */
async function formOf(db: Reader, identity: StatedIdentity, call: IntakeCall) {
  const known = await db
    .selectFrom('form_version')
    .select('id')
    .where('id', '=', identity.formVersionId)
    .where('call_id', '=', call.id)
    .executeTakeFirst()
  if (!known) return fileProblem('FormUnknown', { version: identity.formVersion, call: call.code })
  return openForm(db, known.id)
}

async function olderForm(db: Reader, form: OpenedForm, wish: JudgeWish): Promise<RowProblem | undefined> {
  const current = await openForm(db, await currentFormId(db, form.callId))
  if (current.id === form.id) return undefined
  const details = { version: form.number, current: current.number }
  return fileProblem('FormOlder', details, wish.acceptFaults ? 'warning' : 'error')
}

const isProblem = (found: object): found is RowProblem => 'remedyKey' in found

/** Reads what a filled pack says and finds everything wrong with it; nothing is stored. */
export async function judgePack(db: Reader, output: PackOutput, wish: JudgeWish): Promise<JudgedPack> {
  const identity = statedIdentity(output)
  if (!identity) return refused(fileProblem('NotAPack'))
  const call = await callOf(db, identity, wish.callId)
  if (isProblem(call)) return refused(call)
  const form = await formOf(db, identity, call)
  if (isProblem(form)) return refused(form)
  const lots = await db.selectFrom('call_lot').select(['id', 'code']).where('call_id', '=', call.id).execute()
  const layout = packLayout(form.definition, lots.length > 0)
  const pack = filledPack(output, identity)
  const moved = structureFaults(layout, pack)
  const isOwn = identity.structure === structureHash(layout)
  if (moved.length > 0 || !isOwn)
    return refused(
      fileProblem('StructureChanged', { count: moved.length }),
      ...moved.map(fault => cellProblem(fault, identity)),
    )
  const reading = readPack(layout, pack, { currency: call.currency, decimals: minorDigits(call.currency) })
  const lot = lots.find(({ code }) => code === reading.lot)
  const lotProblem =
    reading.lot !== null && !lot
      ? [
          cellProblem(
            {
              ...reading.placeOf({ field: 'lot', row: null, column: null }),
              value: reading.lot,
              code: 'LotUnknown',
              details: { lots: lots.map(({ code }) => code) },
            },
            identity,
          ),
        ]
      : []
  const older = await olderForm(db, form, wish)
  const faults = await faultsOf(db, call, form, lot?.id ?? null, reading.answers)
  // A lot that isn't one is named already.
  const told = faults.filter(({ code }) => lotProblem.length === 0 || code !== 'LotMissing')
  return {
    read: {
      call,
      form,
      language: identity.language,
      lotId: lot?.id ?? null,
      answers: reading.answers,
    },
    problems: [
      ...(older ? [older] : []),
      ...reading.faults.map(fault => cellProblem(fault, identity)),
      ...lotProblem,
      ...told.map(fault =>
        answerProblem(
          fault,
          reading,
          form.definition,
          identity,
          wish.acceptFaults && fault.severity === 'rule' ? 'warning' : 'error',
        ),
      ),
    ],
    brokenRules: told.length > 0,
    olderForm: older !== undefined,
  }
}
