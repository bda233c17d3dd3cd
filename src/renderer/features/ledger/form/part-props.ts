import type { UseFormReturnType } from '@mantine/form'
import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryValues } from './entry-values.ts'
import type { Conversion } from './use-conversion.ts'

/** What every part of the entry form works with. */
export type PartProps = {
  readonly form: UseFormReturnType<EntryValues>
  /** The chosen project with what hangs on it; undefined until one is chosen and read. */
  readonly project: OutputOf<'projects.get'> | undefined
  readonly conversion: Conversion
}
