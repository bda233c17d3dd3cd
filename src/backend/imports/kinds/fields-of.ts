import type { Target } from '../mapping/target.ts'
import type { ImportField } from './kind.ts'

/** Fields of a target as the wizard and the command line list them. */
export const fieldsOf = (target: Target): readonly ImportField[] =>
  target.fields.map(({ key, labelKey, kind, required }) => ({ key, labelKey, kind, required }))
