import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '#renderer/ui/index.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'

export type Fault = OutputOf<'intake.check'>['faults'][number]
export type TypedAnswers = InputOf<'intake.check'>['answers']

/** How long typing must rest before the answers are looked at, in milliseconds. */
const REST = 600

/** What is wrong with the answers as they are typed; missing answers are told only once somebody asks. */
export function useFaults(
  formVersionId: string,
  lotId: string | null,
  answers: TypedAnswers,
  withMissing: boolean,
): readonly Fault[] {
  const [rested] = useDebouncedValue(answers, REST)
  const read = useRead('intake.check', { formVersionId, lotId, answers: rested }, { keepLast: true })
  const faults = read.data?.faults ?? []
  return withMissing ? faults : faults.filter(({ code }) => code !== 'Missing' && code !== 'CellMissing')
}
