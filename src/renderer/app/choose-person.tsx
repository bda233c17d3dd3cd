import { Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { PersonSwitch } from './shell/person-switch.tsx'

/** A workspace is open but nobody acts in it yet: several coordinators, or a passphrase is asked. */
export function ChoosePerson(props: {
  readonly workspaceName: string
  readonly people: WorkspaceStatus['people']
}) {
  const { t } = useWords()
  return (
    <Center h="100%" component="main">
      <Paper withBorder p="xl" w={440}>
        <Stack gap="md">
          <Title order={1}>{props.workspaceName}</Title>
          <Text>{t('person.whoWorks')}</Text>
          <PersonSwitch people={props.people} currentId={null} onSwitched={() => undefined} />
        </Stack>
      </Paper>
    </Center>
  )
}
