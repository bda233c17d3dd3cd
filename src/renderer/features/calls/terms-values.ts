import type { Words } from '#renderer/ui/index.ts'
import type { Language } from '#shared/locales/index.ts'
import type { CallContent, CallPatch } from './call-body.tsx'
import { instantOf, type Wall, wallOf, wallTrouble } from './wall-time-field.tsx'

type Setup = CallContent['setup']
export type LotValues = Omit<Setup['lots'][number], 'id' | 'cofinancingPercent' | 'envelopeMinor'> & {
  key: string
  id: string | null
  envelopeMinor: number | null
  cofinancingPercent: string | null
}

export type TermValues = {
  kind: Setup['kind']
  directAwardReason: string
  languages: Language[]
  envelopeMinor: number | null
  zone: string
  opensAt: Wall
  deadlineAt: Wall
  questionsUntil: Wall
  cutoffs: (Wall & { key: string })[]
  invited: { key: string; organisation: { id: string; name: string } | null }[]
  applicationsPerApplicant: Setup['applicationsPerApplicant']
  countsCoApplicants: boolean
  clarificationDays: number
  complaintDays: number
  reserveUntil: string | null
  earliestStart: string | null
  latestEnd: string | null
  shortestMonths: number | null
  longestMonths: number | null
  lots: LotValues[]
}

/** What the form on terms and lots begins with. */
export function termValues({ setup, invited }: CallContent): TermValues {
  const { zone } = setup
  return {
    kind: setup.kind,
    directAwardReason: setup.directAwardReason,
    languages: [...setup.languages],
    envelopeMinor: setup.envelopeMinor,
    zone,
    opensAt: wallOf(setup.opensAt, zone),
    deadlineAt: wallOf(setup.deadlineAt, zone),
    questionsUntil: wallOf(setup.questionsUntil, zone),
    cutoffs: setup.cutoffs.map(cutoff => ({
      ...wallOf(cutoff.deadlineAt, zone),
      key: String(cutoff.number),
    })),
    invited: invited.map(organisation => ({ key: organisation.id, organisation })),
    applicationsPerApplicant: setup.applicationsPerApplicant,
    countsCoApplicants: setup.countsCoApplicants,
    clarificationDays: setup.clarificationDays,
    complaintDays: setup.complaintDays,
    reserveUntil: setup.reserveUntil,
    earliestStart: setup.earliestStart,
    latestEnd: setup.latestEnd,
    shortestMonths: setup.shortestMonths,
    longestMonths: setup.longestMonths,
    lots: setup.lots.map(lot => ({ ...lot, key: lot.id })),
  }
}

/** What the form changes of the call. */
export function termPatch(values: TermValues): CallPatch {
  const { zone, opensAt, deadlineAt, questionsUntil, cutoffs, invited, lots, ...terms } = values
  return {
    terms: {
      ...terms,
      envelopeMinor: terms.envelopeMinor ?? 0,
      zone,
      opensAt: instantOf(opensAt, zone),
      deadlineAt: values.kind === 'rolling' ? null : instantOf(deadlineAt, zone),
      questionsUntil: instantOf(questionsUntil, zone),
    },
    cutoffs: values.kind === 'rolling' ? cutoffs.flatMap(cutoff => instantOf(cutoff, zone) ?? []) : [],
    invited: values.kind === 'restricted' ? invited.flatMap(row => row.organisation?.id ?? []) : [],
    lots: lots.map(({ key: _key, ...lot }) => ({
      ...lot,
      envelopeMinor: lot.envelopeMinor ?? 0,
      cofinancingPercent: lot.cofinancingPercent ?? '0',
    })),
  }
}

/** Times that mean no instant, and lots without a code, by the path of their field. */
export function termErrors({ t }: Words, values: TermValues): Record<string, string> {
  const errors: Record<string, string> = {}
  const walls: readonly (readonly [string, Wall])[] = [
    ['opensAt', values.opensAt],
    ['deadlineAt', values.deadlineAt],
    ['questionsUntil', values.questionsUntil],
    ...values.cutoffs.map((cutoff, row) => [`cutoffs.${row}`, cutoff] as const),
  ]
  for (const [path, wall] of walls) {
    const trouble = wallTrouble(wall, values.zone)
    if (trouble) errors[path] = t(trouble)
  }
  if (values.languages.length === 0) errors['languages'] = t('validation.required')
  for (const [row, lot] of values.lots.entries())
    if (lot.code.trim() === '') errors[`lots.${row}.code`] = t('validation.required')
  return errors
}
