import type { CallKind, CallTextField, ItemKind, ItemStage } from '#shared/kernel/call-words.ts'
import type { FormDefinition, Texts } from './form.ts'
import type { GridDefinition } from './grid.ts'
import type { LotTerms } from './lots.ts'
import type { CallState } from './states.ts'
import type { TieBreak } from './tie-break.ts'

export {
  CALL_KINDS,
  CALL_TEXT_FIELDS,
  type CallKind,
  type CallTextField,
  ITEM_KINDS,
  ITEM_STAGES,
  type ItemKind,
  type ItemStage,
} from '#shared/kernel/call-words.ts'

/** Guidelines without these would leave an applicant guessing; the others are printed when they are there. */
export const NEEDED_TEXTS: readonly CallTextField[] = [
  'title',
  'background',
  'objective',
  'priorities',
  'who_may_apply',
  'how_to_apply',
  'evaluation_steps',
  'complaints',
]

export type CallLot = LotTerms & { readonly id: string; readonly title: Texts }

export type CallItem = {
  readonly id: string
  readonly kind: ItemKind
  readonly code: string
  readonly text: Texts
  readonly required: boolean
  readonly stage: ItemStage
  /** Months for which a document counts after its date; null without a limit. */
  readonly validityMonths: number | null
}

/** Rules of a call that are frozen when it opens. Instants are UTC, told in `zone`. */
export type CallTerms = {
  readonly code: string
  readonly kind: CallKind
  readonly directAwardReason: string
  readonly languages: readonly string[]
  readonly envelopeMinor: number
  readonly zone: string
  readonly opensAt: string | null
  readonly deadlineAt: string | null
  readonly questionsUntil: string | null
  readonly applicationsPerApplicant: 'one' | 'many'
  readonly countsCoApplicants: boolean
  readonly blind: boolean
  readonly assessorsNeeded: number
  /** Gap of two totals, in points as decimal text, that calls a third reader; null without. */
  readonly thirdReaderGap: string | null
  readonly tieBreak: TieBreak
  readonly clarificationDays: number
  readonly complaintDays: number
  readonly reserveUntil: string | null
  readonly earliestStart: string | null
  readonly latestEnd: string | null
  readonly shortestMonths: number | null
  readonly longestMonths: number | null
}

export type CallCutoff = { readonly number: number; readonly deadlineAt: string }

/** A call with all that its guidelines say. */
export type CallSetup = CallTerms & {
  readonly id: string
  readonly state: CallState
  readonly currency: string
  readonly cutoffs: readonly CallCutoff[]
  /** Bodies that may apply to a restricted call, by id. */
  readonly invited: readonly string[]
  readonly lots: readonly CallLot[]
  readonly items: readonly CallItem[]
  readonly texts: Readonly<Partial<Record<CallTextField, Texts>>>
  readonly form: { readonly number: number; readonly definition: FormDefinition } | null
  readonly grid: { readonly number: number; readonly definition: GridDefinition } | null
}

/** The last instant at which an application is in time: the deadline, or the last cut-off of a rolling call. */
export const lastDeadline = (call: Pick<CallSetup, 'kind' | 'deadlineAt' | 'cutoffs'>): string | null =>
  call.kind === 'rolling'
    ? (call.cutoffs
        .map(cutoff => cutoff.deadlineAt)
        .toSorted()
        .at(-1) ?? null)
    : call.deadlineAt
