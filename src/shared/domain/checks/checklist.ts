import type { CheckStage } from '#shared/kernel/application-words.ts'

export { CHECK_STAGES, type CheckStage } from '#shared/kernel/application-words.ts'

export type CheckAnswer = 'yes' | 'no' | 'not_applicable'

/** An item of a call as checks see it. */
export type CheckItem = {
  readonly id: string
  readonly kind: string
  readonly code: string
  readonly stage: '' | 'application' | 'supporting' | 'contract'
  readonly required: boolean
}

/**
 * At which check an item of a call is asked: administrative criteria and papers that come with the application first,
 * then eligibility, then papers of those provisionally selected (domain-rules.md rule 3). Undefined for what is only
 * text or asked at signature.
 */
export function stageOf({ kind, stage }: Pick<CheckItem, 'kind' | 'stage'>): CheckStage | undefined {
  if (kind === 'administrative_criterion') return 'administrative'
  if (kind === 'eligibility_criterion') return 'eligibility'
  if (kind !== 'document') return undefined
  if (stage === 'application') return 'administrative'
  return stage === 'supporting' ? 'supporting' : undefined
}

export type StageOutcome = {
  readonly stage: CheckStage
  /** Codes of items without an answer. */
  readonly open: readonly string[]
  /** Codes of required items answered with no. */
  readonly failed: readonly string[]
  readonly result: 'open' | 'failed' | 'passed'
}

/** What a checklist amounts to: one required item answered with no fails it; not applicable never does. */
export function stageOutcome(
  stage: CheckStage,
  items: readonly CheckItem[],
  answers: ReadonlyMap<string, CheckAnswer>,
): StageOutcome {
  const own = items.filter(item => stageOf(item) === stage)
  const open = own.filter(({ id }) => !answers.has(id)).map(({ code }) => code)
  const failed = own
    .filter(({ id, required }) => required && answers.get(id) === 'no')
    .map(({ code }) => code)
  const result = open.length > 0 ? 'open' : failed.length > 0 ? 'failed' : 'passed'
  return { stage, open, failed, result }
}
