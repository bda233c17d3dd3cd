import { TextInput } from '@mantine/core'
import { AccountSelect, DateField, DecimalField, useWords } from '#renderer/ui/index.ts'
import classes from '../imports.module.css'
import type { StatementParams } from '../state/statement-params.ts'

/** Which account a statement belongs to, and what its file does not say itself. */
export function StatementFields(props: {
  readonly statement: StatementParams
  readonly onChange: (statement: StatementParams) => void
}) {
  const { t } = useWords()
  const { statement } = props
  const change = (part: Partial<StatementParams>) => props.onChange({ ...statement, ...part })
  return (
    <div className={classes['fields']}>
      <AccountSelect
        label={t('account.one')}
        projectId={null}
        required
        value={statement.accountId}
        onChange={accountId => change({ accountId })}
      />
      <TextInput
        label={t('account.importNumber')}
        description={t('account.importNumberHelp')}
        maxLength={60}
        value={statement.number}
        onChange={event => change({ number: event.currentTarget.value })}
      />
      <DateField label={t('account.importFrom')} value={statement.from} onChange={from => change({ from })} />
      <DateField label={t('account.importTo')} value={statement.to} onChange={to => change({ to })} />
      <DecimalField
        label={t('account.importOpening')}
        value={statement.opening}
        onChange={opening => change({ opening })}
      />
      <DecimalField
        label={t('account.importClosing')}
        value={statement.closing}
        onChange={closing => change({ closing })}
      />
      <TextInput
        label={t('account.importOwn')}
        description={t('account.importOwnHelp')}
        maxLength={60}
        value={statement.ownAccount}
        onChange={event => change({ ownAccount: event.currentTarget.value })}
      />
    </div>
  )
}
