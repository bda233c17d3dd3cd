import {
  currentFormId,
  openForm,
  requireIntakeCall,
  structureHash,
} from '#backend/features/applications/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { PACK_FORMAT, type PackRow, packLayout } from '#shared/domain/applications/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { minorDigits } from '#shared/kernel/currency.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { callTitle } from '../basis/call-title.ts'

/** What a pack says of itself on its hidden sheet; the reader refuses a pack of another call or form by it. */
export interface PackIdentity {
  readonly format: string
  readonly callId: string
  readonly callCode: string
  readonly formVersionId: string
  readonly formVersion: string
  readonly language: string
  readonly structure: string
}

export interface PackLot {
  readonly code: string
  readonly title: string
  /** Decimal text; empty without a limit. */
  readonly minimum: string
  readonly maximum: string
  readonly cofinancingPercent: string
}

/** Everything that a pack of a call shows in one language. */
export interface PackData {
  readonly identity: PackIdentity
  readonly title: string
  readonly currency: string
  readonly decimals: number
  readonly deadline: string
  readonly lots: readonly PackLot[]
  readonly form: FormDefinition
  readonly layout: readonly PackRow[]
  /** Papers that belong to the application. */
  readonly papers: readonly { readonly text: string; readonly required: boolean }[]
}

async function papersOf(db: Reader, callId: string, language: string) {
  const items = await db
    .selectFrom('call_item')
    .select(['id', 'code', 'required'])
    .where('call_id', '=', callId)
    .where('kind', '=', 'document')
    .where('stage', 'in', ['', 'application'])
    .orderBy('position')
    .execute()
  const texts = await db
    .selectFrom('call_text')
    .select(['record_id', 'language', 'text'])
    .where('call_id', '=', callId)
    .execute()
  return items.map(item => {
    const own = texts.filter(text => text.record_id === item.id && text.text !== '')
    const text = own.find(known => known.language === language) ?? own[0]
    return { text: text?.text ?? item.code, required: item.required === 1 }
  })
}

/** Reads what the pack of a call shows in one language. Throws NotFound, Rule.NoForm. */
export async function packData(db: Reader, callId: string, language: string): Promise<PackData> {
  const call = await requireIntakeCall(db, callId)
  const form = await openForm(db, await currentFormId(db, callId))
  const lots = await db
    .selectFrom('call_lot')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('position')
    .execute()
  const decimal = (minor: number | null) => (minor === null ? '' : minorToDecimalText(minor, call.currency))
  const layout = packLayout(form.definition, lots.length > 0)
  return {
    identity: {
      format: PACK_FORMAT,
      callId,
      callCode: call.code,
      formVersionId: form.id,
      formVersion: String(form.number),
      language,
      structure: structureHash(layout),
    },
    title: await callTitle(db, call, language),
    currency: call.currency,
    decimals: minorDigits(call.currency),
    deadline: call.deadline_at === null ? '' : formatZoned(call.deadline_at, call.zone, language),
    lots: lots.map(lot => ({
      code: lot.code,
      title: lot.title,
      minimum: decimal(lot.minimum_minor),
      maximum: decimal(lot.maximum_minor),
      cofinancingPercent: lot.cofinancing_percent,
    })),
    form: form.definition,
    layout,
    papers: await papersOf(db, callId, language),
  }
}
