import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '#renderer/ui/index.ts'
import type { EntryValues } from './entry-values.ts'

const TYPING = 200

/** The amount in the project's currency: by the typed rate or the contract's policy. Null while something is missing. */
export function useConversion(values: EntryValues, projectCurrency: string | null) {
  const { projectId, currency, amountMinor, ownRate } = values
  const date = values.paymentDate ?? values.entryDate
  const [amount] = useDebouncedValue(amountMinor, TYPING)
  const [rate] = useDebouncedValue(ownRate ? values.rate : null, TYPING)
  const isForeign = projectCurrency !== null && currency !== projectCurrency
  const isKnown = projectId !== null && date !== null && amount !== null && amountMinor !== null
  const answer = useRead(
    'ledger.convert',
    { projectId: projectId ?? '', currency, amountMinor: amount ?? 0, date: date ?? '', rate },
    { enabled: isForeign && isKnown, keepLast: true },
  )
  if (projectCurrency === null || amountMinor === null) return { isForeign, base: null, rate: null }
  if (!isForeign) return { isForeign, base: { minor: amountMinor, currency: projectCurrency }, rate: null }
  const known = isKnown ? (answer.data ?? null) : null
  return { isForeign, base: known?.base ?? null, rate: known }
}

export type Conversion = ReturnType<typeof useConversion>
