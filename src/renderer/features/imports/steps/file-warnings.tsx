import { Alert, List } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import type { RowProblem } from '#shared/contract/imports.ts'

const MOST = 5

/** What is to be minded about the file as a whole. */
export function FileWarnings({ warnings }: { readonly warnings: readonly RowProblem[] }) {
  const { t, say } = useWords()
  if (warnings.length === 0) return null
  return (
    <Alert color="amber" title={t('notice.warnings', { count: warnings.length })}>
      <List size="sm">
        {warnings.slice(0, MOST).map(warning => (
          <List.Item key={`${warning.messageKey} ${warning.row} ${warning.column}`}>
            {`${say(warning.messageKey, warning.details)} ${say(warning.remedyKey, warning.details)}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
