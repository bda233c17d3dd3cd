import { useClient } from '../data/client-context.tsx'
import type { FieldProps } from './field-props.ts'
import { type Chosen, RecordPicker } from './record-picker.tsx'

/** Picks an organisation of the registry. */
export function OrganisationPicker(props: FieldProps<Chosen | null>) {
  const client = useClient()
  return (
    <RecordPicker
      {...props}
      source="organisations"
      find={async (text, signal) => {
        const found = await client.call('organisations.list', { text, limit: 20 }, { signal })
        if (!found.ok) return found
        const options = found.value.rows.map(row => ({
          id: row.id,
          name: row.name,
          detail: [row.shortName, row.city, row.country].filter(part => part !== '').join(' · '),
        }))
        return { ok: true, value: options }
      }}
    />
  )
}
