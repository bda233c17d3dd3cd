import type { JsonValue } from '#shared/kernel/errors.ts'

type Objects = { readonly [key: string]: JsonValue }

const isObject = (value: JsonValue | undefined): value is Objects =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value)

/**
 * True when everything a case expects is there and equal: lists item by item with the same length, objects by
 * the keys expected (a rule may report more than a case asks), everything else exactly. A case that expects
 * nothing at all agrees with nothing.
 */
export function agrees(expected: JsonValue | undefined, actual: JsonValue | undefined): boolean {
  if (isList(expected))
    return (
      isList(actual) &&
      expected.length === actual.length &&
      expected.every((item, i) => agrees(item, actual[i]))
    )
  if (isObject(expected)) {
    const keys = Object.keys(expected)
    return keys.length > 0 && isObject(actual) && keys.every(key => hasEqual(actual, key, expected[key]))
  }
  return expected !== undefined && expected === actual
}

const hasEqual = (actual: Objects, key: string, expected: JsonValue | undefined): boolean =>
  Object.hasOwn(actual, key) && agrees(expected, actual[key])
