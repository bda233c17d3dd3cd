import { Badge, Button, Tabs } from '@mantine/core'
import { IconArchive, IconFileUpload, IconPencil } from '@tabler/icons-react'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, Loaded, Page, useAct, useMay, useToast, useWords } from '#renderer/ui/index.ts'
import type { AccountRow } from '#shared/contract/accounts.ts'
import { AccountForm } from './account-form.tsx'
import classes from './accounts.module.css'
import { useAccount, useAccountId } from './use-account.ts'

const TABS = ['statements', 'matching', 'ledger', 'reconciliation'] as const
type Tab = (typeof TABS)[number]

const ROUTES = {
  statements: '/money/accounts/$accountId',
  matching: '/money/accounts/$accountId/matching',
  ledger: '/money/accounts/$accountId/ledger',
  reconciliation: '/money/accounts/$accountId/reconciliation',
} as const satisfies Record<Tab, string>

/** One account: its statements, matching, its own ledger and reconciliation, each under an address of its own. */
export function AccountPage() {
  const { t } = useWords()
  const accountId = useAccountId()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { read, account } = useAccount()
  const current = TABS.find(tab => pathname.endsWith(`/${tab}`)) ?? 'statements'
  return (
    <Page
      title={account?.name ?? t('account.one')}
      marks={account?.archived ? <Badge color="gray">{t('account.archived')}</Badge> : null}
      subtitle={account ? [account.projectCode, account.iban, account.bank].filter(Boolean).join(' · ') : ''}
      actions={account ? <AccountActs account={account} /> : null}
      body="fill"
    >
      <Tabs
        className={classes['tabs'] ?? ''}
        value={current}
        onChange={value => {
          const tab = TABS.find(known => known === value)
          if (tab) void navigate({ to: ROUTES[tab], params: { accountId } })
        }}
      >
        <Tabs.List px="md" aria-label={t('account.tabs')}>
          {TABS.map(tab => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`account.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current} className={classes['page'] ?? ''}>
          {account ? (
            <Outlet />
          ) : (
            <Loaded of={read} lines={8}>
              {() => null}
            </Loaded>
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function AccountActs({ account }: { readonly account: AccountRow }) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const archive = useAct('accounts.archive')
  const [editing, setEditing] = useState(false)
  if (!may('accounts.save')) return null
  const { id, version, archived } = account
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArchive size={16} aria-hidden />}
        loading={archive.running}
        onClick={async () => {
          const done = await archive.run({ id, version, archived: !archived })
          if (!done.ok) toast.failed(done.error)
        }}
      >
        {t(archived ? 'account.bringBack' : 'account.archive')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => setEditing(true)}
      >
        {t('account.edit')}
      </Button>
      <Button
        leftSection={<IconFileUpload size={16} aria-hidden />}
        renderRoot={root => (
          <Link {...root} to="/money/import" search={{ kind: 'statement', accountId: id }} />
        )}
      >
        {t('account.import')}
      </Button>
      <Dialog opened={editing} onClose={() => setEditing(false)} title={t('account.edit')}>
        <AccountForm record={account} onDone={() => setEditing(false)} />
      </Dialog>
    </>
  )
}
