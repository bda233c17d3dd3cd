/** Parts of the budget's pages that figures lead to: what was decided to move, and the lines an addendum changes. */
export const DECIDED = 'decided'
export const CHANGED_LINES = 'changed-lines'
