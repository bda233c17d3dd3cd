import { Alert, PasswordInput, Select, Stack } from '@mantine/core'
import type { Role } from '#shared/contract/index.ts'
import { useSession } from '../session/session-context.tsx'
import { useWords } from '../words/use-words.ts'

export type SecondPersonValue = { readonly personId: string; readonly passphrase: string | null }

export type SecondPersonProps = {
  readonly value: SecondPersonValue | null
  readonly onChange: (value: SecondPersonValue | null) => void
  /** Roles that may confirm this act. */
  readonly roles: readonly Role[]
}

/** The second of four eyes: another person with one of the roles, with the own passphrase when one is set. */
export function SecondPerson({ value, onChange, roles }: SecondPersonProps) {
  const { t } = useWords()
  const { person, people } = useSession()
  const able = people.filter(
    other => other.id !== person.personId && other.roles.some(role => roles.includes(role)),
  )
  const chosen = able.find(other => other.id === value?.personId)
  if (able.length === 0)
    return (
      <Alert color="amber" title={t('second.nobody')}>
        {t('second.nobodyHelp', { roles: [...roles] })}
      </Alert>
    )
  return (
    <Stack gap="sm">
      <Select
        label={t('second.person')}
        description={t('second.help')}
        placeholder={t('second.choose')}
        data={able.map(other => ({ value: other.id, label: other.name }))}
        value={chosen?.id ?? null}
        onChange={id => onChange(id === null ? null : { personId: id, passphrase: null })}
        required
      />
      {chosen?.passphrase ? (
        <PasswordInput
          label={t('second.passphrase', { name: chosen.name })}
          value={value?.passphrase ?? ''}
          onChange={event => onChange({ personId: chosen.id, passphrase: event.currentTarget.value })}
          autoComplete="off"
          required
        />
      ) : null}
    </Stack>
  )
}
