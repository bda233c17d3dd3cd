import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryValues } from './entry-values.ts'

const TYPING = 200

/** The amount in the project's currency: by the typed rate or the contract's policy. Null while something is missing. */
export function useConversion(values: EntryValues, projectCurrency: string | null) {
  const { projectId, currency, amountMinor, ownRate, vatTreatment } = values
  const date = values.paymentDate ?? values.entryDate
  const [amount] = useDebouncedValue(amountMinor, TYPING)
  const [rate] = useDebouncedValue(ownRate ? values.rate : null, TYPING)
  const [vatMinor] = useDebouncedValue(values.vatMinor, TYPING)
  const isForeign = projectCurrency !== null && currency !== projectCurrency
  const isKnown = projectId !== null && date !== null && amount !== null && amountMinor !== null
  const answer = useRead(
    'ledger.convert',
    {
      projectId: projectId ?? '',
      currency,
      amountMinor: amount ?? 0,
      date: date ?? '',
      rate,
      vatMinor,
      vatTreatment,
    },
    { enabled: (isForeign || vatTreatment !== '') && isKnown, keepLast: true },
  )
  const known = isKnown ? (answer.data ?? null) : null
  return {
    isForeign,
    ...taxOf(vatTreatment === '' ? null : known),
    ...baseOf(projectCurrency, amountMinor, isForeign, known, vatTreatment !== ''),
  }
}

type Answer = OutputOf<'ledger.convert'>

/** What counts once tax is left out; null where nothing is said of tax. */
const taxOf = (answer: Answer | null) => ({
  eligible: answer?.eligible ?? null,
  excludedReason: answer?.excludedReason ?? null,
})

function baseOf(
  projectCurrency: string | null,
  amountMinor: number | null,
  isForeign: boolean,
  answer: Answer | null,
  isTaxed: boolean,
) {
  if (projectCurrency === null || amountMinor === null) return { base: null, rate: null }
  const whole = { minor: amountMinor, currency: projectCurrency }
  if (!isForeign) return { base: (isTaxed ? answer?.eligible : null) ?? whole, rate: null }
  return { base: answer?.base ?? null, rate: answer }
}

export type Conversion = ReturnType<typeof useConversion>
