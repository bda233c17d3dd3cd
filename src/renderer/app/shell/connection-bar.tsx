import { Alert, Button, Group } from '@mantine/core'
import { useConnection, useSession, useWords } from '#renderer/ui/index.ts'

/** Says when the workspace does not answer, and when its data is damaged; otherwise nothing. */
export function ConnectionBar() {
  const { t } = useWords()
  const { workspace } = useSession()
  const state = useConnection()
  if (state === 'lost')
    return (
      <Alert color="amber" role="status" radius={0} title={t('connection.lost')}>
        {t('connection.lostHelp')}
      </Alert>
    )
  if (state === 'gone')
    return (
      <Alert color="red" role="alert" radius={0} title={t('connection.gone')}>
        <Group justify="space-between">
          {t('connection.goneHelp')}
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('screen.reload')}
          </Button>
        </Group>
      </Alert>
    )
  if (workspace.integrity === 'damaged')
    return (
      <Alert color="red" role="alert" radius={0} title={t('save.damaged')}>
        {t('save.damagedHelp')}
      </Alert>
    )
  return null
}
