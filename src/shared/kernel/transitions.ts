/** Which states each state may become; a state that ends has an empty list. */
export type Transitions<State extends string> = { readonly [From in State]: readonly State[] }

/**
 * True when the table declares the step; every undeclared one, staying included, is refused.
 * @example mayMove({ open: ['locked'], locked: [] }, 'locked', 'open') // false
 */
export function mayMove<State extends string>(
  transitions: Transitions<State>,
  from: State,
  to: State,
): boolean {
  return Object.hasOwn(transitions, from) && transitions[from].includes(to)
}
