import { Text } from '@mantine/core'
import { ChangeTable, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import classes from './audit.module.css'

/** The rows that one step changed, as they were and as they became. */
export function AuditChanges({ seq }: { readonly seq: number }) {
  const { t } = useWords()
  const changes = useRead('audit.changes', { seq })
  return (
    <div className={classes['detail']}>
      <Loaded of={changes} lines={2}>
        {({ rows, hasMore }) => (
          <>
            {rows.length === 0 ? <Text size="sm">{t('audit.noRows')}</Text> : null}
            {rows.map(change => (
              <ChangeTable
                key={`${change.table} ${change.rowId} ${change.operation}`}
                change={change}
                size="sm"
                titled
              />
            ))}
            {hasMore ? <Text size="sm">{t('audit.moreRows')}</Text> : null}
          </>
        )}
      </Loaded>
    </div>
  )
}
