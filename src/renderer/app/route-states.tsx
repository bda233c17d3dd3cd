import { Button, Skeleton, Stack } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { EmptyNote, useWords } from '#renderer/ui/index.ts'
import { ScreenFailed } from './boundary.tsx'

/** A screen whose code is still being loaded. */
export function RouteWaiting() {
  const { t } = useWords()
  return (
    <Stack p="lg" gap="sm" role="status" aria-label={t('state.loading')}>
      <Skeleton height={28} width={280} />
      <Skeleton height={18} />
      <Skeleton height={18} width="80%" />
    </Stack>
  )
}

export function RouteFailed({ error, reset }: ErrorComponentProps) {
  return <ScreenFailed error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
}

/** An address that names nothing: a record that is gone, or a mistyped one. */
export function RouteMissing() {
  const { t } = useWords()
  return (
    <EmptyNote
      title={t('screen.missing')}
      text={t('screen.missingHelp')}
      action={
        <Button renderRoot={root => <Link {...root} to="/today" />} variant="default">
          {t('nav.today')}
        </Button>
      }
    />
  )
}
