const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const DEEPEST = 40

/** True when a value from outside carries a key that could reach a prototype, or is nested beyond any honest input. */
export function isHostile(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return true
  if (Array.isArray(value)) return value.some(item => isHostile(item, depth + 1))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, member]) => FORBIDDEN.has(key) || isHostile(member, depth + 1))
}
