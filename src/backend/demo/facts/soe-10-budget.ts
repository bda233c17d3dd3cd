import { flatBudget } from './flat-budget.ts'

const MARK = 'Invented for the demo: the sheet states no amounts.'

/** An invented financing plan, so that a German proof of use has figures: 120,000 in all. */
export const soe10Budget = flatBudget({
  project: 'SOE-10',
  signedOn: '2022-12-12',
  note: MARK,
  headings: [
    ['1', 'Personnel'],
    ['2', 'Activities'],
    ['3', 'Administration'],
  ],
  lines: [
    ['1.1', 'Project staff', 48_000, 'personnel'],
    ['1.2', 'Regional coordination', 12_000, 'personnel'],
    ['2.1', 'Business and vocational training', 24_000, 'services'],
    ['2.2', 'Equipment for workshops', 15_000, 'services'],
    ['2.3', 'Travel', 6_000, 'travel'],
    ['2.4', 'Publicity', 3_000, 'services'],
    ['3.1', 'Administration costs', 12_000, 'services'],
  ],
})
