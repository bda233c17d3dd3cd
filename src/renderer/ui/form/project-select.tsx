import { Select } from '@mantine/core'
import { useRead } from '../data/use-read.ts'
import type { FieldProps } from './field-props.ts'

export type ProjectSelectProps = Omit<FieldProps<string | null>, 'label'> & {
  readonly label: string
  /** For a place above a list: the label is only read out. */
  readonly quiet?: boolean
  readonly clearable?: boolean
  readonly width?: number
}

/** Chooses a project by code or title; its value is the project's id. */
export function ProjectSelect(props: ProjectSelectProps) {
  const { label, help, quiet = false, clearable = false, width, value, defaultValue, ...rest } = props
  const projects = useRead('projects.list', {})
  const data = (projects.data?.rows ?? []).map(row => ({
    value: row.id,
    label: row.title === '' ? row.code : `${row.code} · ${row.title}`,
  }))
  return (
    <Select
      {...rest}
      {...(quiet ? { 'aria-label': label } : { label, description: help })}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(width === undefined ? {} : { w: width })}
      data={data}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      comboboxProps={{ width: 420, position: 'bottom-start' }}
      maxDropdownHeight={320}
    />
  )
}
