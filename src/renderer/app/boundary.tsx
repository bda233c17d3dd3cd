import { Alert, Button, Center, Group, Stack, Text } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWords } from '#renderer/ui/index.ts'

type BoundaryState = { readonly error: Error | null }

/** Catches what a screen throws while drawing: the rest of the window lives on, and nothing saved is touched. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null }

  static getDerivedStateFromError(error: Error): BoundaryState {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return <ScreenFailed error={error} onRetry={() => this.setState({ error: null })} />
  }
}

/** What to do when a screen has stopped working. */
export function ScreenFailed(props: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useWords()
  return (
    <Center p="xl">
      <Alert color="red" role="alert" title={t('screen.failed')} maw={560}>
        <Stack gap="sm">
          <Text>{t('screen.failedHelp')}</Text>
          <Text size="sm" c="dimmed">
            {props.error.message}
          </Text>
          <Group gap="xs">
            <Button onClick={props.onRetry}>{t('act.retry')}</Button>
            <Button variant="default" onClick={() => window.location.reload()}>
              {t('screen.reload')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Center>
  )
}
