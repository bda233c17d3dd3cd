import { parseDecimal } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { at, type Notice, notice, type Verdict } from '../notices/index.ts'
import { formFaults } from './form-faults.ts'
import { gridFaults } from './grid-faults.ts'
import { lotFaults } from './lots.ts'
import { missingTexts } from './missing-texts.ts'
import { type CallSetup, type ItemKind, lastDeadline } from './setup.ts'
import { unknownTieBreak } from './tie-break.ts'
import { termsRoute, timelineFaults } from './timeline.ts'

/** What a call stands on, as it is now; amounts in minor units of its currency. */
export type CallGround = {
  readonly schemeId: string
  readonly schemeCode: string
  readonly schemeEnvelopeMinor: number
  /** What the other calls of the scheme take. */
  readonly otherCallsMinor: number
  /** What stands against the scheme itself on its budget line. */
  readonly scheme: Verdict
  /** True where the contract with the donor asks for a closed list of activity types (`fstp_closed_activity_list`). */
  readonly closedActivityList: boolean
  /** UTC instant. */
  readonly now: string
}

const amount = (minor: number, currency: string) => ({ minor, currency })

/** What every call says; a closed list of activities only where the donor asks for one. */
const needed = (ground: CallGround): readonly ItemKind[] => [
  'administrative_criterion',
  'eligibility_criterion',
  'document',
  ...(ground.closedActivityList ? (['activity_type'] as const) : []),
]

function moneyFaults(call: CallSetup, ground: CallGround): readonly Notice[] {
  const { currency, envelopeMinor } = call
  const fix = at('editTerms', termsRoute(call.id))
  const found: Notice[] = []
  if (envelopeMinor <= 0) found.push(notice('call', 'EnvelopeEmpty', fix))
  const left = sumMinor([ground.schemeEnvelopeMinor, -ground.otherCallsMinor])
  if (envelopeMinor > left)
    found.push(
      notice('call', 'AboveScheme', at('editScheme', `/grants/schemes?open=${ground.schemeId}`), {
        scheme: ground.schemeCode,
        envelope: amount(envelopeMinor, currency),
        left: amount(left, currency),
        excess: amount(sumMinor([envelopeMinor, -left]), currency),
      }),
    )
  if (call.lots.length === 0) found.push(notice('call', 'LotsMissing', fix))
  return [...found, ...lotFaults(call.lots, call, fix), ...ground.scheme.blockers]
}

function kindFaults(call: CallSetup): readonly Notice[] {
  const fix = at('editTerms', termsRoute(call.id))
  if (call.kind === 'restricted' && call.invited.length === 0) return [notice('call', 'InvitedMissing', fix)]
  if (call.kind === 'direct_award' && call.directAwardReason.trim() === '')
    return [notice('call', 'DirectAwardReasonMissing', fix)]
  return []
}

function itemFaults(call: CallSetup, ground: CallGround): readonly Notice[] {
  const fix = at('editItems', `/grants/calls/${call.id}/items`)
  return needed(ground)
    .filter(kind => !call.items.some(item => item.kind === kind))
    .map(kind => notice('call', 'ItemsMissing', fix, { itemKey: `callItemKinds.${kind}` }))
}

function textFaults(call: CallSetup): readonly Notice[] {
  const fix = at('editTexts', `/grants/calls/${call.id}/texts`)
  const missing = missingTexts(call)
  if (call.languages.length === 0) return [notice('call', 'LanguagesMissing', fix)]
  return call.languages.flatMap(language => {
    const own = missing.filter(text => text.language === language)
    return own.length === 0
      ? []
      : [
          notice('call', 'TextsMissing', fix, {
            languageKey: `callLanguage.${language}`,
            count: own.length,
            textKey: own
              .slice(0, 5)
              .map(text => (text.part === 'call' ? `callText.${text.field}` : text.code)),
          }),
        ]
  })
}

/** Faults of a form or grid as one blocker: how many, and the first of them; the builder shows all. */
const asOne = (code: string, faults: readonly Notice[], fix: Notice['fix']): readonly Notice[] => {
  const [first] = faults
  return first ? [notice('call', code, fix, { count: faults.length })] : []
}

function formAndGridFaults(call: CallSetup): readonly Notice[] {
  const toForm = at('editForm', `/grants/calls/${call.id}/form`)
  const toGrid = at('editGrid', `/grants/calls/${call.id}/grid`)
  const { form, grid, languages, thirdReaderGap } = call
  const found: Notice[] = []
  if (!form) found.push(notice('call', 'FormMissing', toForm))
  else found.push(...asOne('FormFaulty', formFaults(form.definition, languages), toForm))
  // Who awards directly scores nobody against anybody.
  if (!grid) {
    if (call.kind !== 'direct_award') found.push(notice('call', 'GridMissing', toGrid))
    return found
  }
  const faults = gridFaults(grid.definition, languages)
  const weights = faults.find(fault => fault.code === 'WeightsNot100')
  if (weights) found.push({ ...weights, fix: toGrid })
  found.push(
    ...asOne(
      'GridFaulty',
      faults.filter(fault => fault !== weights),
      toGrid,
    ),
  )
  const lost = unknownTieBreak(call.tieBreak, grid.definition)
  if (lost !== null) found.push(notice('call', 'TieBreakUnknown', toGrid, { key: lost }))
  if (call.kind !== 'direct_award' && call.tieBreak.length === 0)
    found.push(notice('call', 'TieBreakMissing', toGrid))
  if (thirdReaderGap !== null && (parseDecimal(thirdReaderGap)?.digits ?? -1n) < 0n)
    found.push(notice('call', 'GapUnfit', toGrid, { gap: thirdReaderGap }))
  return found
}

/**
 * Whether a call may be declared ready, and later opened: everything that is frozen at opening is there and sound
 * (domain-rules.md rule 2). Each blocker names the place and the screen that mends it.
 */
export function readinessVerdict(call: CallSetup, ground: CallGround): Verdict {
  const end = lastDeadline(call)
  const warnings: Notice[] = [...ground.scheme.warnings]
  if (end !== null && end <= ground.now)
    warnings.push(notice('call', 'DeadlinePassed', at('editTerms', termsRoute(call.id))))
  return {
    blockers: [
      ...kindFaults(call),
      ...timelineFaults(call),
      ...moneyFaults(call, ground),
      ...itemFaults(call, ground),
      ...textFaults(call),
      ...formAndGridFaults(call),
    ],
    warnings,
  }
}
