/** Moves, releases, funding and rates of budgets that contradict each other; each statement lists what must not exist. */
export const BUDGET_CHANGES: readonly (readonly [string, string])[] = [
  [
    'moveHalves',
    `SELECT n.id FROM budget_notice n LEFT JOIN reallocation r ON r.notice_id = n.id GROUP BY n.id
     HAVING (n.state = 'in_force') <> (count(r.id) = 2)
       OR (n.state = 'in_force' AND (sum(r.amount_minor) <> 0
         OR sum(CASE WHEN r.budget_line_id = n.to_line_id AND r.kind = n.kind AND r.version_id = n.version_id THEN r.amount_minor END) IS NOT n.amount_minor
         OR sum(CASE WHEN r.budget_line_id = n.from_line_id AND r.kind = n.kind AND r.version_id = n.version_id THEN r.amount_minor END) IS NOT -n.amount_minor))
       OR (n.state <> 'in_force' AND count(r.id) > 0)`,
  ],
  [
    'reserveOverdrawn',
    `SELECT n.id FROM budget_node n JOIN reallocation r ON r.budget_line_id = n.line_id AND r.version_id = n.version_id
     WHERE n.kind = 'contingency' GROUP BY n.id HAVING n.amount_minor + sum(r.amount_minor) < 0`,
  ],
  [
    'fundedBeyondAmount',
    `SELECT n.id FROM budget_node n JOIN budget_node_funding f ON f.node_id = n.id JOIN budget_version v ON v.id = n.version_id
     WHERE v.state <> 'draft' GROUP BY n.id HAVING sum(f.amount_minor) > n.amount_minor`,
  ],
  [
    'foreignFunding',
    `SELECT f.id FROM budget_node_funding f JOIN budget_node n ON n.id = f.node_id JOIN budget_version v ON v.id = n.version_id
     JOIN funding_source s ON s.id = f.funding_source_id WHERE s.project_id <> v.project_id OR n.kind = 'heading' OR f.amount_minor < 0`,
  ],
  [
    'rateWithoutBase',
    `SELECT id FROM budget_node WHERE (indirect_rate IS NULL) <> (indirect_base IS NULL) OR (indirect_rate IS NOT NULL AND kind <> 'indirect')`,
  ],
]

/** Forecasts that were kept with a report and no longer are what it showed. */
export const KEPT_FORECASTS: readonly (readonly [string, string])[] = [
  [
    'frozenForecast',
    `SELECT f.id FROM forecast_frozen f JOIN reporting_period m ON m.id = f.made_with_period_id JOIN reporting_period p ON p.id = f.period_id
     WHERE m.state <> 'locked' OR p.start_date < m.start_date OR p.project_id <> f.project_id OR m.project_id <> f.project_id`,
  ],
  [
    'frozenForecastMoved',
    `SELECT f.id FROM forecast_frozen f JOIN forecast c ON c.period_id = f.period_id AND c.budget_line_id = f.budget_line_id
     WHERE f.made_with_period_id = f.period_id AND c.amount_minor <> f.amount_minor`,
  ],
]
