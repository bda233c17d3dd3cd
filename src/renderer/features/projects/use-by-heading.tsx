import {
  AMOUNT_ORDER,
  type AmountName,
  amountKey,
  ChartFrame,
  Figure,
  type FigureLink,
  GroupedBars,
  Loaded,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { Amounts, BudgetNodeRow } from '#shared/contract/budgets.ts'

const COLUMNS = [...AMOUNT_ORDER, 'spent'] as const

/** The parts of one amount, of a row of the budget or of all of it. */
const partsOf = (projectId: string, nodeId: string | null, amount: AmountName | 'spent'): FigureLink => ({
  to: '/projects/$projectId/budget',
  params: { projectId },
  search: { ...(nodeId === null ? {} : { line: nodeId }), amount },
})

/** How each heading of the budget is used: the six amounts on one scale, each figure a link to its parts. */
export function UseByHeading({ projectId }: { readonly projectId: string }) {
  const tree = useRead('budgets.tree', { projectId })
  return (
    <Loaded of={tree} lines={6}>
      {({ nodes, totals, currency, version }) =>
        version === null || nodes.length === 0 ? null : (
          <Picture
            projectId={projectId}
            currency={currency}
            headings={nodes.filter(node => node.parentId === null)}
            totals={totals}
          />
        )
      }
    </Loaded>
  )
}

const nameOf = ({ code, label }: BudgetNodeRow): string => `${code} ${label}`.trim()

/** The heading with the least left of what was budgeted for it; those without a budget don't compare. */
function tightest(headings: readonly BudgetNodeRow[]): BudgetNodeRow | undefined {
  const left = ({ amounts: { free, budgeted } }: BudgetNodeRow) => free / budgeted
  return headings.filter(({ amounts }) => amounts.budgeted > 0).toSorted((a, b) => left(a) - left(b))[0]
}

function Picture(props: {
  readonly projectId: string
  readonly currency: string
  readonly headings: readonly BudgetNodeRow[]
  readonly totals: Amounts
}) {
  const { t } = useWords()
  const { projectId, currency, headings, totals } = props
  const text = (minor: number) => ({ minor, currency })
  const least = tightest(headings)
  const row = (key: string, name: string, nodeId: string | null, amounts: Amounts) => ({
    key,
    cells: [
      name,
      ...COLUMNS.map(column => (
        <Figure
          key={column}
          amount={{ minor: amounts[column], currency }}
          link={partsOf(projectId, nodeId, column)}
          label={t('useByHeading.partsOf', { amount: t(amountKey(column)), heading: name })}
          strong={nodeId === null}
        />
      )),
    ],
  })
  return (
    <ChartFrame
      title={t('useByHeading.title')}
      summary={[
        t('useByHeading.summary', { free: text(totals.free), budgeted: text(totals.budgeted) }),
        ...(least
          ? [
              t('useByHeading.tightest', {
                heading: nameOf(least),
                free: text(least.amounts.free),
                budgeted: text(least.amounts.budgeted),
              }),
            ]
          : []),
      ].join(' ')}
      table={{
        columns: [
          { label: t('useByHeading.heading', { currency }) },
          ...COLUMNS.map(column => ({ label: t(amountKey(column)), align: 'right' as const })),
        ],
        rows: [
          ...headings.map(node => row(node.id, nameOf(node), node.id, node.amounts)),
          row('total', t('budget.total'), null, totals),
        ],
      }}
    >
      <GroupedBars
        currency={currency}
        groups={headings.map(node => ({
          key: node.id,
          label: nameOf(node),
          amounts: node.amounts,
          linkOf: name => partsOf(projectId, node.id, name),
        }))}
      />
    </ChartFrame>
  )
}
