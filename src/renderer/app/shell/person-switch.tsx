import { Button, Group, PasswordInput, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState, useClient, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import classes from './person-switch.module.css'

type Person = WorkspaceStatus['people'][number]

export type PersonSwitchProps = {
  readonly people: readonly Person[]
  readonly currentId: string | null
  readonly onSwitched: () => void
}

/** Changes the person this window acts for; asks for that person's passphrase when one is set. */
export function PersonSwitch({ people, currentId, onSwitched }: PersonSwitchProps) {
  const { t } = useWords()
  const client = useClient()
  const queries = useQueryClient()
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const [changing, setChanging] = useState(false)
  const [asked, setAsked] = useState<Person | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const become = async (person: Person, typed: string | null) => {
    setChanging(true)
    const changed = await client.call('users.switch', { personId: person.id, passphrase: typed })
    setChanging(false)
    setPassphrase('')
    if (!changed.ok) return setRefusal(changed.error)
    // First away from what the other person looked at, then everything is read as this one.
    onSwitched()
    await queries.invalidateQueries()
  }
  const choose = (person: Person) => {
    setRefusal(null)
    if (person.passphrase) setAsked(person)
    else void become(person, null)
  }
  if (asked)
    return (
      <form
        onSubmit={event => {
          event.preventDefault()
          void become(asked, passphrase)
        }}
      >
        <Stack gap="sm">
          <PasswordInput
            label={t('second.passphrase', { name: asked.name })}
            value={passphrase}
            onChange={event => setPassphrase(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          {refusal ? <ErrorState error={refusal} /> : null}
          <Group gap="xs">
            <Button type="submit" loading={changing} disabled={passphrase === ''}>
              {t('person.become', { name: asked.name })}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('act.back')}
            </Button>
          </Group>
        </Stack>
      </form>
    )
  return (
    <Stack gap={4}>
      {refusal ? <ErrorState error={refusal} /> : null}
      {people
        .filter(person => person.id !== currentId)
        .map(person => (
          <UnstyledButton key={person.id} className={classes['person'] ?? ''} onClick={() => choose(person)}>
            <Text fw={600}>{person.name}</Text>
            <Text size="sm" c="dimmed">
              {person.roles.map(role => t(`role.${role}`)).join(', ')}
            </Text>
            {person.passphrase ? (
              <IconKey className={classes['key']} size={16} aria-label={t('person.asksPassphrase')} />
            ) : null}
          </UnstyledButton>
        ))}
    </Stack>
  )
}
