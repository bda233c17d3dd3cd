export { budgetPeriods } from './budget-periods.ts'
export { percentages } from './percentages.ts'
