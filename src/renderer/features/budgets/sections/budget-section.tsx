import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay, useWords } from '#renderer/ui/index.ts'
import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import classes from './budget-section.module.css'

type Section = { readonly to: Route; readonly labelKey: MessageKey; readonly needs: ProcedureName }
type Route =
  | '/projects/$projectId/budget'
  | '/projects/$projectId/budget/moves'
  | '/projects/$projectId/budget/addendum'
  | '/projects/$projectId/budget/funding'
  | '/projects/$projectId/budget/forecast'
  | '/projects/$projectId/budget/profile'

const SECTIONS: readonly Section[] = [
  { to: '/projects/$projectId/budget', labelKey: 'budgetSection.lines', needs: 'budgets.tree' },
  { to: '/projects/$projectId/budget/moves', labelKey: 'budgetSection.moves', needs: 'moves.list' },
  {
    to: '/projects/$projectId/budget/addendum',
    labelKey: 'budgetSection.addendum',
    needs: 'addenda.compare',
  },
  { to: '/projects/$projectId/budget/funding', labelKey: 'budgetSection.funding', needs: 'funding.plan' },
  { to: '/projects/$projectId/budget/forecast', labelKey: 'budgetSection.forecast', needs: 'forecasts.grid' },
  { to: '/projects/$projectId/budget/profile', labelKey: 'budgetSection.profile', needs: 'budgets.profile' },
]

/** The project whose budget is open. */
export function useBudgetProject(): string {
  const { projectId } = useParams({ strict: false })
  if (projectId === undefined) throw new Error('No project in the address')
  return projectId
}

/** Sides of a budget, each under an address of its own. */
export function BudgetSections() {
  const { t } = useWords()
  const may = useMay()
  const projectId = useBudgetProject()
  return (
    <nav className={classes['sections']} aria-label={t('budgetSection.all')}>
      {SECTIONS.filter(section => may(section.needs)).map(section => (
        <Link
          key={section.to}
          to={section.to}
          params={{ projectId }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes['section']}
          activeProps={{ 'data-current': true }}
        >
          {t(section.labelKey)}
        </Link>
      ))}
    </nav>
  )
}

/** A side of the budget that scrolls. */
export function BudgetSection({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['screen']}>
      <BudgetSections />
      <div className={classes['body']}>{children}</div>
    </div>
  )
}
