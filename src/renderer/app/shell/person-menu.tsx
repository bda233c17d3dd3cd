import { Badge, Button, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useSession, useWords } from '#renderer/ui/index.ts'
import { PersonSwitch } from './person-switch.tsx'
import classes from './shell.module.css'

/** Who acts in this window, in which roles, and how to change to another person. */
export function PersonMenu() {
  const { t } = useWords()
  const { person, people } = useSession()
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure(false)
  const roles = person.roles.map(role => t(`role.${role}`)).join(', ')
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconUser size={16} aria-hidden />}
        onClick={open}
        maw={220}
        aria-label={t('person.change', { name: person.name, roles })}
      >
        <Text span truncate size="sm" fw={600} className={classes['toolText'] ?? ''}>
          {person.name}
        </Text>
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('person.title')}
        closeButtonProps={{ 'aria-label': t('act.close') }}
      >
        <Stack gap="md">
          <div>
            <Text fw={600}>{person.name}</Text>
            <Text size="sm" c="dimmed">
              {roles}
            </Text>
            <Badge mt={4} variant="light" color={person.authenticated ? 'teal' : 'gray'}>
              {person.authenticated ? t('person.authenticated') : t('person.notAuthenticated')}
            </Badge>
          </div>
          <Text size="sm">{t('person.changeTo')}</Text>
          <PersonSwitch
            people={people}
            currentId={person.personId}
            onSwitched={() => {
              close()
              void navigate({ to: '/today' })
            }}
          />
        </Stack>
      </Modal>
    </>
  )
}
