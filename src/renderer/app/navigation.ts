import {
  IconBuildingCommunity,
  IconCalendarTime,
  IconClipboardCheck,
  IconCoins,
  IconFileText,
  IconGift,
  IconSettings,
  IconSitemap,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'

export type NavigationLink = {
  readonly to:
    | '/today'
    | '/projects'
    | '/money/ledger'
    | '/money/assets'
    | '/money/procurements'
    | '/money/ineligible'
    | '/money/pending'
    | '/money/import'
    | '/money/shared'
    | '/money/payroll'
    | '/money/accounts'
    | '/grants/calls'
    | '/grants/schemes'
    | '/grants/applications'
    | '/assessments'
    | '/documents'
    | '/registry'
    | '/settings/workspace'
    | '/settings/persons'
    | '/settings/rates'
    | '/settings/per-diems'
    | '/settings/language'
    | '/settings/audit'
  readonly labelKey: MessageKey
  /** Offered to those who may call it. */
  readonly needs: ProcedureName
}

export type NavigationSection = NavigationLink & {
  readonly icon: TablerIcon
  /** Addresses that belong to the section start with it. */
  readonly base: string
  readonly links: readonly NavigationLink[]
}

/** The rail: by work, not by table. A section stands here once it works. */
export const SECTIONS: readonly NavigationSection[] = [
  {
    to: '/today',
    base: '/today',
    labelKey: 'nav.today',
    needs: 'today.list',
    icon: IconCalendarTime,
    links: [],
  },
  {
    to: '/projects',
    base: '/projects',
    labelKey: 'nav.programme',
    needs: 'projects.list',
    icon: IconSitemap,
    links: [],
  },
  {
    to: '/grants/calls',
    base: '/grants',
    labelKey: 'nav.grants',
    needs: 'calls.list',
    icon: IconGift,
    links: [
      { to: '/grants/schemes', labelKey: 'nav.schemes', needs: 'schemes.list' },
      { to: '/grants/calls', labelKey: 'nav.calls', needs: 'calls.list' },
      { to: '/grants/applications', labelKey: 'nav.applications', needs: 'applications.list' },
    ],
  },
  {
    to: '/assessments',
    base: '/assessments',
    labelKey: 'nav.assessments',
    needs: 'assessments.mine',
    icon: IconClipboardCheck,
    links: [],
  },
  {
    to: '/money/ledger',
    base: '/money',
    labelKey: 'nav.money',
    needs: 'ledger.list',
    icon: IconCoins,
    links: [
      { to: '/money/ledger', labelKey: 'nav.ledger', needs: 'ledger.list' },
      { to: '/money/shared', labelKey: 'nav.shared', needs: 'sharedCosts.list' },
      { to: '/money/payroll', labelKey: 'nav.payroll', needs: 'payroll.list' },
      { to: '/money/accounts', labelKey: 'nav.accounts', needs: 'accounts.list' },
      { to: '/money/assets', labelKey: 'nav.assets', needs: 'assets.list' },
      { to: '/money/procurements', labelKey: 'nav.procurements', needs: 'procurements.list' },
      { to: '/money/ineligible', labelKey: 'nav.ineligible', needs: 'ineligible.list' },
      { to: '/money/pending', labelKey: 'nav.pending', needs: 'pendingPayments.list' },
      { to: '/money/import', labelKey: 'nav.import', needs: 'imports.run' },
    ],
  },
  {
    to: '/documents',
    base: '/documents',
    labelKey: 'nav.documents',
    needs: 'documents.kinds',
    icon: IconFileText,
    links: [],
  },
  {
    to: '/registry',
    base: '/registry',
    labelKey: 'nav.registry',
    needs: 'organisations.list',
    icon: IconBuildingCommunity,
    links: [],
  },
  {
    to: '/settings/workspace',
    base: '/settings',
    labelKey: 'nav.settings',
    needs: 'settings.get',
    icon: IconSettings,
    links: [
      { to: '/settings/workspace', labelKey: 'nav.workspace', needs: 'workspace.verify' },
      { to: '/settings/persons', labelKey: 'nav.persons', needs: 'users.list' },
      { to: '/settings/rates', labelKey: 'nav.rates', needs: 'rates.list' },
      { to: '/settings/per-diems', labelKey: 'nav.perDiems', needs: 'perDiems.rates' },
      { to: '/settings/language', labelKey: 'nav.language', needs: 'settings.get' },
      { to: '/settings/audit', labelKey: 'nav.audit', needs: 'audit.list' },
    ],
  },
]
