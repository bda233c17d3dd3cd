import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, useAct, useMay, useSession, useWords } from '#renderer/ui/index.ts'
import { Section } from './section.tsx'

/** Name, folder, currency and the head of the audit trail. */
export function WorkspaceFacts() {
  const { t } = useWords()
  const may = useMay()
  const { workspace } = useSession()
  return (
    <Section
      title={workspace.name}
      text={t('workspace.factsHelp', { folder: workspace.folderName, currency: workspace.baseCurrency })}
    >
      <Stack gap="md">
        {may('workspace.rename') ? <Rename /> : null}
        <div>
          <Text size="sm">{t('workspace.auditHead')}</Text>
          <Code>{workspace.auditHead}</Code>
        </div>
      </Stack>
    </Section>
  )
}

function Rename() {
  const { t } = useWords()
  const { workspace } = useSession()
  const rename = useAct('workspace.rename')
  const [name, setName] = useState(workspace.name)
  const isNew = name.trim() !== '' && name.trim() !== workspace.name
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (isNew) void rename.run({ name: name.trim() })
      }}
    >
      <Stack gap="xs">
        <Group gap="xs" align="end">
          <TextInput
            label={t('workspace.name')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            maxLength={300}
            w={360}
          />
          <Button type="submit" variant="default" disabled={!isNew} loading={rename.running}>
            {t('workspace.rename')}
          </Button>
        </Group>
        {rename.error ? <ErrorState error={rename.error} /> : null}
      </Stack>
    </form>
  )
}
