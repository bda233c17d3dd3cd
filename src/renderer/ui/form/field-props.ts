import type { ReactNode } from 'react'

/** What every field of the kit takes; the members that `form.getInputProps(path)` returns fit. */
export type FieldProps<T> = {
  readonly label: string
  /** One sentence beside the field. */
  readonly help?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  readonly error?: ReactNode
  readonly value?: T
  readonly defaultValue?: T
  readonly onChange?: (value: T) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  /** Path in the form, by which the error summary finds the field. */
  readonly 'data-path'?: string
  readonly placeholder?: string
}
